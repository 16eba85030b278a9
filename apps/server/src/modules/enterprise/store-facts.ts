/** One cell of the sender's sheet that a value was made of. */
export interface SourceCell {
  readonly field: string;
  readonly sheet: string;
  readonly row: number;
  readonly column: string;
  /** As the sender wrote it. */
  readonly raw: string;
  /** In the canonical unit of the field, or null if blank or unusable. */
  readonly value: string | null;
}

/** One value of one batch, as it is stored for good. */
export interface FactRow {
  readonly creditCode: string;
  readonly year: number;
  readonly fact: string;
  /** Canonical unit, exact decimal; null when unusable. */
  readonly value: string | null;
  readonly matchedBy: 'code' | 'name' | 'ruling';
  readonly cells: readonly SourceCell[];
  /** The parts it is made of; none if any row names none. */
  readonly parts: readonly string[];
  /** It takes the place of everything before it, whatever its parts. */
  readonly whole: boolean;
}

/** Where {@link factValues} go. They are in force once the batch is committed and the years are rebuilt. */
export const FACT_COLUMNS =
  'fact_values (batch_id, credit_code, year, fact, value, state, matched_by, cells, parts, whole)';

export const factValues = (batchId: string, row: FactRow): unknown[] => [
  batchId,
  row.creditCode,
  row.year,
  row.fact,
  row.value,
  row.value === null ? 'unknown' : 'known',
  row.matchedBy,
  JSON.stringify(row.cells),
  row.parts,
  row.whole,
];
