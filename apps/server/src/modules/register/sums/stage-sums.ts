import { type SQL, sql } from 'drizzle-orm';
import type { Scope } from '../../../platform/actor/index.ts';
import type { Tx } from '../../../platform/database/index.ts';
import { withinScope } from '../../enterprise/index.ts';
import { ENTRY_OWNER } from '../entry-owner.ts';

/** How many entries of a register are in a stage. */
export interface StageSum {
  register: string;
  stage: string;
  n: number;
}

export interface SumFilter {
  readonly register?: string | undefined;
  readonly units?: readonly string[] | undefined;
}

/**
 * Entries by register and stage, as rows of `register`, `stage`, `n` to be added up: from the sums that the database
 * keeps, however long the registers are. An enterprise has few entries, and the sums know no enterprise: its own are counted.
 */
export function stageRows(scope: Scope, { register, units }: SumFilter = {}): SQL {
  const narrowed = sql`${register === undefined ? sql`true` : sql`e.register = ${register}`}
    and ${units === undefined ? sql`true` : sql`e.unit_id = any(${sql.param([...units])}::text[])`}`;
  return scope.kind === 'enterprise'
    ? sql`select e.register, e.stage, 1 as n from register_entries e where ${withinScope(scope, ENTRY_OWNER)} and ${narrowed}`
    : sql`select e.register, e.stage, e.n from register_stage_sums e
        where ${withinScope(scope, { unit: sql`e.unit_id`, enterprise: null })} and ${narrowed}`;
}

export const sumStages = (tx: Tx, scope: Scope, filter: SumFilter = {}): Promise<StageSum[]> =>
  tx.rows<StageSum>(sql`
    select register, stage, sum(n)::bigint as n from (${stageRows(scope, filter)}) counted
    group by register, stage having sum(n) <> 0`);
