import { evaluate, type FactChanges, tryChanges, type WhatIfOutcome } from '@tenglong/domain/evaluation';
import { countyScope } from '../../platform/actor/index.ts';
import type { Tx } from '../../platform/database/index.ts';
import { loadEnterpriseYears } from '../enterprise/index.ts';
import { getActivePlan } from '../plan/index.ts';
import type { ProjectPromotions } from './deps.ts';
import { loadGrants } from './grade-adjustments.ts';
import { schemesInUse } from './schemes-in-use.ts';

/** What other figures would do, by credit code; enterprises outside every scheme are left out. */
export interface TriedFigures {
  readonly own: ReadonlyMap<string, { readonly before: WhatIfOutcome; readonly after: WhatIfOutcome }>;
  readonly othersMoved: number;
}
export type TryFigures = (changes: ReadonlyMap<string, FactChanges>) => TriedFigures;

/**
 * Evaluates a year on the facts in force, to try other figures on it; nothing is kept. `undefined` if the year cannot
 * be evaluated.
 */
export async function previewFigures(
  projectPromotions: ProjectPromotions,
  tx: Tx,
  year: number,
): Promise<TryFigures | undefined> {
  const { plan } = await getActivePlan(tx);
  const schemes = schemesInUse(plan);
  if (schemes.length === 0 || !plan.facts) return undefined;
  const enterprises = await loadEnterpriseYears(tx, countyScope, year);
  const run = evaluate(enterprises, schemes, {
    year,
    facts: plan.facts,
    ...(await loadGrants(tx, year, projectPromotions)),
  });
  if (run.results.every(({ total }) => total === null)) return undefined;
  const places = run.schemes.map(
    ({ members }) => new Map(members.map(({ enterprise }, row) => [enterprise.creditCode, row])),
  );
  return (changes) => {
    const own = new Map<string, { before: WhatIfOutcome; after: WhatIfOutcome }>();
    let othersMoved = 0;
    for (const [at, scheme] of run.schemes.entries()) {
      const rows = new Map<number, FactChanges>();
      const codes = new Map<number, string>();
      for (const [code, figures] of changes) {
        const row = places[at]?.get(code);
        if (row === undefined) continue;
        rows.set(row, figures);
        codes.set(row, code);
      }
      if (rows.size === 0) continue;
      const tried = tryChanges(scheme, scheme.outcome, rows);
      othersMoved += tried.othersMoved;
      for (const [row, outcome] of tried.own) own.set(codes.get(row) ?? '', outcome);
    }
    return { own, othersMoved };
  };
}
