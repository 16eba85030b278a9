import { type RememberedMapping, Ruling } from '@tenglong/domain/intake';
import { sql } from 'drizzle-orm';
import type { Tx } from '../../platform/database/index.ts';

/** Every ruling on a dataset that nobody withdrew, latest first, so that the last word counts. */
export async function loadRulings(tx: Tx, datasetId: string): Promise<Ruling[]> {
  const rows = await tx.rows<{ body: unknown }>(sql`
    select body from intake_rulings
    where dataset_id = ${datasetId} and withdrawn_at is null and action <> 'dismiss' order by made_at desc, id`);
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
