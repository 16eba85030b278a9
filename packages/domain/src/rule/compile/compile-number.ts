import { multiply, ONE, powerOfTen, reduce, type Unit } from '../../values/index.ts';
import type { ArithmeticOperator } from '../expression.ts';
import { decimalsOf } from '../fact-declaration.ts';
import type { Node, NodeOf } from '../node.ts';
import { aligned, commonFactor, constantCode, inFactor, type NumberCode, ratioOf } from './code.ts';
import { compileAggregate, compileCount } from './compile-aggregate.ts';
import { lookupCode } from './compile-lookup.ts';
import { compileDaysBetween } from './compile-text.ts';
import { compileTiers } from './compile-tiers.ts';
import { type Compiler, type Place, typeOf } from './compiler.ts';
import {
  addCounts,
  type Count,
  compareCounts,
  Doubt,
  divideCounts,
  joinDoubts,
  multiplyCounts,
  negateCount,
  roundCount,
  signOfCount,
} from './count.ts';
import { openDefinition, Part, readParameter, readSlot, undefinedQuotient } from './names.ts';

/** Compiles a numeric node. */
export function compileNumber(compiler: Compiler, node: Node, place: Place): NumberCode {
  switch (node.kind) {
    case 'number':
      return constantCode(node.value, node.unit);
    case 'fact':
    case 'item':
      return slotNumber(compiler, node, place);
    case 'parameter': {
      const value = readParameter(compiler, node);
      if (value instanceof Doubt) return { factor: ONE, run: () => value };
      if (value.kind !== 'number') throw new TypeError(`parameter ${node.name} is no number`);
      return constantCode(value.value, value.unit);
    }
    case 'use':
      return keptNumber(compiler, node, place);
    case 'arithmetic':
      return arithmetic(compiler, node, place);
    case 'negate': {
      const { factor, run } = compiler.number(node.operand, place);
      return { factor, run: (frame) => unlessDoubt(run(frame), negateCount) };
    }
    case 'convert':
      return compiler.number(node.operand, place);
    case 'round':
      return rounded(compiler, node, place);
    case 'choose':
      return chosen(compiler, node, place);
    case 'count':
      return compileCount(compiler, node, place);
    case 'aggregate':
      return compileAggregate(compiler, node, place);
    case 'lookup':
      return lookupNumber(compiler, node, place);
    case 'tiers':
      return compileTiers(compiler, node, place);
    case 'day':
      return compileDaysBetween(compiler, node, place);
    default:
      throw new TypeError(`not a number: ${node.kind}`);
  }
}

const unlessDoubt = (value: Count | Doubt, change: (count: Count) => Count): Count | Doubt =>
  value instanceof Doubt ? value : change(value);

function unitOf(compiler: Compiler, node: Node): Unit {
  const type = typeOf(compiler, node);
  if (type.kind !== 'number') throw new TypeError('not a number');
  return type.unit;
}

function slotNumber(compiler: Compiler, node: NodeOf<'fact'> | NodeOf<'item'>, place: Place): NumberCode {
  const loop = node.kind === 'item' ? place.loops[place.loops.length - 1 - node.up] : undefined;
  const declaration =
    node.kind === 'item' ? loop?.fields[node.field] : compiler.rule.environment.facts.get(node.fact);
  if (declaration?.type !== 'number') throw new TypeError('not a declared number');
  const read = readSlot(compiler, node, place);
  const factor = ratioOf(unitOf(compiler, node).factor, { n: powerOfTen(decimalsOf(declaration)), d: 1n });
  return { factor, run: read as NumberCode['run'] };
}

function keptNumber(compiler: Compiler, node: NodeOf<'use'>, place: Place): NumberCode {
  const { definition, key, place: inside } = openDefinition(compiler, node, place);
  const known = compiler.kept.numbers.get(key);
  if (known) return known;
  const code = compiler.number(definition.node, inside);
  const index = compiler.counters.numbers;
  compiler.counters.numbers += 1;
  const { run } = code;
  const kept: NumberCode =
    code.constant === undefined
      ? {
          factor: code.factor,
          run: (frame) => {
            const before = frame.numbers[index];
            if (before !== undefined) return before;
            const value = run(frame);
            frame.numbers[index] = value;
            return value;
          },
        }
      : code;
  compiler.kept.numbers.set(key, kept);
  return kept;
}

function arithmetic(compiler: Compiler, node: NodeOf<'arithmetic'>, place: Place): NumberCode {
  const { operator } = node;
  if (operator === 'divide') return quotient(compiler, node, place);
  return node.operands
    .map((operand) => compiler.number(operand, place))
    .reduce((a, b) => combine(operator, a, b));
}

type Run = NumberCode['run'];
type Operand = Part<Count>;
const operand = (run: Run): Operand => new Part<Count>(run);

/** One closure for each operator, so that each is compiled for itself. */
const STEPS: Readonly<Record<Exclude<ArithmeticOperator, 'divide'>, (left: Operand, right: Operand) => Run>> =
  {
    add: (left, right) => (frame) => {
      const x = left.read(frame);
      const y = right.read(frame);
      if (typeof x === 'number' && typeof y === 'number') return addCounts(x, y);
      return x instanceof Doubt || y instanceof Doubt ? joinDoubts(x, y) : addCounts(x, y);
    },
    subtract: (left, right) => (frame) => {
      const x = left.read(frame);
      const y = right.read(frame);
      return x instanceof Doubt || y instanceof Doubt ? joinDoubts(x, y) : addCounts(x, negateCount(y));
    },
    multiply: (left, right) => (frame) => {
      const x = left.read(frame);
      const y = right.read(frame);
      if (typeof x === 'number' && typeof y === 'number') return multiplyCounts(x, y);
      return x instanceof Doubt || y instanceof Doubt ? joinDoubts(x, y) : multiplyCounts(x, y);
    },
    min: (left, right) => (frame) => {
      const x = left.read(frame);
      const y = right.read(frame);
      if (x instanceof Doubt || y instanceof Doubt) return joinDoubts(x, y);
      return compareCounts(x, y) <= 0 ? x : y;
    },
    max: (left, right) => (frame) => {
      const x = left.read(frame);
      const y = right.read(frame);
      if (x instanceof Doubt || y instanceof Doubt) return joinDoubts(x, y);
      return compareCounts(x, y) >= 0 ? x : y;
    },
  };

function combine(operator: Exclude<ArithmeticOperator, 'divide'>, a: NumberCode, b: NumberCode): NumberCode {
  if (operator === 'multiply') {
    return {
      factor: reduce(multiply(a.factor, b.factor)),
      run: STEPS.multiply(operand(a.run), operand(b.run)),
    };
  }
  const [left, right] = aligned(a, b);
  return { factor: left.factor, run: STEPS[operator](operand(left.run), operand(right.run)) };
}

function quotient(compiler: Compiler, node: NodeOf<'arithmetic'>, place: Place): NumberCode {
  const [above, below] = node.operands;
  if (!above || !below) throw new TypeError('a quotient has two operands');
  const { factor: a, run: numerator } = compiler.number(above, place);
  const { factor: b, run: denominator } = compiler.number(below, place);
  const undefinedFor = undefinedQuotient(compiler, below, place);
  const { positive } = node;
  return {
    factor: ratioOf(a, b),
    quotient: { above: numerator, below: denominator },
    run: (frame) => {
      const x = numerator(frame);
      const y = denominator(frame);
      if (typeof x === 'number' && typeof y === 'number' && y > 0) return divideCounts(x, y);
      if (y instanceof Doubt) return joinDoubts(x, y);
      const direction = signOfCount(y);
      if (direction === 0 || (positive && direction < 0))
        return joinDoubts(x, new Doubt([undefinedFor(frame)]));
      return x instanceof Doubt ? x : divideCounts(x, y);
    },
  };
}

function rounded(compiler: Compiler, node: NodeOf<'round'>, place: Place): NumberCode {
  const { factor, run } = compiler.number(node.operand, place);
  const { places, mode } = node;
  const step = places >= 0 ? { n: 1n, d: powerOfTen(places) } : { n: powerOfTen(-places), d: 1n };
  const target = reduce(multiply(unitOf(compiler, node).factor, step));
  const times = ratioOf(factor, target);
  return {
    factor: target,
    run: (frame) => unlessDoubt(run(frame), (count) => roundCount(count, times, mode)),
  };
}

function chosen(compiler: Compiler, node: NodeOf<'choose'>, place: Place): NumberCode {
  const condition = compiler.boolean(node.condition, place);
  const [yes, no] = aligned(compiler.number(node.whenTrue, place), compiler.number(node.whenFalse, place));
  return {
    factor: yes.factor,
    run: (frame) => {
      const decided = condition(frame);
      if (decided === true) return yes.run(frame);
      if (decided === false) return no.run(frame);
      const x = yes.run(frame);
      const y = no.run(frame);
      if (x instanceof Doubt || y instanceof Doubt) return joinDoubts(decided, joinDoubts(x, y));
      return compareCounts(x, y) === 0 ? x : decided;
    },
  };
}

/** The cells of a column are turned into counts of one factor when the rule is compiled. */
function lookupNumber(compiler: Compiler, node: NodeOf<'lookup'>, place: Place): NumberCode {
  const { cells, run } = lookupCode(compiler, node, place);
  const codes = cells.map((cell) => {
    if (cell.kind !== 'number') throw new TypeError('not a column of numbers');
    return constantCode(cell.value, cell.unit);
  });
  const factor = codes.map((code) => code.factor).reduce(commonFactor, unitOf(compiler, node).factor);
  const counts = codes.map((code) => inFactor(code, factor).constant ?? 0);
  return {
    factor,
    run: (frame) => {
      const cell = run(frame, (a, b) => compareCounts(counts[a] ?? 0, counts[b] ?? 0) === 0);
      return cell instanceof Doubt ? cell : (counts[cell] ?? 0);
    },
  };
}
