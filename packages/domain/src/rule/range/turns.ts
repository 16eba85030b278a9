import {
  add,
  divide,
  type Exact,
  equals,
  multiply,
  negate,
  ONE,
  subtract,
  ZERO,
} from '../../values/index.ts';
import type { FactReference } from '../cause.ts';
import type { Scope } from '../interpret/run.ts';
import type { Node } from '../node.ts';
import type { Settling } from './settling.ts';
import { isPoint, isSettled } from './span.ts';

/** A number as it hangs on one fact: slope × the fact in its own unit + offset, in base units. */
interface Line {
  readonly slope: Exact;
  readonly offset: Exact;
}

/** Whether a node is the fact itself. */
function isFact(node: Node, { shift, items }: Scope, { fact, yearsBefore }: FactReference): boolean {
  if (node.kind === 'fact') return node.fact === fact && node.yearsBefore + shift === yearsBefore;
  const item = node.kind === 'item' ? items[items.length - 1 - node.up] : undefined;
  if (node.kind !== 'item' || !item) return false;
  return `${item.path}.${node.field}` === fact && item.yearsBefore === yearsBefore;
}

const scaled = ({ slope, offset }: Line, by: Exact): Line => ({
  slope: multiply(slope, by),
  offset: multiply(offset, by),
});
const sumOf = (a: Line, b: Line): Line => ({ slope: add(a.slope, b.slope), offset: add(a.offset, b.offset) });
const isFlat = ({ slope }: Line): boolean => equals(slope, ZERO);

/** A number as a line over one fact; `undefined` where it is none, or hangs on other facts, too. */
function lineOf(settling: Settling, node: Node, scope: Scope, of: FactReference): Line | undefined {
  const span = settling.span(node, scope);
  if (span.kind !== 'number' || span.broken) return undefined;
  if (isPoint(span) && span.low) return { slope: ZERO, offset: span.low };
  const below = (one: Node) => lineOf(settling, one, scope, of);
  switch (node.kind) {
    case 'fact':
    case 'item': {
      const type = settling.rule.types.get(node);
      return isFact(node, scope, of) && type?.kind === 'number'
        ? { slope: type.unit.factor, offset: ZERO }
        : undefined;
    }
    case 'use': {
      const definition = settling.rule.environment.definitions.get(node.name);
      const inner = { shift: scope.shift + node.yearsBefore, items: [] };
      return definition && lineOf(settling, definition.node, inner, of);
    }
    case 'convert':
      return below(node.operand);
    case 'negate': {
      const line = below(node.operand);
      return line && scaled(line, negate(ONE));
    }
    case 'arithmetic': {
      const lines = node.operands.map(below);
      return lines.reduce((a, b) => a && b && combined(node.operator, a, b));
    }
    default:
      return undefined;
  }
}

function combined(operator: string, a: Line, b: Line): Line | undefined {
  if (operator === 'add') return sumOf(a, b);
  if (operator === 'subtract') return sumOf(a, scaled(b, negate(ONE)));
  if (operator === 'multiply')
    return isFlat(b) ? scaled(a, b.offset) : isFlat(a) ? scaled(b, a.offset) : undefined;
  const inverse = operator === 'divide' && isFlat(b) ? divide(ONE, b.offset) : undefined;
  return inverse && scaled(a, inverse);
}

/** Where a number over the fact and another meet; none where they never change sides, `undefined` where that is not known. */
function meetingOf(settling: Settling, left: Node, right: Node, scope: Scope, of: FactReference) {
  const [a, b] = [left, right].map((one) => lineOf(settling, one, scope, of));
  if (!a || !b) return undefined;
  const slope = subtract(a.slope, b.slope);
  const at = divide(subtract(b.offset, a.offset), slope);
  return at ? [at] : [];
}

/** The day a fact is held against; none if it is held against itself. */
function dayOf(settling: Settling, left: Node, right: Node, scope: Scope, of: FactReference) {
  const days = [left, right].flatMap((one) => {
    if (hangsOnly(settling, one, scope, of)) return [];
    const span = settling.span(one, scope);
    return [span.kind === 'date' ? span.value : undefined];
  });
  return days.every((day) => day !== undefined) ? days : undefined;
}

/** Whether a node is the fact, by whatever name. */
function hangsOnly(settling: Settling, node: Node, scope: Scope, of: FactReference): boolean {
  if (node.kind !== 'use') return isFact(node, scope, of);
  const definition = settling.rule.environment.definitions.get(node.name);
  const inner = { shift: scope.shift + node.yearsBefore, items: [] };
  return definition !== undefined && hangsOnly(settling, definition.node, inner, of);
}

export type Turn = Exact | string;

/** Where a fact on one side of a comparison meets the other side; `undefined` where that cannot be said. */
export function turnsBetween(
  settling: Settling,
  left: Node,
  right: Node,
  scope: Scope,
  of: FactReference,
): readonly Turn[] | undefined {
  const kind = settling.rule.types.get(left)?.kind;
  if (kind === 'number') return meetingOf(settling, left, right, scope, of);
  return kind === 'date' ? dayOf(settling, left, right, scope, of) : undefined;
}

/**
 * Where a condition can turn from yes to no as one fact runs through all it can be, a number in its own unit or a day; between
 * two of these places it stays the same. `undefined` where that cannot be said.
 */
export function turnsOf(
  settling: Settling,
  node: Node,
  scope: Scope,
  of: FactReference,
): readonly Turn[] | undefined {
  const parts = turnsIn(settling, node, scope, of);
  const known = parts.filter((part) => part !== undefined);
  return known.length === parts.length ? known.flat() : undefined;
}

/** The same as far as it can be said; where the fact is held against another that is not known, either, it cannot. */
export const someTurnsOf = (...told: Parameters<typeof turnsOf>): readonly Turn[] =>
  turnsIn(...told).flatMap((part) => part ?? []);

function turnsIn(
  settling: Settling,
  node: Node,
  scope: Scope,
  of: FactReference,
): readonly (readonly Turn[] | undefined)[] {
  const span = settling.span(node, scope);
  if (span.kind !== 'boolean') return [undefined];
  if (isSettled(span)) return [];
  const below = (one: Node) => turnsIn(settling, one, scope, of);
  const meeting = (left: Node, right: Node) => turnsBetween(settling, left, right, scope, of);
  switch (node.kind) {
    case 'logic':
      return node.operands.flatMap(below);
    case 'not':
      return below(node.operand);
    case 'choose':
      return [node.condition, node.whenTrue, node.whenFalse].flatMap(below);
    case 'use': {
      const definition = settling.rule.environment.definitions.get(node.name);
      const inner = { shift: scope.shift + node.yearsBefore, items: [] };
      return definition ? turnsIn(settling, definition.node, inner, of) : [undefined];
    }
    case 'compare':
      return [meeting(node.left, node.right)];
    case 'between':
      return [node.low, node.high].map((end) => meeting(node.operand, end));
    case 'oneOf':
      return node.options.map((option) => meeting(node.operand, option));
    default:
      return [undefined];
  }
}
