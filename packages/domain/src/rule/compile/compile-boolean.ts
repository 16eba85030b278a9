import type { Node, NodeOf } from '../node.ts';
import type { BooleanCode } from './code.ts';
import { boundsOf, compileComparison } from './compile-comparison.ts';
import { lookupCode } from './compile-lookup.ts';
import { type Compiler, openLoop, type Place, typeOf } from './compiler.ts';
import { Doubt, joinDoubts } from './count.ts';
import { openDefinition, Part, readParameter, readSlot } from './names.ts';

/** Compiles a condition. */
export function compileBoolean(compiler: Compiler, node: Node, place: Place): BooleanCode {
  switch (node.kind) {
    case 'boolean':
      return () => node.value;
    case 'fact':
    case 'item':
      return readSlot(compiler, node, place) as BooleanCode;
    case 'parameter': {
      const value = readParameter(compiler, node);
      if (value instanceof Doubt) return () => value;
      if (value.kind !== 'boolean') throw new TypeError(`parameter ${node.name} is no condition`);
      return () => value.value;
    }
    case 'use':
      return keptBoolean(compiler, node, place);
    case 'logic': {
      const parts = node.operands.map((operand) => compiler.boolean(operand, place));
      if (node.operator === 'all') return every(parts);
      return node.operator === 'any' ? some(parts) : negated(some(parts));
    }
    case 'years': {
      const parts = node.years.map((year) =>
        compiler.boolean(node.condition, { ...place, shift: place.shift + year }),
      );
      return node.operator === 'everyYear' ? every(parts) : some(parts);
    }
    case 'not':
      return negated(compiler.boolean(node.operand, place));
    case 'known': {
      const { kind } = typeOf(compiler, node.operand);
      if (kind === 'number') {
        const { run } = compiler.number(node.operand, place);
        return (frame) => !(run(frame) instanceof Doubt);
      }
      const run =
        kind === 'boolean'
          ? compiler.boolean(node.operand, place)
          : kind === 'list'
            ? compiler.list(node.operand, place)
            : compiler.text(node.operand, place);
      return (frame) => !(run(frame) instanceof Doubt);
    }
    case 'compare':
      return compileComparison(compiler, node.operator, node.left, node.right, place);
    case 'between':
      return every(
        boundsOf(node.include).map((operator, index) =>
          compileComparison(compiler, operator, node.operand, index === 0 ? node.low : node.high, place),
        ),
      );
    case 'oneOf':
      return some(
        node.options.map((option) => compileComparison(compiler, 'equal', node.operand, option, place)),
      );
    case 'choose': {
      const condition = compiler.boolean(node.condition, place);
      const yes = compiler.boolean(node.whenTrue, place);
      const no = compiler.boolean(node.whenFalse, place);
      return (frame) => {
        const decided = condition(frame);
        if (decided === true) return yes(frame);
        if (decided === false) return no(frame);
        const [x, y] = [yes(frame), no(frame)];
        if (x instanceof Doubt || y instanceof Doubt) return joinDoubts(decided, joinDoubts(x, y));
        return x === y ? x : decided;
      };
    }
    case 'quantify':
      return quantified(compiler, node, place);
    case 'lookup':
      return lookupBoolean(compiler, node, place);
    default:
      throw new TypeError(`not a condition: ${node.kind}`);
  }
}

/** A part that fails decides, also after a doubtful one. */
function every(codes: readonly BooleanCode[]): BooleanCode {
  const parts = codes.map((code) => new Part<boolean>(code));
  return (frame) => {
    let doubt: Doubt | undefined;
    for (const part of parts) {
      const value = part.read(frame);
      if (value === false) return false;
      if (value !== true) doubt = doubt ? joinDoubts(doubt, value) : value;
    }
    return doubt ?? true;
  };
}

function some(parts: readonly BooleanCode[]): BooleanCode {
  return (frame) => {
    let doubt: Doubt | undefined;
    for (const part of parts) {
      const value = part(frame);
      if (value === true) return true;
      if (value !== false) doubt = doubt ? joinDoubts(doubt, value) : value;
    }
    return doubt ?? false;
  };
}

const negated =
  (part: BooleanCode): BooleanCode =>
  (frame) => {
    const value = part(frame);
    return value instanceof Doubt ? value : !value;
  };

function keptBoolean(compiler: Compiler, node: NodeOf<'use'>, place: Place): BooleanCode {
  const { definition, key, place: inside } = openDefinition(compiler, node, place);
  const known = compiler.kept.booleans.get(key);
  if (known) return known;
  const run = compiler.boolean(definition.node, inside);
  const index = compiler.counters.booleans;
  compiler.counters.booleans += 1;
  const kept: BooleanCode = (frame) => {
    const before = frame.booleans[index];
    if (before !== undefined) return before;
    const value = run(frame);
    frame.booleans[index] = value;
    return value;
  };
  compiler.kept.booleans.set(key, kept);
  return kept;
}

function quantified(compiler: Compiler, node: NodeOf<'quantify'>, place: Place): BooleanCode {
  const list = compiler.list(node.list, place);
  const loop = openLoop(compiler, node.list, place);
  const { register } = loop;
  const condition = compiler.boolean(node.condition, loop.place);
  // "every" fails on a member that fails, "some" holds on one that holds: the answer that decides.
  const decisive = node.operator !== 'every';
  const search: BooleanCode = (frame) => {
    const found = list(frame);
    if (found instanceof Doubt) return found;
    let open: Doubt | undefined;
    for (let index = 0; index < found.items.length; index += 1) {
      const item = found.items[index];
      if (!item) continue;
      frame.items[register] = item;
      const value = condition(frame);
      if (value === !decisive) continue;
      const doubt = found.doubts?.[index];
      if (value === decisive && !doubt) return decisive;
      const here = joinDoubts(doubt, value);
      open = open ? joinDoubts(open, here) : here;
    }
    return open ?? !decisive;
  };
  return node.operator === 'none' ? negated(search) : search;
}

function lookupBoolean(compiler: Compiler, node: NodeOf<'lookup'>, place: Place): BooleanCode {
  const { cells, run } = lookupCode(compiler, node, place);
  if (node.operator === 'listed') {
    return (frame) => {
      const cell = run(frame, () => true);
      return cell instanceof Doubt ? cell : cell >= 0;
    };
  }
  const values = cells.map((cell) => cell.kind === 'boolean' && cell.value);
  return (frame) => {
    const cell = run(frame, (a, b) => values[a] === values[b]);
    return cell instanceof Doubt ? cell : (values[cell] ?? false);
  };
}
