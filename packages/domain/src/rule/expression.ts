import type { Rounding } from '../values/index.ts';

/**
 * The rule language, as it stands in plan data: plain JSON or YAML, one object per operation, named by its first key.
 *
 * A bare text, whole number or truth value is a literal. Anything with decimals or a unit is written
 * `{ value: "0.5", unit: "万元/亩" }`, so that no number ever passes through floating point.
 */
export type Expression =
  | boolean
  | number
  | string
  | Quantity
  | DayLiteral
  | FactExpression
  | ItemExpression
  | ParameterExpression
  | UseExpression
  | LogicExpression
  | NotExpression
  | YearsExpression
  | CompareExpression
  | BetweenExpression
  | OneOfExpression
  | ArithmeticExpression
  | RoundExpression
  | ConvertExpression
  | ChooseExpression
  | KnownExpression
  | WhereExpression
  | LookupExpression
  | ListedExpression
  | TierExpression
  | DayExpression;

/** An exact decimal (`"12.5"`) or fraction (`"1/3"`), with its unit. */
export interface Quantity {
  readonly value: string;
  readonly unit?: string | undefined;
}

export interface DayLiteral {
  readonly date: string;
}

/** A fact of the subject, this year or some years before the year under judgement. Nested facts have dotted names. */
export interface FactExpression {
  readonly fact: string;
  readonly yearsBefore?: number | undefined;
}

/** A field of the list item under judgement; `up: 1` is the item of the list around it. */
export interface ItemExpression {
  readonly item: string;
  readonly up?: number | undefined;
}

/** A named parameter, in the version in force on the day of the judgement. */
export interface ParameterExpression {
  readonly param: string;
}

/** A named definition; with `yearsBefore` all its facts are those of that earlier year. */
export interface UseExpression {
  readonly use: string;
  readonly yearsBefore?: number | undefined;
}

export const LOGIC_OPERATORS = ['all', 'any', 'none'] as const;
export type LogicOperator = (typeof LOGIC_OPERATORS)[number];
export type LogicExpression = OneKey<LogicOperator, readonly Expression[]>;

export interface NotExpression {
  readonly not: Expression;
}

/** `everyYear: [0, 1]` asks the condition of the year under judgement and of the year before. */
export type YearsExpression = OneKey<'everyYear' | 'someYear', readonly number[]> & {
  readonly meets: Expression;
};

/** 含: `atLeast` (以上、不低于), `atMost` (以下、不超过). 不含: `above` (超过、突破), `below` (不满、低于). */
export const COMPARE_OPERATORS = ['atLeast', 'above', 'atMost', 'below', 'equal', 'unequal'] as const;
export type CompareOperator = (typeof COMPARE_OPERATORS)[number];
export type CompareExpression = OneKey<CompareOperator, readonly Expression[]>;

export const INCLUSIONS = ['both', 'low', 'high', 'neither'] as const;
export type Inclusion = (typeof INCLUSIONS)[number];

/** `between: [x, low, high]`; which ends are meant has to be said. */
export interface BetweenExpression {
  readonly between: readonly Expression[];
  readonly include: Inclusion;
}

/** `oneOf: [x, [literals]]` */
export interface OneOfExpression {
  readonly oneOf: readonly [Expression, readonly Expression[]];
}

export const FOLD_OPERATORS = ['add', 'multiply', 'min', 'max'] as const;
export const PAIR_OPERATORS = ['subtract', 'divide'] as const;
export type ArithmeticOperator = (typeof FOLD_OPERATORS)[number] | (typeof PAIR_OPERATORS)[number];
export type ArithmeticExpression =
  | OneKey<'add' | 'multiply' | 'min' | 'max' | 'subtract', readonly Expression[]>
  | { readonly divide: readonly Expression[]; readonly positive?: boolean | undefined }
  | { readonly negate: Expression };

/** Rounds to `places` decimals of unit `in` (its own unit if left out); half-up (四舍五入) unless said otherwise. */
export interface RoundExpression {
  readonly round: Expression;
  readonly places: number;
  readonly in?: string | undefined;
  readonly mode?: Rounding | undefined;
}

export interface ConvertExpression {
  readonly convert: Expression;
  readonly to: string;
}

export interface ChooseExpression {
  readonly if: Expression;
  readonly then: Expression;
  readonly else: Expression;
}

/** Whether a value is known at all; itself never unknown. */
export interface KnownExpression {
  readonly known: Expression;
}

export const QUANTIFIERS = ['every', 'some', 'none'] as const;
export type Quantifier = (typeof QUANTIFIERS)[number];
export const AGGREGATES = ['sum', 'least', 'greatest'] as const;
export type Aggregate = (typeof AGGREGATES)[number];

/**
 * Over the items of a list, those that `meet` a condition if one is given. Without a further key it is the list of
 * them; `count` counts them (in the unit given, or as a pure number), `every/some/none` judge and `sum/least/greatest`
 * take a figure of each.
 */
export interface WhereExpression {
  readonly where: Expression;
  readonly meet?: Expression | undefined;
  readonly every?: Expression | undefined;
  readonly some?: Expression | undefined;
  readonly none?: Expression | undefined;
  readonly count?: true | string | undefined;
  readonly sum?: Expression | undefined;
  readonly least?: Expression | undefined;
  readonly greatest?: Expression | undefined;
}

/** The cell of a table: the row that fits `by` most closely. */
export interface LookupExpression {
  readonly lookup: string;
  readonly by: Readonly<Record<string, Expression>>;
  readonly column: string;
}

/** Whether the table has a cell for it. */
export interface ListedExpression {
  readonly listed: string;
  readonly by: Readonly<Record<string, Expression>>;
  readonly column: string;
}

export const TIER_MODES = ['whole', 'marginal'] as const;
export type TierMode = (typeof TIER_MODES)[number];

/**
 * Tiers of a measured figure; a tier begins at its `from`, which belongs to it (达到). `whole` is what the tier reached
 * gives, zero below the first; `marginal` is the sum over the tiers of the part that lies in each, times what it gives.
 */
export interface TierExpression {
  readonly tiers: Expression;
  readonly mode: TierMode;
  readonly steps: readonly { readonly from: Expression; readonly gives: Expression }[];
}

export const DAY_OPERATORS = [
  'addDays',
  'addMonths',
  'addWorkingDays',
  'daysBetween',
  'monthsBetween',
  'workingDaysBetween',
] as const;
export type DayOperator = (typeof DAY_OPERATORS)[number] | 'yearOf';
export type DayExpression =
  | OneKey<(typeof DAY_OPERATORS)[number], readonly Expression[]>
  | { readonly yearOf: Expression };

/** An object with exactly one of the keys. */
type OneKey<Keys extends string, Value> = { [Key in Keys]: { readonly [K in Key]: Value } }[Keys];
