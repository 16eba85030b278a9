import { sql } from 'drizzle-orm';
import type { Actor } from '../../platform/actor/index.ts';
import type { Tx } from '../../platform/database/index.ts';
import { withinScope } from '../enterprise/index.ts';
import { overdueOn } from './entry-filter.ts';
import { ENTRY_OWNER } from './entry-owner.ts';
import { stageRows } from './sums/stage-sums.ts';

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

/** Of every register in one query that reads the sums, what is late and what was closed lately: not the registers. */
export const countStages = (tx: Tx, actor: Actor, today: string): Promise<StageRow[]> =>
  tx.rows<StageRow>(sql`
    select register, stage, sum(n)::bigint as n, sum(overdue)::bigint as overdue, sum(recent)::bigint as recent from (
      select register, stage, n, 0 as overdue, 0 as recent from (${stageRows(actor.scope)}) standing
      union all
      select e.register, e.stage, 0, 1, 0 from register_entries e
        where ${overdueOn(today)} and ${withinScope(actor.scope, ENTRY_OWNER)}
      union all
      select e.register, e.stage, 0, 0, 1 from register_entries e
        where e.closed_on > ${today}::date - ${RECENT_DAYS}::int and ${withinScope(actor.scope, ENTRY_OWNER)}) counted
    group by register, stage having sum(n) <> 0`);
