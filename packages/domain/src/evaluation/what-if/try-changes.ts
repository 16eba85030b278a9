import { type EvaluationOutcome, evaluateColumns } from '../kernel/index.ts';
import { type Evaluable, type FactChanges, patchColumns } from './patch-columns.ts';
import { outcomeOfRow, type WhatIfOutcome } from './what-if.ts';

/** What other figures for some enterprises would do: to each of them, and to how many others' grades. */
export interface TriedChanges {
  /** By row, in the order asked for. */
  readonly own: ReadonlyMap<number, { readonly before: WhatIfOutcome; readonly after: WhatIfOutcome }>;
  readonly othersMoved: number;
}

/**
 * Evaluates again with other figures for several enterprises at once, everybody else as they are. The same bits as a
 * run on the changed workbooks.
 *
 * @param outcome - of the columns as they are
 * @param changes - by row of the columns
 */
export function tryChanges(
  evaluable: Evaluable,
  outcome: EvaluationOutcome,
  changes: ReadonlyMap<number, FactChanges>,
): TriedChanges {
  const { compiled } = evaluable;
  let { columns } = evaluable;
  for (const [row, figures] of changes) columns = patchColumns({ compiled, columns }, row, figures);
  const next = evaluateColumns(columns, compiled);
  let othersMoved = 0;
  for (const [row, grade] of next.final.entries()) {
    if (grade !== outcome.final[row] && !changes.has(row)) othersMoved += 1;
  }
  return {
    own: new Map(
      [...changes.keys()].map((row) => [
        row,
        {
          before: outcomeOfRow(evaluable, outcome, row),
          after: outcomeOfRow({ compiled, columns }, next, row),
        },
      ]),
    ),
    othersMoved,
  };
}
