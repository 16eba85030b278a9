import {
  dayOfNumber,
  daysBetween,
  monthsBetween,
  multiply,
  ONE,
  plusDays,
  plusMonths,
  plusWorkingDays,
  STATE_COUNCIL_CALENDAR,
  unit,
  workingDaysBetween,
  yearOf,
} from '../../values/index.ts';
import type { Node, NodeOf } from '../node.ts';
import type { NumberCode, TextCode } from './code.ts';
import { readDay } from './compile-day.ts';
import { lookupCode } from './compile-lookup.ts';
import { type Compiler, type Place, typeOf } from './compiler.ts';
import { countOf, Doubt, exactOf, joinDoubts } from './count.ts';
import { openDefinition, readParameter, readSlot } from './names.ts';

const DAY = unit('日').factor;
const MONTH = unit('月').factor;

/** Compiles a text or a day. */
export function compileText(compiler: Compiler, node: Node, place: Place): TextCode {
  switch (node.kind) {
    case 'text':
    case 'date':
      return () => node.value;
    case 'fact':
    case 'item':
      return typeOf(compiler, node).kind === 'date'
        ? writtenDay(readDay(compiler, node, place))
        : (readSlot(compiler, node, place) as TextCode);
    case 'parameter': {
      const value = readParameter(compiler, node);
      if (value instanceof Doubt) return () => value;
      if (value.kind !== 'text' && value.kind !== 'date')
        throw new TypeError(`parameter ${node.name} is no text`);
      return () => value.value;
    }
    case 'use':
      return keptText(compiler, node, place);
    case 'choose': {
      const condition = compiler.boolean(node.condition, place);
      const yes = compiler.text(node.whenTrue, place);
      const no = compiler.text(node.whenFalse, place);
      return (frame) => {
        const decided = condition(frame);
        if (decided === true) return yes(frame);
        if (decided === false) return no(frame);
        const [x, y] = [yes(frame), no(frame)];
        if (x instanceof Doubt || y instanceof Doubt) return joinDoubts(decided, joinDoubts(x, y));
        return x === y ? x : decided;
      };
    }
    case 'lookup': {
      const { cells, run } = lookupCode(compiler, node, place);
      const values = cells.map((cell) => String(cell.value));
      return (frame) => {
        const cell = run(frame, (a, b) => values[a] === values[b]);
        return cell instanceof Doubt ? cell : (values[cell] ?? '');
      };
    }
    case 'day':
      return shifted(compiler, node, place);
    default:
      throw new TypeError(`not a text or day: ${node.kind}`);
  }
}

/** A day bound as a number, as it is written. */
const writtenDay =
  (run: NumberCode['run']): TextCode =>
  (frame) => {
    const day = run(frame);
    return day instanceof Doubt ? day : dayOfNumber(Number(day));
  };

function keptText(compiler: Compiler, node: NodeOf<'use'>, place: Place): TextCode {
  const { definition, key, place: inside } = openDefinition(compiler, node, place);
  const known = compiler.kept.texts.get(key);
  if (known) return known;
  const run = compiler.text(definition.node, inside);
  const index = compiler.counters.texts;
  compiler.counters.texts += 1;
  const kept: TextCode = (frame) => {
    const before = frame.texts[index];
    if (before !== undefined) return before;
    const value = run(frame);
    frame.texts[index] = value;
    return value;
  };
  compiler.kept.texts.set(key, kept);
  return kept;
}

const afterWorkingDays = (day: string, days: number): string | undefined =>
  plusWorkingDays(day, days, STATE_COUNCIL_CALENDAR)?.day;
const workingDays = (from: string, to: string): number =>
  workingDaysBetween(from, to, STATE_COUNCIL_CALENDAR);

/** A day so many days or months after another. */
function shifted(compiler: Compiler, node: NodeOf<'day'>, place: Place): TextCode {
  const [from, by] = node.operands;
  if (!from || !by) throw new TypeError('a day is counted from a day, by a number');
  const start = compiler.text(from, place);
  const amount = compiler.number(by, place);
  const { factor } = amount;
  const target = node.operator === 'addMonths' ? MONTH : DAY;
  const plus =
    node.operator === 'addMonths' ? plusMonths : node.operator === 'addDays' ? plusDays : afterWorkingDays;
  return (frame) => {
    const day = start(frame);
    const count = amount.run(frame);
    if (day instanceof Doubt || count instanceof Doubt) return joinDoubts(day, count);
    const base = multiply(exactOf(count), factor);
    const steps = countOf({ n: base.n * target.d, d: base.d * target.n });
    return plus(day, typeof steps === 'number' ? steps : Number.NaN) ?? new Doubt([{ kind: 'no-such-day' }]);
  };
}

/** Days, months or a year as a number. */
export function compileDaysBetween(compiler: Compiler, node: NodeOf<'day'>, place: Place): NumberCode {
  const [from, to] = node.operands;
  if (!from) throw new TypeError('no day to count from');
  const start = compiler.text(from, place);
  if (node.operator === 'yearOf' || !to) {
    return {
      factor: ONE,
      run: (frame) => {
        const day = start(frame);
        return day instanceof Doubt ? day : yearOf(day);
      },
    };
  }
  const end = compiler.text(to, place);
  const between =
    node.operator === 'daysBetween'
      ? daysBetween
      : node.operator === 'monthsBetween'
        ? monthsBetween
        : workingDays;
  const code: NumberCode = {
    factor: node.operator === 'monthsBetween' ? MONTH : DAY,
    run: (frame) => {
      const [first, last] = [start(frame), end(frame)];
      return first instanceof Doubt || last instanceof Doubt ? joinDoubts(first, last) : between(first, last);
    },
  };
  return code;
}
