import { isStepOf, nextStep, type Actor as Party, turnInStage } from '@tenglong/domain/register';
import { type SQL, sql } from 'drizzle-orm';
import type { Actor } from '../../platform/actor/index.ts';
import type { Tx } from '../../platform/database/index.ts';
import { withinScope } from '../enterprise/index.ts';
import { actingParty } from './acting-party.ts';
import { ENTRY_OWNER } from './entry-owner.ts';
import { ENTRY_COLUMNS, type StoredEntry, toEntry } from './entry-store.ts';
import type { LoadedRegister } from './register-library.ts';

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

/** Where it is a party's turn: at once, or for what a look at the single entry has to tell. */
interface Turns {
  readonly certain: readonly SQL[];
  readonly open: readonly SQL[];
}

/** Where the next step of a register is this party's: to report, to sign, or to move once the signatures stand. */
function turnsOf({ register }: LoadedRegister, party: Party, today: string): Turns {
  const { id, stages, reporting, opening } = register.file;
  const certain: SQL[] = [];
  const open: SQL[] = [];
  for (const { id: stage, signatures = [] } of stages) {
    const here = sql`e.register = ${id} and e.stage = ${stage}`;
    const signed = sql`jsonb_array_length(e.signatures)`;
    if (party.party === 'department' && signatures.includes(party.of)) {
      const mine = JSON.stringify([{ department: party.of }]);
      certain.push(sql`(${here} and not e.signatures @> ${mine}::jsonb)`);
    }
    if (reporting && stage === opening.stage) {
      const due = reportOpenOn(reporting.fromDay, today);
      const own = ownTask(reporting.by, party);
      if (names(reporting.by, party)) certain.push(sql`(${here} and ${due})`);
      else if (own) certain.push(sql`(${here} and ${due} and ${own})`);
      continue;
    }
    const ready = sql`${here} and ${signed} >= ${signatures.length}::int`;
    const own = ownTask(['responsible'], party);
    const turn = turnInStage(register, stage, (by) => names(by, party));
    const asAnswering = own
      ? turnInStage(register, stage, (by) => names(by, party) || ownTask(by, party) !== undefined)
      : turn;
    if (turn === 'yes') certain.push(sql`(${ready})`);
    else if (own && asAnswering === 'yes') certain.push(sql`(${ready} and ${own})`);
    if (turn === 'maybe') open.push(sql`(${ready})`);
    else if (own && turn === 'no' && asAnswering === 'maybe') open.push(sql`(${ready} and ${own})`);
  }
  return { certain, open };
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

const anyOf = (conditions: readonly SQL[]): SQL =>
  conditions.length === 0 ? sql`false` : sql`(${sql.join([...conditions], sql` or `)})`;

export interface TodoConditions {
  /** Of the open entries, those whose next step is the actor's. */
  readonly mine: SQL;
  /** Everything open that is the actor's business. */
  readonly open: SQL;
}

/** Of the entries whose own conditions decide between two ways on, those that wait for the party. One query. */
async function findOwnTurns(
  tx: Tx,
  registers: readonly LoadedRegister[],
  party: Party,
  today: string,
  where: SQL,
): Promise<readonly string[]> {
  const rows = await tx.rows<StoredEntry>(
    sql`select ${ENTRY_COLUMNS} from register_entries e where ${where} and e.held_since is null`,
  );
  return rows.flatMap((row) => {
    const loaded = registers.find(({ register }) => register.file.id === row.register);
    if (!loaded) return [];
    const entry = toEntry(row, loaded.register);
    const step = nextStep(loaded.register, entry, today);
    return step && isStepOf(step, entry, party) ? [entry.id] : [];
  });
}

/** What waits for an actor, as conditions on entries `e`. One query more where an entry's own facts decide whose turn it is. */
export async function todoConditions(
  tx: Tx,
  registers: readonly LoadedRegister[],
  actor: Actor,
  today: string,
): Promise<TodoConditions> {
  const party = actingParty(actor, registers[0]?.plan);
  const turns = registers.map((loaded) => turnsOf(loaded, party, today));
  const part = anyOf(registers.flatMap((loaded) => ownPart(loaded, party)));
  const unit = party.party === 'unit' ? sql`e.unit_id = ${party.of}` : sql`true`;
  const open = sql`${part} and e.closed_on is null and ${unit}
    and ${withinScope(actor.scope, ENTRY_OWNER)}`;
  const unsure = turns.flatMap((turn) => turn.open);
  const own =
    unsure.length === 0
      ? []
      : await findOwnTurns(tx, registers, party, today, sql`${open} and ${anyOf(unsure)}`);
  const certain = turns.flatMap((turn) => turn.certain);
  const decided = own.length === 0 ? [] : [sql`e.id = any(${sql.param([...own])}::uuid[])`];
  return { mine: sql`${anyOf([...certain, ...decided])} and e.held_since is null`, open };
}
