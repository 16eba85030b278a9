import type { Tx } from '../../platform/database/index.ts';
import { claimFactSlots } from './fact-slots.ts';

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

/** Appends the values of a batch. They are in force once the batch is committed and the years are rebuilt. */
export async function storeFacts(tx: Tx, batchId: string, facts: readonly FactRow[]): Promise<void> {
  await claimFactSlots(
    tx,
    facts.map(({ fact }) => fact),
  );
  await tx.copyRows(
    'fact_values (batch_id, credit_code, year, fact, value, state, matched_by, cells, parts, whole)',
    facts.map((row) => [
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
    ]),
  );
}
