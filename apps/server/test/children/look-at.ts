import { sql } from 'drizzle-orm';
import type { Database } from '../../src/platform/database/index.ts';

/** A tax batch and what belongs to it. */
export interface KeptBatch {
  readonly id: string;
  readonly status: string;
  readonly commitNo: number | null;
  readonly facts: number;
  readonly audited: number;
}

export interface Kept {
  readonly batches: readonly KeptBatch[];
  /** The tax of each firm in force, and the commit it is of. */
  readonly figures: readonly { code: string; tax: string | null; commitNo: number }[];
}

/** Every tax batch in a database, and the tax of the firms in force. */
export const lookAt = (db: Database): Promise<Kept> =>
  db.read(async (tx) => ({
    batches: await tx.rows<KeptBatch>(sql`
      select id, status, commit_no as "commitNo",
        (select count(*) from fact_values f where f.batch_id = b.id) as facts,
        (select count(*) from audit_log a where a.action = 'intake.committed' and a.subject = b.id::text) as audited
      from batches b where b.dataset_id = 'nashui' or b.dataset_id is null order by number`),
    figures: await tx.rows(sql`
      select y.credit_code as code, y.facts[s.slot] as tax, y.commits[s.slot] as "commitNo"
      from enterprise_years y, fact_slots s where s.fact = 'taxPaid' and y.year = 2023 order by 1`),
  }));
