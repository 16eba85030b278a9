import { sql } from 'drizzle-orm';
import type { Actor } from '../../platform/actor/index.ts';
import type { Tx } from '../../platform/database/index.ts';
import { withinScope } from '../enterprise/index.ts';
import { overdueOn } from './entry-filter.ts';
import { ENTRY_OWNER } from './entry-owner.ts';

/** How many entries of a register are in a stage, and how many of them are overdue. */
export interface StageRow {
  register: string;
  stage: string;
  n: number;
  overdue: number;
  /** Closed in the ten weeks up to today. */
  recent: number;
}

export const RECENT_DAYS = 70;

/** Of every register in one query. */
export const countStages = (tx: Tx, actor: Actor, today: string): Promise<StageRow[]> =>
  tx.rows<StageRow>(sql`
    select e.register, e.stage, count(*) as n, count(*) filter (where ${overdueOn(today)}) as overdue,
      count(*) filter (where e.closed_on > ${today}::date - ${RECENT_DAYS}::int) as recent
    from register_entries e where ${withinScope(actor.scope, ENTRY_OWNER)} group by e.register, e.stage`);
