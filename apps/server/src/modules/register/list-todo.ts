import type { ListedEntry, Todo } from '@tenglong/contracts/register';
import { forwardMoves, type Actor as Party } from '@tenglong/domain/register';
import { type SQL, sql } from 'drizzle-orm';
import type { Actor } from '../../platform/actor/index.ts';
import type { Tx } from '../../platform/database/index.ts';
import { withinScope } from '../enterprise/index.ts';
import { actingParty } from './acting-party.ts';
import { dayWords } from './day-words.ts';
import { describeListed } from './describe-row.ts';
import { ENTRY_OWNER } from './entry-owner.ts';
import { ENTRY_COLUMNS, type StoredEntry, toEntry } from './entry-store.ts';
import { type LoadedRegister, listRegisters } from './register-library.ts';
import { loadTaskFacts } from './task-facts.ts';

const SOON_DAYS = 3;
const SHOWN = 50;
/** What waits for others is there to be known, not to be worked through. */
const SHOWN_WAITING = 10;

/** Whether a party's word stands in a move; whose township or enterprise it is, the query narrows. */
const names = (by: readonly string[], party: Party): boolean =>
  by.some((one) => (party.party === 'department' ? one === party.of : one === party.party));

/** The tasks a party answers for; none for whoever is no department. */
const answersFor = (party: Party): readonly string[] =>
  party.party === 'department' ? [...(party.answersFor ?? [])] : [];

/** Entries of a party's own tasks, where a step is for whoever answers for them. */
const ownTask = (by: readonly string[], party: Party): SQL | undefined =>
  by.includes('responsible') && answersFor(party).length > 0
    ? sql`e.subject_id = any(${sql.param(answersFor(party))}::text[])`
    : undefined;

/** Where a monthly report is looked for: the month before the due day, from its day on. */
const reportOpenOn = (fromDay: number, today: string): SQL =>
  sql`(date_trunc('month', e.due_on) - interval '1 month')::date + ${fromDay - 1}::int <= ${today}::date`;

/** Where the next step of a register is this party's: to sign, or to move once the signatures stand. */
function ownStages({ register }: LoadedRegister, party: Party, today: string): readonly SQL[] {
  const { id, stages, reporting, opening } = register.file;
  return stages.flatMap(({ id: stage, signatures = [] }) => {
    const here = sql`e.register = ${id} and e.stage = ${stage}`;
    const signed = sql`jsonb_array_length(e.signatures)`;
    const conditions: SQL[] = [];
    if (party.party === 'department' && signatures.includes(party.of)) {
      const mine = JSON.stringify([{ department: party.of }]);
      conditions.push(sql`(${here} and not e.signatures @> ${mine}::jsonb)`);
    }
    if (reporting && stage === opening.stage) {
      const open = reportOpenOn(reporting.fromDay, today);
      const own = ownTask(reporting.by, party);
      if (names(reporting.by, party)) conditions.push(sql`(${here} and ${open})`);
      else if (own) conditions.push(sql`(${here} and ${open} and ${own})`);
      return conditions;
    }
    const ways = forwardMoves(register, stage).map(({ by }) => by);
    const ready = sql`${here} and ${signed} >= ${signatures.length}::int`;
    const own = ownTask(ways.flat(), party);
    if (ways.some((by) => names(by, party))) conditions.push(sql`(${ready})`);
    else if (own) conditions.push(sql`(${ready} and ${own})`);
    return conditions;
  });
}

/** Of a register a party takes any step on, what is its business: what waits for others there is so too. */
function ownPart({ register: { file } }: LoadedRegister, party: Party): readonly SQL[] {
  const steps = [
    ...[...file.moves.map(({ by }) => by), ...file.stages.map(({ signatures = [] }) => signatures)],
    file.reporting?.by ?? [],
  ];
  const here = sql`e.register = ${file.id}`;
  if (steps.some((by) => names(by, party))) return [here];
  const own = ownTask(steps.flat(), party);
  return own ? [sql`(${here} and ${own})`] : [];
}

interface Conditions {
  readonly mine: SQL;
  readonly open: SQL;
}

function conditionsOf(registers: readonly LoadedRegister[], actor: Actor, today: string): Conditions {
  const party = actingParty(actor, registers[0]?.plan);
  const own = registers.flatMap((loaded) => ownStages(loaded, party, today));
  const part = registers.flatMap((loaded) => ownPart(loaded, party));
  const parts = part.length === 0 ? sql`false` : sql`(${sql.join(part, sql` or `)})`;
  const unit = party.party === 'unit' ? sql`e.unit_id = ${party.of}` : sql`true`;
  const open = sql`${parts} and e.closed_on is null and ${unit}
    and ${withinScope(actor.scope, ENTRY_OWNER)}`;
  const mine = own.length === 0 ? sql`false` : sql`(${sql.join(own, sql` or `)}) and e.held_since is null`;
  return { mine, open };
}

/** How many steps are this actor's to take now. One query, for the number in the rail. */
export async function countTodo(tx: Tx, actor: Actor, today: string): Promise<number> {
  const { mine, open } = conditionsOf(await listRegisters(tx), actor, today);
  const [row] = await tx.rows<{ n: number }>(
    sql`select count(*) as n from register_entries e where ${open} and ${mine}`,
  );
  return row?.n ?? 0;
}

const GROUPS = [
  ['overdue', '逾期'],
  ['soon', '三天内'],
  ['later', '以后'],
  ['waiting', '等别人'],
] as const;

type GroupId = (typeof GROUPS)[number][0];

/** Everything on the lists that waits for the actor, and below it what they are waiting for. One query. */
export async function listTodo(tx: Tx, actor: Actor, today: string): Promise<Todo> {
  const registers = await listRegisters(tx);
  const { mine, open } = conditionsOf(registers, actor, today);
  const rows = await tx.rows<StoredEntry & { kind: GroupId; n: number }>(sql`
    select * from (
      select e.*, count(*) over (partition by kind) as n,
        row_number() over (partition by kind order by due_on nulls last, id) as place
      from (select ${ENTRY_COLUMNS}, case when not (${mine}) then 'waiting'
          when e.due_on < ${today}::date then 'overdue'
          when e.due_on <= ${today}::date + ${SOON_DAYS}::int then 'soon' else 'later' end as kind
        from register_entries e where ${open}) e) e
    where e.place <= case when e.kind = 'waiting' then ${SHOWN_WAITING}::int else ${SHOWN}::int end order by e.place`);
  const party = actingParty(actor, registers[0]?.plan);
  const shown = registers.filter(({ register }) => rows.some((row) => row.register === register.file.id));
  const factsOf = await loadTaskFacts(tx, shown, today);
  const toRow = (row: StoredEntry): ListedEntry[] => {
    const loaded = registers.find(({ register }) => register.file.id === row.register);
    if (!loaded) return [];
    const facts = factsOf(loaded, row.subject_id);
    return [describeListed(loaded, toEntry(row, loaded.register), party, today, facts)];
  };
  const groups = GROUPS.map(([id, title]) => {
    const own = rows.filter(({ kind }) => kind === id);
    return { id, title, count: own[0]?.n ?? 0, rows: own.flatMap(toRow) };
  });
  return { asOf: today, ...todoWords(groups, today), groups };
}

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
