import type { EnterpriseChange } from '@tenglong/contracts/enterprise';
import { sql } from 'drizzle-orm';
import type { Scope } from '../../platform/actor/index.ts';
import type { Tx } from '../../platform/database/index.ts';
import { getEnterprise } from './describe-dossier.ts';
import type { FactDictionary } from './fact-dictionary.ts';

const MOST = 500;

/** 变更记录: every value that ever came for the enterprise, with the one it took the place of; newest first. */
export async function listChanges(
  tx: Tx,
  scope: Scope,
  creditCode: string,
  dictionary: FactDictionary,
): Promise<EnterpriseChange[]> {
  await getEnterprise(tx, scope, creditCode);
  const rows = await tx.rows<{
    at: string;
    by: string;
    year: number;
    fact: string;
    after: string | null;
    before: string | null;
    first: boolean;
    batchId: string;
    undone: boolean;
  }>(sql`
    select b.committed_at as at, b.committed_by as by, f.year, f.fact, f.value as after, f.batch_id as "batchId",
      lag(f.value) over w as before, row_number() over w = 1 as first, b.status = 'undone' as undone
    from fact_values f join batches b on b.id = f.batch_id and b.commit_no is not null
    where f.credit_code = ${creditCode} and f.fact = any(${sql.param(dictionary.map(({ id }) => id))}::text[])
    window w as (partition by f.year, f.fact, b.dataset_id order by b.commit_no)
    order by b.commit_no desc, f.year desc, f.fact limit ${MOST}`);
  const heads = new Map(dictionary.map((head) => [head.id, head]));
  const written = (value: string | null, unit: string) => (value === null ? '未知' : `${value} ${unit}`);
  return rows.map((row) => {
    const head = heads.get(row.fact);
    const unit = head?.unit ?? '';
    return {
      at: row.at,
      by: row.by,
      year: row.year,
      what: `${head?.title ?? row.fact}${row.undone ? '（已撤回）' : ''}`,
      before: row.first ? '未报' : written(row.before, unit),
      after: written(row.after, unit),
      batchId: row.batchId,
    };
  });
}
