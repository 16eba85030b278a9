import type { Exact, Rounding, Unit } from '../values/index.ts';
import type {
  Aggregate,
  ArithmeticOperator,
  CompareOperator,
  DayOperator,
  Inclusion,
  LogicOperator,
  Quantifier,
  TierMode,
} from './expression.ts';

/** Where a node stands in the rule's data. */
export type Path = readonly (string | number)[];

const written = new WeakMap<Path, string>();

/** A place in a file as people read it: `['lists', 2, 'rows', 0]` → `lists[2].rows[0]`. */
export const joinPath = (path: readonly PropertyKey[]): string =>
  path.reduce<string>((before, key) => {
    if (typeof key === 'number') return `${before}[${key}]`;
    return before === '' ? String(key) : `${before}.${String(key)}`;
  }, '');

/** The same for a path that stands in a rule for good: each is put together once. */
export function writePath(path: Path): string {
  const known = written.get(path);
  if (known !== undefined) return known;
  const text = joinPath(path);
  written.set(path, text);
  return text;
}

/**
 * A rule as the checker, the interpreter, the compiler and the renderer read it: one `kind` for each way of being
 * evaluated, literals already exact. Made from an {@link Expression} by `toNode`.
 */
export type Node = { readonly path: Path } & Shape;

type Shape =
  | { readonly kind: 'number'; readonly value: Exact; readonly unit: Unit }
  | { readonly kind: 'boolean'; readonly value: boolean }
  | { readonly kind: 'text'; readonly value: string }
  | { readonly kind: 'date'; readonly value: string }
  | { readonly kind: 'fact'; readonly fact: string; readonly yearsBefore: number }
  | { readonly kind: 'item'; readonly field: string; readonly up: number }
  | { readonly kind: 'parameter'; readonly name: string }
  | { readonly kind: 'use'; readonly name: string; readonly yearsBefore: number }
  | { readonly kind: 'logic'; readonly operator: LogicOperator; readonly operands: readonly Node[] }
  | { readonly kind: 'not'; readonly operand: Node }
  | {
      readonly kind: 'years';
      readonly operator: 'everyYear' | 'someYear';
      readonly years: readonly number[];
      readonly condition: Node;
    }
  | {
      readonly kind: 'compare';
      readonly operator: CompareOperator;
      readonly left: Node;
      readonly right: Node;
    }
  | {
      readonly kind: 'between';
      readonly operand: Node;
      readonly low: Node;
      readonly high: Node;
      readonly include: Inclusion;
    }
  | { readonly kind: 'oneOf'; readonly operand: Node; readonly options: readonly Node[] }
  | {
      readonly kind: 'arithmetic';
      readonly operator: ArithmeticOperator;
      readonly operands: readonly Node[];
      /** Only for `divide`: a denominator below zero has no quotient either. */
      readonly positive: boolean;
    }
  | { readonly kind: 'negate'; readonly operand: Node }
  | {
      readonly kind: 'round';
      readonly operand: Node;
      readonly places: number;
      readonly unit: Unit | undefined;
      readonly mode: Rounding;
    }
  | { readonly kind: 'convert'; readonly operand: Node; readonly unit: Unit }
  | { readonly kind: 'choose'; readonly condition: Node; readonly whenTrue: Node; readonly whenFalse: Node }
  | { readonly kind: 'known'; readonly operand: Node }
  | { readonly kind: 'select'; readonly list: Node; readonly meet: Node }
  | {
      readonly kind: 'quantify';
      readonly operator: Quantifier;
      readonly list: Node;
      readonly condition: Node;
    }
  | { readonly kind: 'count'; readonly list: Node; readonly unit: Unit }
  | { readonly kind: 'aggregate'; readonly operator: Aggregate; readonly list: Node; readonly of: Node }
  | {
      readonly kind: 'lookup';
      readonly operator: 'lookup' | 'listed';
      readonly table: string;
      readonly by: ReadonlyMap<string, Node>;
      readonly column: string;
    }
  | {
      readonly kind: 'tiers';
      readonly mode: TierMode;
      readonly operand: Node;
      /** Where each tier begins, rising; literals or parameters, and what it gives. */
      readonly from: readonly Node[];
      readonly gives: readonly Node[];
    }
  | { readonly kind: 'day'; readonly operator: DayOperator; readonly operands: readonly Node[] };

/** The node of one kind. */
export type NodeOf<Kind extends Node['kind']> = Extract<Node, { readonly kind: Kind }>;

/** The nodes directly below, in the order in which a reader meets them. */
export function childrenOf(node: Node): readonly Node[] {
  switch (node.kind) {
    case 'logic':
    case 'arithmetic':
    case 'day':
      return node.operands;
    case 'not':
    case 'negate':
    case 'round':
    case 'convert':
    case 'known':
      return [node.operand];
    case 'years':
      return [node.condition];
    case 'compare':
      return [node.left, node.right];
    case 'between':
      return [node.operand, node.low, node.high];
    case 'oneOf':
      return [node.operand, ...node.options];
    case 'choose':
      return [node.condition, node.whenTrue, node.whenFalse];
    case 'select':
      return [node.list, node.meet];
    case 'quantify':
      return [node.list, node.condition];
    case 'count':
      return [node.list];
    case 'aggregate':
      return [node.list, node.of];
    case 'lookup':
      return [...node.by.values()];
    case 'tiers':
      return [node.operand, ...node.from, ...node.gives];
    default:
      return [];
  }
}
