import type { EvaluationColumns } from '../../src/evaluation/index.ts';
import { MILLION } from '../../src/evaluation/index.ts';

/** Columns of plain members from figures in canonical units; `null` is unknown. */
export function columnsOf(
  facts: Readonly<Record<string, readonly (number | null)[]>>,
  more: Partial<EvaluationColumns> = {},
): EvaluationColumns {
  const size = Object.values(facts)[0]?.length ?? 0;
  return {
    size,
    facts: Object.fromEntries(
      Object.entries(facts).map(([fact, figures]) => [
        fact,
        Float64Array.from(figures, (figure) => (figure === null ? Number.NaN : Math.round(figure * MILLION))),
      ]),
    ),
    membership: new Uint8Array(size).fill(1),
    industry: new Uint16Array(size),
    industries: ['全市'],
    ...more,
  };
}

/** An array without the typing: NaN becomes `null`. */
export const plain = (column: ArrayLike<number> | undefined): (number | null)[] =>
  Array.from(column ?? [], (figure) => (Number.isNaN(figure) ? null : figure));
