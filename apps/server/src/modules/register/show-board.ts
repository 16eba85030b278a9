import type { EntryBoard, EntryFilter } from '@tenglong/contracts/register';
import { sql } from 'drizzle-orm';
import type { Actor } from '../../platform/actor/index.ts';
import type { Tx } from '../../platform/database/index.ts';
import { actingParty } from './acting-party.ts';
import { describeRow } from './describe-row.ts';
import { chosenStages, entryCondition, overdueOn } from './entry-filter.ts';
import { ENTRY_COLUMNS, type StoredEntry, toEntry } from './entry-store.ts';
import { getRegister, type LoadedRegister } from './register-library.ts';
import { stageRows } from './sums/stage-sums.ts';
import { loadTaskFacts } from './task-facts.ts';

const SHOWN = 20;

interface StageCount {
  stage: string;
  n: number;
  late: number;
}

/** How many are in each stage and how many of them are late: from the sums, unless the filter knows more than they do. */
function countBoard(tx: Tx, actor: Actor, loaded: LoadedRegister, filter: EntryFilter, today: string) {
  const condition = entryCondition(loaded, actor, filter, today);
  if (filter.q?.trim() || filter.overdue || filter.due) {
    return tx.rows<StageCount>(sql`
      select e.stage, count(*) as n, count(*) filter (where ${overdueOn(today)}) as late
      from register_entries e where ${condition} group by e.stage`);
  }
  const standing = stageRows(actor.scope, {
    register: loaded.register.file.id,
    units: filter.unit?.split(','),
  });
  const chosen = chosenStages(loaded, filter);
  return tx.rows<StageCount>(sql`
    select stage, sum(n)::bigint as n, sum(late)::bigint as late from (
      select stage, n, 0 as late from (${standing}) standing
      union all
      select e.stage, 0, 1 from register_entries e where ${condition} and ${overdueOn(today)}) counted
    where ${chosen ? sql`stage = any(${sql.param([...chosen])}::text[])` : sql`true`} group by stage`);
}

/** The entries of a register by stage, the soonest due of each. Two queries, however many stages. */
export async function showBoard(
  tx: Tx,
  actor: Actor,
  registerId: string,
  filter: EntryFilter,
  today: string,
): Promise<EntryBoard> {
  const loaded = await getRegister(tx, registerId);
  const { register } = loaded;
  const stages = register.file.stages.map(({ id }) => id);
  const counts = await countBoard(tx, actor, loaded, filter, today);
  const rows = await tx.rows<StoredEntry>(sql`
    select ${ENTRY_COLUMNS} from unnest(${sql.param(stages)}::text[]) as s(stage) cross join lateral (
      select * from register_entries e where ${entryCondition(loaded, actor, filter, today)} and e.stage = s.stage
      order by e.due_on nulls last, e.id limit ${SHOWN}) e`);
  const factsOf = await loadTaskFacts(tx, [loaded], today);
  const party = actingParty(actor, loaded.plan);
  return {
    columns: register.file.stages
      .map(({ id, title, kind }) => {
        const counted = counts.find(({ stage }) => stage === id);
        return {
          kind,
          column: {
            stage: id,
            title,
            count: counted?.n ?? 0,
            overdue: counted?.late ?? 0,
            rows: rows
              .filter(({ stage }) => stage === id)
              .map((row) =>
                describeRow(loaded, toEntry(row, register), party, today, factsOf(loaded, row.subject_id)),
              ),
          },
        };
      })
      .filter(({ kind, column }) => kind !== 'dropped' || column.count > 0)
      .map(({ column }) => column),
  };
}
