import type { IntakeMatrix } from '@tenglong/contracts/intake';

/** The last year that any department has sent figures of, for whoever has measured nothing yet. */
export function lastHeldYear({ rows }: Pick<IntakeMatrix, 'rows'>): number | undefined {
  const held = rows
    .flatMap(({ kind, cells }) => (kind === 'yearly' ? cells : []))
    .flatMap(({ year, state }) =>
      year !== null && (state === 'confirmed' || state === 'provisional') ? [year] : [],
    );
  return held.length > 0 ? Math.max(...held) : undefined;
}
