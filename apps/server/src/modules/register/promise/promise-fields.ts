import { addressText } from '@tenglong/domain/address';
import type { PolicyPromise, TracedDetermination } from '@tenglong/domain/policy';
import type { Entry, FieldValue, PromiseRule, SubjectFacts } from '@tenglong/domain/register';
import { decimal, plusMonths } from '@tenglong/domain/values';
import { sql } from 'drizzle-orm';
import type { Tx } from '../../../platform/database/index.ts';
import { severalOf } from '../entry-store.ts';
import type { LoadedRegister } from '../register-library.ts';
import { asMoney, yuanOf } from './money-field.ts';
import type { Receiving } from './receiving.ts';

/** A step of an entry that may grant something, or leave what was granted. */
export interface GrantedStep {
  readonly loaded: LoadedRegister;
  readonly after: Entry;
  readonly subject: SubjectFacts;
  readonly determination: TracedDetermination | undefined;
  readonly today: string;
  /** The day of the grant, where it lies in the past. */
  readonly since?: string;
  readonly at: Date;
}

/** A promise that an entry stands by, under the key that lets it be made once. */
export interface Wanted {
  readonly key: string;
  readonly rule: PromiseRule;
  readonly promise: PolicyPromise;
}

/** Who promises: the subject, or whoever the fields name; an enterprise of the roster goes by what is held of it. */
export async function promiserOf(tx: Tx, { after }: GrantedStep, { promiser }: PromiseRule) {
  const text = (name: string): string | null => {
    const value = after.fields.get(name);
    return typeof value === 'string' && value !== '' ? value : null;
  };
  const id = promiser ? text(promiser.code) : after.subject.id;
  const name = (promiser ? text(promiser.name) : after.subject.name) ?? after.subject.name;
  // Without a code it is the name of the roster that says who it is, if only one enterprise bears it.
  const rows = await tx.rows<{ code: string; name: string; unit: string }>(sql`
    select credit_code as code, name, unit_id as unit from enterprises
    where ${id === null ? sql`name = ${name}` : sql`credit_code = ${id}`} limit 2`);
  const [firm] = rows.length === 1 ? rows : [];
  return firm
    ? { subject: { id: firm.code, name: firm.name }, unit: firm.unit }
    : { subject: { id, name }, unit: after.unit };
}

function dueOf(
  { promise: { due } }: Wanted,
  { after, today, since = today }: GrantedStep,
): string | undefined {
  if (!due) return undefined;
  if ('months' in due) return plusMonths(since, due.months);
  const day = after.fields.get(due.field);
  return typeof day === 'string' && day !== '' ? day : undefined;
}

/** The project's own number; nothing where the entry has none. */
function caseOf({ loaded: { register }, after }: GrantedStep): string | undefined {
  const number = severalOf(register.file, after);
  return number === '' || number === after.id ? undefined : number;
}

/** The number of the case the promise comes from, such as a project's. */
function originOf(step: GrantedStep): string {
  const { register } = step.loaded;
  const number = caseOf(step);
  return number === undefined ? register.file.shortTitle : `${register.file.shortTitle} ${number}`;
}

/**
 * The number of a commitment. Whoever applies again for the same project while an earlier promise still stands promises anew,
 * under a number of its own. One query.
 */
export async function numberFor(
  tx: Tx,
  { loaded, rule }: Receiving,
  code: string | null,
  index: number,
  step: GrantedStep,
): Promise<string> {
  const wanted = `${originOf(step)}-承${index + 1}`;
  const rows = await tx.rows<{ number: string }>(sql`
    select fields->>${rule.fields.number} as number from register_entries
    where register = ${loaded.register.file.id} and subject_id = ${code} and closed_on is null`);
  const taken = new Set(rows.map(({ number }) => number));
  let number = wanted;
  for (let again = 2; taken.has(number); again += 1) number = `${wanted}（${again}）`;
  return number;
}

/** What the entry of a commitment says from the start. */
export function fieldsOf(receiving: Receiving, wanted: Wanted, number: string, step: GrantedStep) {
  const { promise, rule } = wanted;
  const { fields } = receiving.rule;
  const { file } = receiving.loaded.register;
  const granted =
    rule.funds === undefined
      ? undefined
      : yuanOf(step.loaded.register.file, rule.funds, step.after.fields.get(rule.funds));
  const figure = (text: string | undefined): FieldValue | undefined =>
    text === undefined ? undefined : decimal(text);
  const all: readonly (readonly [string, FieldValue | undefined])[] = [
    [fields.number, number],
    [fields.source, promise.source],
    [fields.content, promise.content],
    [fields.to, promise.to],
    [fields.sense, promise.sense],
    [fields.metric, promise.metric],
    [fields.promised, figure(promise.promised)],
    [fields.tolerance, figure(promise.tolerance)],
    [fields.promisedOn, step.since ?? step.today],
    [fields.finishBy, dueOf(wanted, step)],
    [fields.funds, granted && asMoney(file, fields.funds, granted)],
    [fields.ground, addressText(promise.clause)],
    [fields.origin, originOf(step)],
    [fields.policy, rule.policy],
    [fields.caseNumber, caseOf(step)],
    [fields.back, promise.back],
    [fields.share, figure(promise.share)],
  ];
  return new Map(all.flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const])));
}
