import { type RememberedMapping, Ruling } from '@tenglong/domain/intake';
import { sql } from 'drizzle-orm';
import type { Tx } from '../../platform/database/index.ts';

/**
 * The rulings that a file is read by, latest first, so that the last word counts. Who a row belongs to is remembered for
 * every later file of the dataset; a figure entered or a row chosen holds for these very bytes alone, because the
 * department's next workbook is what it says then.
 */
export async function loadRulings(tx: Tx, datasetId: string, fileHash: string): Promise<Ruling[]> {
  const rows = await tx.rows<{ body: unknown }>(sql`
    select r.body from intake_rulings r left join batches b on b.id = r.batch_id
    where r.dataset_id = ${datasetId} and r.withdrawn_at is null and r.action <> 'dismiss'
      and (r.action = 'matchEnterprise' or b.file_hash = ${fileHash})
    order by r.made_at desc, r.id`);
  return rows.flatMap(({ body }) => {
    const read = Ruling.safeParse(body);
    return read.success ? [read.data] : [];
  });
}

/** Column choices by the fingerprint of the header. */
export function loadProfiles(tx: Tx): Promise<RememberedMapping[]> {
  return tx.rows<RememberedMapping>(
    sql`select dataset_id as "datasetId", fingerprint, columns from mapping_profiles order by dataset_id, fingerprint`,
  );
}
