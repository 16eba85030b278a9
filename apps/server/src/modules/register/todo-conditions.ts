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

/** One stage of one register. */
interface Stage {
  readonly register: string;
  readonly stage: string;
}

/** That it is a party's turn in one stage, once so many departments have signed, and `also` holds. */
interface Turn {
  readonly at: Stage;
  readonly signed: number;
  readonly also?: SQL;
}

/** Where it is a party's turn: at once, or for what a look at the single entry has to tell. */
interface Turns {
  readonly certain: readonly Turn[];
  readonly open: readonly Turn[];
  /** Stages that wait for the party's own signature. */
  readonly signing: readonly Stage[];
}

/** That an entry is in one of these stages: found by an index where nothing else is asked. */
const inStages = (stages: readonly Stage[]): SQL => sql`(e.register, e.stage) in (
  select * from unnest(${sql.param(stages.map(({ register }) => register))}::text[],
    ${sql.param(stages.map(({ stage }) => stage))}::text[]))`;

/** Where the next step of a register is this party's: to report, to sign, or to move once the signatures stand. */
function turnsOf({ register }: LoadedRegister, party: Party, today: string): Turns {
  const { id, stages, reporting, opening } = register.file;
  const certain: Turn[] = [];
  const open: Turn[] = [];
  const signing: Stage[] = [];
  for (const { id: stage, signatures = [] } of stages) {
    const at: Stage = { register: id, stage };
    if (party.party === 'department' && signatures.includes(party.of)) signing.push(at);
    if (reporting && stage === opening.stage) {
      const due = reportOpenOn(reporting.fromDay, today);
      const own = ownTask(reporting.by, party);
      if (names(reporting.by, party)) certain.push({ at, signed: 0, also: due });
      else if (own) certain.push({ at, signed: 0, also: sql`${due} and ${own}` });
      continue;
    }
    const ready: Turn = { at, signed: signatures.length };
    const own = ownTask(['responsible'], party);
    const turn = turnInStage(register, stage, (by) => names(by, party));
    const asAnswering = own
      ? turnInStage(register, stage, (by) => names(by, party) || ownTask(by, party) !== undefined)
      : turn;
    if (turn === 'yes') certain.push(ready);
    else if (own && asAnswering === 'yes') certain.push({ ...ready, also: own });
    if (turn === 'maybe') open.push(ready);
    else if (own && turn === 'no' && asAnswering === 'maybe') open.push({ ...ready, also: own });
  }
  return { certain, open, signing };
}

/** One condition for the turns that need equally many signatures and nothing else; the others each by itself. */
function inTurn(turns: readonly Turn[]): readonly SQL[] {
  const plain = new Map<number, Stage[]>();
  for (const { at, signed, also } of turns) {
    if (!also) plain.set(signed, [...(plain.get(signed) ?? []), at]);
  }
  const after = (signed: number, condition: SQL): SQL =>
    signed === 0 ? condition : sql`(${condition} and e.signed >= ${signed}::int)`;
  return [
    ...[...plain].map(([signed, stages]) => after(signed, inStages(stages))),
    ...turns.flatMap(({ at, signed, also }) =>
      also ? [after(signed, sql`(e.register = ${at.register} and e.stage = ${at.stage} and ${also})`)] : [],
    ),
  ];
}

/** Entries that wait for the signature of a party that has not given it. */
function unsigned(stages: readonly Stage[], party: Party): readonly SQL[] {
  if (stages.length === 0 || party.party !== 'department') return [];
  const mine = JSON.stringify([{ department: party.of }]);
  return [sql`(${inStages(stages)} and not e.signatures @> ${mine}::jsonb)`];
}

/** What is a party's business: every entry of a register it takes any step on; what waits for others there is so too. */
function ownPart(registers: readonly LoadedRegister[], party: Party): readonly SQL[] {
  const whole: string[] = [];
  const tasks: SQL[] = [];
  for (const { register } of registers) {
    const { file } = register;
    const steps = [
      ...[...file.moves.map(({ by }) => by), ...file.stages.map(({ signatures = [] }) => signatures)],
      file.reporting?.by ?? [],
    ];
    const own = ownTask(steps.flat(), party);
    if (steps.some((by) => names(by, party))) whole.push(file.id);
    else if (own) tasks.push(sql`(e.register = ${file.id} and ${own})`);
  }
  return [...(whole.length > 0 ? [sql`e.register = any(${sql.param(whole)}::text[])`] : []), ...tasks];
}

const anyOf = (conditions: readonly SQL[]): SQL =>
  conditions.length === 0 ? sql`false` : sql`(${sql.join([...conditions], sql` or `)})`;

export interface TodoConditions {
  /** Of the open entries, those whose next step is the actor's. */
  readonly mine: SQL;
  /** The only stages in which there are such: a condition to be added where none but they are looked for. */
  readonly stages: SQL;
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
  const part = anyOf(ownPart(registers, party));
  const unit = party.party === 'unit' ? sql`e.unit_id = ${party.of}` : sql`true`;
  const open = sql`${part} and e.closed_on is null and ${unit}
    and ${withinScope(actor.scope, ENTRY_OWNER)}`;
  const unsure = turns.flatMap((turn) => turn.open);
  const certain = turns.flatMap((turn) => turn.certain);
  const signing = turns.flatMap((turn) => turn.signing);
  const own =
    unsure.length === 0
      ? []
      : await findOwnTurns(
          tx,
          registers,
          party,
          today,
          sql`${open} and ${inStages(unsure.map(({ at }) => at))} and ${anyOf(inTurn(unsure))}`,
        );
  const decided = own.length === 0 ? [] : [sql`e.id = any(${sql.param([...own])}::uuid[])`];
  return {
    mine: sql`${anyOf([...inTurn(certain), ...unsigned(signing, party), ...decided])} and e.held_since is null`,
    stages: inStages([...[...certain, ...unsure].map(({ at }) => at), ...signing]),
    open,
  };
}
