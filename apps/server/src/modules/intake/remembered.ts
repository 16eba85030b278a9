import type { Forget, Remembered } from '@tenglong/contracts/intake';
import type { ColumnChoice } from '@tenglong/domain/intake';
import { sql } from 'drizzle-orm';
import type { Actor } from '../../platform/actor/index.ts';
import { recordAudit } from '../../platform/audit/index.ts';
import type { Tx } from '../../platform/database/index.ts';
import type { Deps } from '../../platform/deps.ts';
import { Problem } from '../../platform/problem/index.ts';
import { getActivePlan } from '../plan/index.ts';
import { planDatasets } from './plan-datasets.ts';

const MOST = 500;

/** What people taught the intake: whose rows are whose, and which columns are what. */
export async function listRemembered(tx: Tx): Promise<Remembered> {
  const { plan } = await getActivePlan(tx);
  const datasets = new Map(planDatasets(plan).map((dataset) => [dataset.file.id, dataset]));
  const titleOf = (id: string) => datasets.get(id)?.file.title ?? id;
  const matches = await tx.rows<Remembered['matches'][number] & { datasetId: string }>(sql`
    select i.id, i.dataset_id as "datasetId", '' as dataset, coalesce(i.body->>'name', '') as name,
      coalesce(i.body->>'code', '') as code, i.body->>'creditCode' as "creditCode", coalesce(e.name, '') as enterprise,
      i.reason, i.made_by as by, i.made_at as at
    from intake_rulings i left join enterprises e on e.credit_code = i.body->>'creditCode'
    where i.action = 'matchEnterprise' and i.withdrawn_at is null
    order by i.made_at desc, i.id limit ${MOST}`);
  const profiles = await tx.rows<{
    datasetId: string;
    fingerprint: string;
    columns: ColumnChoice[];
    by: string;
    at: string;
  }>(sql`select dataset_id as "datasetId", fingerprint, columns, saved_by as by, saved_at as at
    from mapping_profiles order by saved_at desc, dataset_id, fingerprint limit ${MOST}`);
  return {
    matches: matches.map(({ datasetId, ...match }) => ({ ...match, dataset: titleOf(datasetId) })),
    profiles: profiles.map(({ columns, ...profile }) => ({
      ...profile,
      dataset: titleOf(profile.datasetId),
      columns: columns.map(({ index, target, unit }) => {
        const title = datasets.get(profile.datasetId)?.targets.find(({ id }) => id === target)?.title;
        return `第 ${index + 1} 列 → ${target === null ? '不读' : (title ?? target)}${unit ? `（${unit}）` : ''}`;
      }),
    })),
  };
}

/** Forgets one of them: workbooks read from now on are read without it. @throws Problem NOT_FOUND */
export function forget(deps: Deps, actor: Actor, asked: Forget): Promise<void> {
  return deps.db.transaction(async (tx) => {
    const at = deps.clock.now();
    const gone =
      asked.what === 'match'
        ? await tx.run(sql`update intake_rulings set withdrawn_at = ${at}, withdrawn_by = ${actor.displayName}
            where id = ${asked.id} and action = 'matchEnterprise' and withdrawn_at is null`)
        : await tx.run(sql`delete from mapping_profiles
            where dataset_id = ${asked.datasetId} and fingerprint = ${asked.fingerprint}`);
    if (gone === 0) throw new Problem('NOT_FOUND');
    const subject = asked.what === 'match' ? asked.id : asked.datasetId;
    await recordAudit(tx, { actor, action: 'intake.forgotten', subject, at, before: asked });
  });
}
