import type { BatchEffect } from '@tenglong/contracts/intake';
import type { EnterpriseYear } from '@tenglong/domain/enterprise';
import { readAsOf } from '@tenglong/domain/intake';
import { decimal, type Exact } from '@tenglong/domain/values';
import { sql } from 'drizzle-orm';
import type { Scope } from '../../platform/actor/index.ts';
import type { Tx } from '../../platform/database/index.ts';
import { inForce, loadEnterpriseYears, subjectsOfBatch } from '../enterprise/index.ts';
import { sortArrivals } from '../register/index.ts';
import { type Batch, getBatch } from './batch-store.ts';
import type { IntakeDeps } from './deps.ts';

const MOST_MOVES = 200;

/** The facts of a year as they would be with the batch committed. */
async function overlay(
  tx: Tx,
  batch: Batch,
  year: number,
  now: readonly EnterpriseYear[],
): Promise<EnterpriseYear[]> {
  const rows = await tx.rows<{ code: string; fact: string; value: string | null }>(sql`
    with subject as (select distinct credit_code, year from (${subjectsOfBatch(batch.id)}) s where year = ${year}),
    next as (${inForce(sql`subject`, batch.id)})
    select credit_code as code, fact, value from next`);
  const byCode = new Map<string, Map<string, Exact | null>>();
  for (const { code, fact, value } of rows) {
    const own = byCode.get(code) ?? new Map<string, Exact | null>();
    own.set(fact, value === null ? null : decimal(value));
    byCode.set(code, own);
  }
  return now.map((enterprise) => {
    const own = byCode.get(enterprise.creditCode);
    return own ? { ...enterprise, facts: own } : enterprise;
  });
}

const NOTHING: BatchEffect = {
  evaluable: false,
  enterprises: 0,
  gradeMoves: [],
  gradeMoveCount: 0,
  screeningMoves: 0,
  list: null,
};

/** What committing would do: which enterprises change and which grades could move, or what a list adds. @throws Problem BATCH_NOT_FOUND */
export async function describeEffect(
  deps: IntakeDeps,
  tx: Tx,
  scope: Scope,
  id: string,
): Promise<BatchEffect> {
  const batch = await getBatch(tx, id);
  if (batch.status === 'draft' && batch.datasetKind === 'entries') {
    const asOf = readAsOf(batch.fileName) ?? deps.clock.today();
    const { fresh, reports, standing } = await sortArrivals(tx, batch, asOf);
    return { ...NOTHING, list: { added: fresh.length, standing, reports: reports.length } };
  }
  const counts = batch.reading?.counts;
  const touched = counts ? counts.added + counts.changed : 0;
  const year = batch.reading?.years.at(-1);
  if (batch.status !== 'draft' || year === undefined) return { ...NOTHING, enterprises: touched };
  const now = await loadEnterpriseYears(tx, scope, year);
  const before = await deps.previewGrades(tx, year, now);
  const after = await deps.previewGrades(tx, year, await overlay(tx, batch, year, now));
  if (!before || !after) return { ...NOTHING, enterprises: touched };
  const names = new Map(now.map(({ creditCode, name }) => [creditCode, name]));
  const moves = [...after.grades].flatMap(([creditCode, to]) => {
    const from = before.grades.get(creditCode);
    if (from?.grade === to.grade) return [];
    return [
      {
        creditCode,
        name: names.get(creditCode) ?? '',
        from: from?.grade ?? null,
        to: to.grade,
        totalFrom: from?.total ?? null,
        totalTo: to.total,
      },
    ];
  });
  const screened = [...after.screened].filter((code) => !before.screened.has(code)).length;
  const released = [...before.screened].filter((code) => !after.screened.has(code)).length;
  return {
    evaluable: [...before.grades.values()].some(({ grade }) => grade !== null),
    enterprises: touched,
    gradeMoves: moves.slice(0, MOST_MOVES),
    gradeMoveCount: moves.length,
    screeningMoves: screened + released,
    list: null,
  };
}
