import type { Dataset } from '@tenglong/domain/intake';
import { sql } from 'drizzle-orm';
import type { Tx } from '../../../platform/database/index.ts';
import { loadRoster } from '../load-roster.ts';
import { composeFindings } from './compose-findings.ts';
import { loadTable, type TableKey } from './load-table.ts';

/** Whether a dataset can have anything that only shows between enterprises. */
const findsAcross = ({ file }: Dataset): boolean =>
  file.leases !== undefined || file.parts.some(({ exclusive }) => exclusive);

/** Looks anew for shared parcels and one-sided leases in what is in force of a table, over all its batches. */
export async function rebuildFindings(tx: Tx, dataset: Dataset, key: TableKey): Promise<void> {
  const { datasetId, sender, year } = key;
  await tx.run(
    sql`delete from intake_findings where dataset_id = ${datasetId} and sender = ${sender} and year = ${year}`,
  );
  if (!findsAcross(dataset)) return;
  const found = composeFindings(await loadTable(tx, dataset, key), dataset, await loadRoster(tx), key);
  const unique = new Map(found.map((one) => [one.id, one]));
  await tx.copyRows(
    'intake_findings (id, kind, dataset_id, sender, year, seq, body)',
    [...unique.values()].map(({ id, kind, body }, seq) => [
      id,
      kind,
      datasetId,
      sender,
      year,
      seq,
      JSON.stringify(body),
    ]),
  );
}
