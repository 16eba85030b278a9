import { join } from 'node:path';
import { chartOf } from '@tenglong/domain/ledger';
import { assemblePlan, type Plan } from '@tenglong/domain/plan';
import {
  type Actor,
  applyEvent,
  type Entry,
  type FieldValue,
  openEntry,
  type PreparedRegister,
  prepareRegister,
  type Refusal,
  type RegisterEvent,
} from '@tenglong/domain/register';
import { decimal, STATE_COUNCIL_CALENDAR } from '@tenglong/domain/values';
import { readPlanFolder } from '../src/modules/plan/index.ts';
import { productRoot } from '../src/product-root.ts';

/** Every register of the plan of Yuhuan, ready to be run. */
export async function loadPlanRegisters(): Promise<{
  readonly plan: Plan;
  readonly registers: ReadonlyMap<string, PreparedRegister>;
}> {
  const reading = await readPlanFolder(join(productRoot(), 'plans/yuhuan-2021-2023'));
  if (!reading.ok) throw new Error(JSON.stringify(reading.errors));
  const assembly = assemblePlan(reading.documents);
  if (!assembly.ok) throw new Error(JSON.stringify(assembly.errors));
  const { plan } = assembly;
  const departments = new Set(plan.departments.map(({ id }) => id));
  const chart = plan.ledger && chartOf(plan.ledger);
  const registers = plan.registers.map(({ file }) => {
    const isDepartment = (id: string) => departments.has(id);
    const facts = plan.facts ?? { facts: [] };
    const prepared = prepareRegister(file, facts, isDepartment, chart, new Map(), plan.funds);
    if (prepared.kind === 'problems') throw new Error(JSON.stringify(prepared.problems));
    return [file.id, prepared.register] as const;
  });
  return { plan, registers: new Map(registers) };
}

export const TODAY = '2023-06-15';
const UNIT = '331083001';
const SUBJECT = { id: '91331083000000001X', name: '甲公司' };

/** Given values are written as a person types them; numbers as decimals. */
export type Given = Readonly<Record<string, string | boolean>>;

export interface Walk {
  readonly register: PreparedRegister;
  readonly given: Given;
  /** Kinds of evidence that only a condition asks for. */
  readonly papers?: readonly string[];
  /** What is known of the subject: `others.preNotice`, `enterprise.scale`. */
  readonly known?: Readonly<Record<string, string>>;
}

/** A walk on a register of the plan. @throws if there is none of that name */
export function walkOn(
  registers: ReadonlyMap<string, PreparedRegister>,
  id: string,
  given: Given,
  more: Partial<Walk> = {},
): Walk {
  const register = registers.get(id);
  if (!register) throw new Error(`no register ${id}`);
  return { register, given, ...more };
}

/** What a step was refused for: the sentences of its guards, and the kinds of all else that is missing. */
export const reasonsOf = ({ missing }: Refusal): readonly string[] =>
  missing.map((one) => (one.kind === 'guard' ? one.message : one.kind));

/** A value for every field: what the walk gives, else the first thing that fits. */
function valueFor({ register, given }: Walk, name: string): FieldValue {
  const field = register.file.fields[name];
  const raw = given[name];
  switch (field?.type) {
    case 'number':
      return decimal(typeof raw === 'string' ? raw : '1');
    case 'boolean':
      return typeof raw === 'boolean' ? raw : true;
    case 'date':
      return typeof raw === 'string' ? raw : TODAY;
    default:
      return raw ?? Object.keys((field?.type === 'text' && field.options) || { 甲: '' })[0] ?? '甲';
  }
}

export const valuesOf = (walk: Walk, names: readonly string[]): ReadonlyMap<string, FieldValue> =>
  new Map(names.map((name) => [name, valueFor(walk, name)]));

let people = 0;
/** A person of a party, never the same twice. */
export function someoneOf(party: string): Actor {
  people += 1;
  const id = `person-${people}`;
  if (party === 'office' || party === 'system') return { id, party };
  if (party === 'unit') return { id, party, of: UNIT };
  if (party === 'enterprise') return { id, party, of: SUBJECT.id };
  return { id, party: 'department', of: party, answersFor: new Set([SUBJECT.id]) };
}

const subjectOf =
  ({ known = {} }: Walk) =>
  (fact: string) => {
    // A task that no list and no indicator is linked to.
    if (fact === 'goals') return [];
    if (fact.startsWith('others.') || fact.startsWith('clawback.')) return decimal(known[fact] ?? '0');
    if (fact === 'policy.barred') return known[fact] === 'yes';
    return known[`enterprise.${fact}`];
  };

const occasionOf = (walk: Walk, actor: Actor, today = TODAY) => ({
  actor,
  today,
  workCalendar: STATE_COUNCIL_CALENDAR,
  subject: subjectOf(walk),
});

/** For the registers that hear appeals; the window itself has tests of its own. */
const IN_TIME = {
  window: { opensAt: '2023-06-01T00:00:00.000Z', closesAt: '2023-06-30T00:00:00.000Z' },
  at: '2023-06-15T00:00:00.000Z',
};

/** Puts a subject on the list with the fields its opening asks for. */
export function openWalk(walk: Walk, today = TODAY): Entry {
  const { opening } = walk.register.file;
  const typed = valuesOf(walk, opening.fields);
  const computed = valuesOf(walk, Object.keys(walk.given));
  const opened = openEntry(
    walk.register,
    { id: 'e1', subject: SUBJECT, unit: UNIT, fields: typed, computed },
    { ...occasionOf(walk, someoneOf(opening.by[0] ?? ''), today), appeal: IN_TIME },
  );
  if (opened.kind === 'refused') throw new Error(`${walk.register.file.id} ${opened.message}`);
  return opened.entry;
}

/** What comes of one event: the entry after it, or the refusal. */
export function tryEvent(
  walk: Walk,
  entry: Entry,
  event: RegisterEvent,
  actor: Actor,
  today = TODAY,
): Entry | Refusal {
  const outcome = applyEvent(walk.register, entry, event, occasionOf(walk, actor, today));
  return outcome.kind === 'done' ? outcome.entry : outcome.refusal;
}

/** The events that make an entry ready for a move: its papers, its signatures. */
export function readyFor(walk: Walk, entry: Entry, moveId: string): Entry {
  const { register, papers = [] } = walk;
  const move = register.moves.get(moveId);
  const wanted = [...(move?.evidence ?? []), ...papers.map((kind) => ({ kind, atLeast: 1 }))];
  const party = move?.by.find((one) => one !== 'system') ?? 'office';
  const departments = move?.signed ? (register.stages.get(entry.stage)?.signatures ?? []) : [];
  const events: [RegisterEvent, Actor][] = [
    ...wanted.flatMap(({ kind, atLeast }) =>
      Array.from({ length: atLeast }, (_, n): [RegisterEvent, Actor] => [
        { kind: 'attach', evidence: kind, file: `${kind}-${n}` },
        someoneOf(papers.includes(kind) ? 'office' : party),
      ]),
    ),
    ...departments.map((id): [RegisterEvent, Actor] => [{ kind: 'sign' }, someoneOf(id)]),
  ];
  return events.reduce((at, [event, actor]) => {
    const after = tryEvent(walk, at, event, actor);
    if ('code' in after) throw new Error(`${moveId}: ${after.message}`);
    return after;
  }, entry);
}

/** The event of a move with the fields it asks for and a reason. */
export const moveOf = (walk: Walk, id: string): RegisterEvent => ({
  kind: 'move',
  move: id,
  reason: '按清单办理',
  fields: valuesOf(walk, walk.register.moves.get(id)?.fields ?? []),
});

/** Takes one step as it should be taken; the refusal if it cannot be. */
export function takeStep(walk: Walk, entry: Entry, id: string, today = TODAY): Entry | Refusal {
  const party = walk.register.moves.get(id)?.by.find((one) => one !== 'system') ?? 'system';
  return tryEvent(walk, readyFor(walk, entry, id), moveOf(walk, id), someoneOf(party), today);
}
