import { factQuestion } from '@tenglong/domain/policy';
import type { Entry, RegisterEvent, SubjectFacts } from '@tenglong/domain/register';
import { type FactValue, groupDigits } from '@tenglong/domain/rule';
import { decimal, whole } from '@tenglong/domain/values';
import type { Tx } from '../../platform/database/index.ts';
import { type Application, caseNumberOf, lockCap, type Standing, standingOf } from '../policy/index.ts';
import type { LoadedRegister } from './register-library.ts';

/** An entry as an application under a policy; `undefined` on a register that is no list of applications. */
export function applicationOf({ register, plan }: LoadedRegister, entry: Entry): Application | undefined {
  const { file } = register;
  return file.policy && { plan, file, rule: file.policy, entry };
}

/** The entry with what the event says of its fields: a step is judged by what it brings. */
export function withEvent(entry: Entry, event: RegisterEvent): Entry {
  const fields = 'fields' in event ? event.fields : undefined;
  return fields ? { ...entry, fields: new Map([...entry.fields, ...fields]) } : entry;
}

/**
 * How the policy judges an application by what an event brings. A step that may grant money waits first for whoever
 * grants the same enterprise money of the same year, so that both never find the same room under the cap.
 */
export async function standingFor(
  tx: Tx,
  loaded: LoadedRegister,
  entry: Entry,
  event: RegisterEvent,
  today: string,
): Promise<Standing | undefined> {
  const application = applicationOf(loaded, withEvent(entry, event));
  if (!application) return undefined;
  const to = event.kind === 'move' ? loaded.register.moves.get(event.move)?.to : undefined;
  if (to !== undefined && application.rule.granted.includes(to)) {
    const { rule } = application;
    await lockCap(tx, rule.id, entry.subject.id ?? '', today, caseNumberOf(application));
  }
  return standingOf(tx, application, today);
}

/** What the policy comes to for an application as it stands; `undefined` while it is not eligible. */
export async function standingOfEntry(
  tx: Tx,
  loaded: LoadedRegister,
  entry: Entry,
  today: string,
): Promise<string | undefined> {
  const application = applicationOf(loaded, entry);
  const standing = application && (await standingOf(tx, application, today));
  const unsettled = standing?.machines.some((machine) => machine.unsettled) ?? true;
  const { verdict, amountYuan } = standing?.determination ?? {};
  return verdict === 'eligible' && !unsettled ? (amountYuan ?? undefined) : undefined;
}

/**
 * What the policy comes to with what the step brings, for whoever is refused a step that asks for the sum: they have to put down
 * that one, or say why not.
 */
export function judgedWords(
  { register }: LoadedRegister,
  event: RegisterEvent,
  standing: Standing | undefined,
): readonly string[] {
  const asked = event.kind === 'move' ? register.moves.get(event.move)?.fields : undefined;
  const decided = register.file.policy?.decided;
  const found = standing?.determination;
  if (!standing || !found || decided === undefined || !asked?.includes(decided)) return [];
  const { file } = standing.policy;
  if (found.trace.reason !== undefined) return [found.trace.reason];
  if (found.verdict === 'eligible') {
    const room = standing.room ? `，限额还剩 ${groupDigits(standing.room)} 元` : '';
    return [`按这次所填计算，可得 ${groupDigits(decimal(found.amountYuan ?? '0'))} 元${room}`];
  }
  const failed = found.trace.provisions.find(({ applies, meets }) => applies === true && meets === false);
  if (found.verdict === 'ineligible') return [`按这次所填计算，不符合“${failed?.says ?? file.title}”`];
  const asks = found.missing.slice(0, 3).map((place) => factQuestion(file, place));
  return [`按这次所填还不能计算，要知道：${asks.join(' ')}`];
}

function policyFacts({
  determination,
  machines,
  builder,
  room,
}: Standing): ReadonlyMap<string, FactValue | undefined> {
  const amount = determination?.amountYuan;
  return new Map<string, FactValue | undefined>([
    ['policy.verdict', determination?.verdict ?? 'unknown'],
    ['policy.amount', amount === undefined || amount === null ? undefined : decimal(amount)],
    ['policy.room', room],
    ['policy.builder', builder?.is],
    ['policy.machines', whole(machines.filter(({ counted }) => counted).length)],
    ['policy.unsettled', whole(machines.filter(({ unsettled }) => unsettled).length)],
  ]);
}

/** What the rules of the register may ask, with how the policy judges the case. */
export function withStanding(facts: SubjectFacts, standing: Standing | undefined): SubjectFacts {
  if (!standing) return facts;
  const known = policyFacts(standing);
  return (fact, yearsBefore) => (known.has(fact) ? known.get(fact) : facts(fact, yearsBefore));
}
