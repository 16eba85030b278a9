import type { TaskReport } from '@tenglong/contracts/register';
import { sql } from 'drizzle-orm';
import type { Tx } from '../../platform/database/index.ts';

/** What was said of a month, as it was said last. */
export interface KeptReport {
  readonly entryId: string;
  readonly period: string;
  readonly fields: Readonly<Record<string, unknown>>;
  readonly by: string;
  readonly on: string;
  readonly at: string;
  /** The workbook it came with, if it was not filled in here. */
  readonly file: string | null;
  readonly row: number | null;
}

/** The reports of a register, each month as it stands, the latest month first. One query. */
export const listReports = (tx: Tx, register: string, entryId?: string): Promise<KeptReport[]> =>
  tx.rows<KeptReport>(sql`
    select * from (
      select distinct on (v.entry_id, v.body->>'period') v.entry_id as "entryId", v.body->>'period' as period,
        v.body->'fields' as fields, v.actor_name as by, v.happened_on as "on", v.at, b.file_name as file,
        (v.body->>'row')::int as row
      from register_events v join register_entries e on e.id = v.entry_id
      left join batches b on b.id::text = v.body->>'batchId'
      where e.register = ${register} and v.kind = 'report'
        ${entryId === undefined ? sql`` : sql`and v.entry_id = ${entryId}`}
      order by v.entry_id, v.body->>'period', v.revision desc) r
    order by period desc, "entryId"`);

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

/** A report in the words of its register. */
export function reportText(
  { period, fields, by, on, at, file, row }: KeptReport,
  statuses: readonly { readonly value: string; readonly label: string }[],
): TaskReport {
  const status = text(fields.status) || null;
  return {
    period,
    status,
    statusTitle: statuses.find(({ value }) => value === status)?.label ?? '',
    progress: text(fields.progress),
    needs: text(fields.needs),
    by,
    on,
    at,
    source: file === null ? '在线填报' : `${file} 第 ${row ?? '—'} 行`,
  };
}
