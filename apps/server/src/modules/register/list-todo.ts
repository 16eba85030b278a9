import type { ListedEntry, Todo, TodoQuery } from '@tenglong/contracts/register';
import { sql } from 'drizzle-orm';
import type { Actor } from '../../platform/actor/index.ts';
import type { Tx } from '../../platform/database/index.ts';
import { hasEnterprises } from '../enterprise/index.ts';
import { actingParty } from './acting-party.ts';
import { dayWords } from './day-words.ts';
import { describeListed } from './describe-row.ts';
import { ENTRY_COLUMNS, type StoredEntry, toEntry } from './entry-store.ts';
import { listRegisters } from './register-library.ts';
import { waitingChecks } from './spot-check/waiting-checks.ts';
import { loadTaskFacts } from './task-facts.ts';
import { todoConditions } from './todo-conditions.ts';

const SOON_DAYS = 3;
/** Of each group beside the others; one group alone comes page by page. */
const SHOWN = 20;
const PAGE = 50;
/** What waits for others is there to be known, not to be worked through. */
const SHOWN_WAITING = 10;

/** How many steps are this actor's to take now, for the number in the rail. */
export async function countTodo(tx: Tx, actor: Actor, today: string): Promise<number> {
  const checks = await waitingChecks(tx, actor, today);
  if (!actor.permissions.has('register.act')) return checks.length;
  const { mine, stages, open } = await todoConditions(tx, await listRegisters(tx), actor, today);
  const [row] = await tx.rows<{ n: number }>(
    sql`select count(*) as n from register_entries e where ${open} and ${stages} and ${mine}`,
  );
  return (row?.n ?? 0) + checks.length;
}

const GROUPS = [
  ['overdue', '逾期'],
  ['soon', '三天内'],
  ['later', '以后'],
  ['waiting', '等别人'],
] as const;

type GroupId = (typeof GROUPS)[number][0];

/** How much of a group is shown, and from where on: `k.kind` is the group. */
const pageOf = ({ group, page }: TodoQuery) =>
  group === undefined
    ? sql`limit case when k.kind = 'waiting' then ${SHOWN_WAITING}::int else ${SHOWN}::int end`
    : sql`limit case when k.kind = ${group} then ${PAGE}::int else 0 end offset ${page * PAGE}::int`;

/**
 * Everything on the lists that waits for the actor, and below it what they are waiting for: the first of each group, or one
 * group page by page. The counts are of all, whatever is shown.
 */
export async function listTodo(
  tx: Tx,
  actor: Actor,
  today: string,
  ask: TodoQuery = { page: 0 },
): Promise<Todo> {
  const checks = await waitingChecks(tx, actor, today);
  if (!actor.permissions.has('register.act')) {
    const sentence = checks.length === 0 ? '没有要办的' : `${checks.length} 件待办`;
    const lead = `${dayWords(today, today)}。`;
    return { asOf: today, sentence, lead, pageSize: PAGE, groups: [], nothingSent: false, checks };
  }
  const registers = await listRegisters(tx);
  const { mine, stages, open } = await todoConditions(tx, registers, actor, today);
  // The actor's own are found by their stages, what waits for others in the order of deadlines until enough are found;
  // only those that are shown are read whole.
  const rows = await tx.rows<Partial<StoredEntry> & { kind: GroupId; n: number }>(sql`
    with own as materialized (
      select e.id, e.due_on, case when e.due_on < ${today}::date then 'overdue'
          when e.due_on <= ${today}::date + ${SOON_DAYS}::int then 'soon' else 'later' end as kind
      from register_entries e where ${open} and ${stages} and ${mine}),
    counted as (
      select kind, count(*) as n from own group by kind
      union all select 'waiting', (select count(*) from register_entries e where ${open}) - (select count(*) from own))
    select k.kind, k.n, e.* from counted k
    left join lateral (
      (select o.id as shown_id from own o where o.kind = k.kind order by o.due_on nulls last, o.id ${pageOf(ask)})
      union all
      (select e.id from register_entries e where k.kind = 'waiting' and ${open} and not (${mine})
        order by e.due_on nulls last, e.id ${pageOf(ask)})
    ) s on true
    left join lateral (
      select ${ENTRY_COLUMNS} from register_entries e where e.id = s.shown_id limit 1 -- a few, one by one
    ) e on true
    order by k.kind, e.due_on nulls last, e.id`);
  const listed = rows.flatMap(({ id, ...row }) =>
    id == null ? [] : [{ ...row, id } as StoredEntry & { kind: GroupId }],
  );
  const party = actingParty(actor, registers[0]?.plan);
  const named = registers.filter(({ register }) => listed.some((row) => row.register === register.file.id));
  const factsOf = await loadTaskFacts(tx, named, today);
  const toRow = (row: StoredEntry): ListedEntry[] => {
    const loaded = registers.find(({ register }) => register.file.id === row.register);
    if (!loaded) return [];
    const facts = factsOf(loaded, row.subject_id);
    return [describeListed(loaded, toEntry(row, loaded.register), party, today, facts)];
  };
  const groups = GROUPS.map(([id, title]) => ({
    id,
    title,
    count: rows.find(({ kind }) => kind === id)?.n ?? 0,
    rows: listed.filter(({ kind }) => kind === id).flatMap(toRow),
  }));
  const idle = checks.length === 0 && groups.every(({ id, count }) => id === 'waiting' || count === 0);
  const nothingSent = idle && actor.permissions.has('intake.write') && !(await hasEnterprises(tx));
  const words = nothingSent ? nothingSentWords(today) : todoWords(groups, today);
  return { asOf: today, ...words, pageSize: PAGE, groups, nothingSent, checks };
}

/** A county that has just begun: the enterprises come first, and everything else with them. */
const nothingSentWords = (today: string) => ({
  sentence: '各部门的数据还没有归集',
  lead: `${dayWords(today, today)}。清单、评价、排查都从企业名录开始，先把它入库。`,
});

/** `7 件待办，先办逾期的 1 件` */
export function todoWords(
  groups: readonly { readonly id: GroupId; readonly count: number }[],
  today: string,
): { readonly sentence: string; readonly lead: string } {
  const of = (id: GroupId) => groups.find((group) => group.id === id)?.count ?? 0;
  const [overdue, soon, waiting] = [of('overdue'), of('soon'), of('waiting')];
  const all = overdue + soon + of('later');
  const head = all === 0 ? '没有要办的' : `${all} 件待办`;
  const first = overdue > 0 ? `，先办逾期的 ${overdue} 件` : '';
  const parts = [
    ...(soon > 0 ? [`三天内到期 ${soon} 件`] : []),
    ...(waiting > 0 ? [`另有 ${waiting} 件在等别人办`] : []),
  ];
  const lead = [dayWords(today, today), ...(parts.length > 0 ? [parts.join('，')] : [])].join('。');
  return { sentence: `${head}${first}`, lead: `${lead}。` };
}
