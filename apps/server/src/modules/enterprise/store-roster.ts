import { sql } from 'drizzle-orm';
import type { Tx } from '../../platform/database/index.ts';
import { namePinyin } from './name-pinyin.ts';

/** One line of the roster as it is stored for good. */
export interface RosterRow {
  readonly creditCode: string;
  readonly name: string;
  readonly nameKey: string;
  readonly unitId: string | null;
  readonly unitName: string;
  readonly scale: 'above' | 'below' | null;
  readonly industry: string;
  readonly industryName: string;
  readonly foundedOn: string | null;
  readonly formerNames: readonly string[];
  readonly sheet: string;
  readonly row: number;
}

/** Where {@link rosterValues} go; {@link rebuildEnterprises} puts them in force once the batch is committed. */
export const ROSTER_COLUMNS = 'roster_entries (batch_id, credit_code, body, sheet, row_number)';

export function rosterValues(batchId: string, { creditCode, sheet, row, ...body }: RosterRow): unknown[] {
  return [batchId, creditCode, JSON.stringify({ ...body, ...namePinyin(body.name) }), sheet, row];
}

/** Makes the roster in force anew: for each code the line of the latest roster batch still committed. */
export async function rebuildEnterprises(tx: Tx): Promise<number> {
  await tx.run(sql`delete from enterprises`);
  const count = await tx.run(sql`
    insert into enterprises (credit_code, name, name_key, pinyin, initials, unit_id, unit_name, scale, industry,
      industry_name, founded_on, batch_id, sheet, row_number)
    select distinct on (e.credit_code) e.credit_code, e.body->>'name', e.body->>'nameKey', e.body->>'pinyin',
      e.body->>'initials', e.body->>'unitId', e.body->>'unitName', e.body->>'scale', e.body->>'industry',
      e.body->>'industryName', (e.body->>'foundedOn')::date, e.batch_id, e.sheet, e.row_number
    from roster_entries e
    join batches b on b.id = e.batch_id and b.status = 'committed'
    order by e.credit_code, b.commit_no desc`);
  // Nobody else does it soon: a planner that thinks the table empty walks twenty thousand rows for each row of a list.
  await tx.run(sql`analyze enterprises`);
  return count;
}
