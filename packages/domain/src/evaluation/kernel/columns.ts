/** Not evaluated, an ordinary member, or a member that can only be listed (its threshold figure is unknown). */
export const Membership = { outside: 0, member: 1, listed: 2 } as const;

/**
 * The enterprises of one scheme as columns. Row order is the canonical order: by credit code, smaller first; every sum
 * runs in it, so that the same facts give the same bits.
 */
export interface EvaluationColumns {
  readonly size: number;
  /** By fact id, in millionths of the canonical unit (see {@link MILLION}); NaN is unknown. */
  readonly facts: Readonly<Record<string, Float64Array>>;
  /** One of {@link Membership} per row. */
  readonly membership: Uint8Array;
  /** Industry of each row as an index into `industries`; 0 is none (the county's figures apply). */
  readonly industry: Uint16Array;
  /** Titles of the industries; index 0 is the county. */
  readonly industries: readonly string[];
  /** What is decided outside the facts: promotions and vetoes. */
  readonly granted?: GrantedColumns;
}

/** Grades are codes here: 1 is A … 4 is D, 0 is none. */
export interface GrantedColumns {
  /** A promotion: the grade is at least this good. */
  readonly atLeast: Uint8Array;
  /** A veto, applied last: the grade is at most this good. */
  readonly atMost: Uint8Array;
}

const NOTHING = new Float64Array(0);

/** The column of a fact. @throws RangeError if the columns were built without it */
export function columnOf(columns: EvaluationColumns, fact: string): Float64Array {
  const column = columns.facts[fact];
  if (!column) throw new RangeError(`no column for the fact ${fact}`);
  return column;
}

/** The denominator's column, or an empty one for an indicator without denominator. */
export function denominatorOf(columns: EvaluationColumns, fact: string | null): Float64Array {
  return fact === null ? NOTHING : columnOf(columns, fact);
}
