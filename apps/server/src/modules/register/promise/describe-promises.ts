import type { ClawbackSheet, InterlockSheet, PromiseSheet } from '@tenglong/contracts/register';
import { isOneOf, titleOfStage } from '@tenglong/domain/register';
import { subtract, toDecimalString, ZERO } from '@tenglong/domain/values';
import { sql } from 'drizzle-orm';
import type { Actor } from '../../../platform/actor/index.ts';
import type { Tx } from '../../../platform/database/index.ts';
import { withinScope } from '../../enterprise/index.ts';
import { actingParty, type ReadingParty } from '../acting-party.ts';
import { ENTRY_OWNER } from '../entry-owner.ts';
import { ENTRY_COLUMNS, getEntry, getRegisterOf, type StoredEntry, toEntry } from '../entry-store.ts';
import { mayReadEntryField } from '../field-rights.ts';
import { fieldSpecs } from '../field-spec.ts';
import { getRegister, type LoadedRegister } from '../register-library.ts';
import { commitmentRow } from './commitment-row.ts';
import { type HeldBar, loadInterlock } from './interlock.ts';
import { yuanOf } from './money-field.ts';
import { findReceiving, owedOf, type Receiving, receivingOf } from './receiving.ts';

type Loaded = { readonly loaded: LoadedRegister; readonly entry: Awaited<ReturnType<typeof getEntry>> };

async function describeInterlock(
  tx: Tx,
  actor: Actor,
  { loaded, entry }: Loaded,
  today: string,
): Promise<InterlockSheet | null> {
  if (loaded.register.interlocks.length === 0) return null;
  const { bars, blind } = await loadInterlock(tx, loaded, entry, today);
  const decisions = await tx.rows<{
    id: string;
    bars: HeldBar[];
    reason: string;
    askedBy: string;
    askedAt: string;
    confirmedBy: string | null;
    confirmedAt: string | null;
  }>(sql`
    select d.id, d.bars, d.reason, d.asked_by as "askedBy", d.asked_at as "askedAt", c.confirmed_by as "confirmedBy",
      c.confirmed_at as "confirmedAt"
    from interlock_decisions d left join interlock_confirmations c on c.decision_id = d.id
    where d.entry_id = ${entry.id} order by d.asked_at desc`);
  return {
    bars: bars.map(({ id: _id, ...bar }) => bar),
    blind,
    decisions: decisions.map((one) => ({
      ...one,
      bars: one.bars.map(({ says, because }) => `${says}（${because}）`),
    })),
    mayDecide: actor.permissions.has('interlock.decide') && entry.closedOn === null,
  };
}

async function listPromised(
  tx: Tx,
  actor: Actor,
  receiving: Receiving,
  sourceId: string,
  party: ReadingParty,
  today: string,
): Promise<PromiseSheet['promised']> {
  const rows = await tx.rows<StoredEntry & { released: boolean }>(sql`
    select ${ENTRY_COLUMNS}, (l.released_on is not null) as released
    from commitment_links l join register_entries e on e.id = l.commitment_entry
    where l.source_entry = ${sourceId} and ${withinScope(actor.scope, ENTRY_OWNER)} order by e.opened_on, e.several`);
  return rows.map((row) => ({
    ...commitmentRow(receiving, toEntry(row, receiving.loaded.register), party, today),
    released: row.released,
  }));
}

async function findOrigin(tx: Tx, actor: Actor, entryId: string): Promise<PromiseSheet['origin']> {
  const [found] = await tx.rows<{ id: string; register: string; name: string }>(sql`
    select e.id, e.register, e.subject_name as name from commitment_links l join register_entries e on e.id = l.source_entry
    where l.commitment_entry = ${entryId} and ${withinScope(actor.scope, ENTRY_OWNER)}`);
  if (!found) return null;
  const { register } = await getRegister(tx, found.register);
  return { id: found.id, title: `${register.file.title} ${found.name}` };
}

/** Who may issue a letter or propose: whoever may record that money came back. */
export function mayFollowUp(
  { loaded, rule }: Receiving,
  { entry }: Pick<Loaded, 'entry'>,
  actor: Actor,
): boolean {
  const party = actingParty(actor, loaded.plan);
  const by = loaded.register.moves.get(rule.recover)?.by ?? [];
  return actor.permissions.has('register.act') && isOneOf(by, entry, party);
}

async function describeDishonesty(
  tx: Tx,
  actor: Actor,
  { rule }: Receiving,
  { entry, loaded }: Loaded,
): Promise<ClawbackSheet['dishonesty']> {
  if (!rule.dishonesty) return null;
  const list = await getRegister(tx, rule.dishonesty.register);
  const party = actingParty(actor, loaded.plan);
  const entries = await tx.rows<{ id: string; stage: string; closed: string | null }>(sql`
    select e.id, e.stage, e.closed_on as closed from register_entries e where e.register = ${rule.dishonesty.register}
      and e.subject_id = ${entry.subject.id} and ${withinScope(actor.scope, ENTRY_OWNER)} order by e.opened_on desc`);
  const { file } = list.register;
  const opens = actor.permissions.has('register.act') && isOneOf(file.opening.by, entry, party);
  const asked = rule.dishonesty.ask;
  return {
    entries: entries.map(({ id, stage }) => ({ id, stageTitle: titleOfStage(file, stage) })),
    ask: fieldSpecs(file, party).filter(({ name }) => asked.includes(name)),
    mayPropose: opens && entry.subject.id !== null && entries.every(({ closed }) => closed !== null),
  };
}

async function describeClawback(
  tx: Tx,
  actor: Actor,
  receiving: Receiving,
  { loaded, entry }: Loaded,
): Promise<ClawbackSheet | null> {
  const { rule } = receiving;
  if (!rule.broken.includes(entry.stage)) return null;
  const { file } = loaded.register;
  const party = actingParty(actor, loaded.plan);
  const readable = mayReadEntryField(file, rule.fields.owed, party);
  const of = (name: string) => yuanOf(file, name, entry.fields.get(name));
  const owed = readable ? owedOf(receiving, entry) : undefined;
  const recovered = of(rule.fields.recovered) ?? ZERO;
  const [sum] = await tx.rows<{ steps: ClawbackSheet['steps'] }>(sql`
    select steps from clawback_sums where entry_id = ${entry.id} order by revision desc limit 1`);
  const recoveries = await tx.rows<ClawbackSheet['recoveries'][number]>(sql`
    select amount_yuan::numeric(20, 2)::text as "amountYuan", received_on as "on", slip, recorded_by as "by" from clawback_recoveries
    where entry_id = ${entry.id} order by revision`);
  const letters = await tx.rows<ClawbackSheet['letters'][number]>(sql`
    select sha256, number, sum_yuan::numeric(20, 2)::text as "sumYuan", due_on as "dueOn", issued_on as "issuedOn", issued_by as "by"
    from clawback_letters where entry_id = ${entry.id} order by at`);
  const may = mayFollowUp(receiving, { entry }, actor);
  return {
    owedYuan: owed ? toDecimalString(owed, 2) : null,
    recoveredYuan: readable ? toDecimalString(recovered, 2) : '0.00',
    leftYuan: owed ? toDecimalString(subtract(owed, recovered), 2) : null,
    steps: readable ? (sum?.steps ?? []) : [],
    recoveries: readable ? recoveries : [],
    letters: readable ? letters : [],
    // A letter quotes the calculation: of a breach taken over from a list there is none yet.
    mayIssue: may && sum !== undefined && owed !== undefined && owed.n > 0n && entry.closedOn === null,
    dishonesty: await describeDishonesty(tx, actor, receiving, { loaded, entry }),
  };
}

/**
 * What an entry promises, where a commitment comes from and what it owes, and what bars an application. At most 10 queries.
 *
 * @throws Problem ENTRY_NOT_FOUND
 */
export async function describePromises(
  tx: Tx,
  actor: Actor,
  id: string,
  today: string,
): Promise<PromiseSheet> {
  const loaded = await getRegister(tx, await getRegisterOf(tx, actor.scope, id));
  const entry = await getEntry(tx, actor.scope, loaded.register, id);
  const party = actingParty(actor, loaded.plan);
  const own = receivingOf(loaded);
  const receiving = loaded.register.promises.length > 0 ? await findReceiving(tx) : undefined;
  return {
    interlock: await describeInterlock(tx, actor, { loaded, entry }, today),
    promised: receiving ? await listPromised(tx, actor, receiving, id, party, today) : [],
    origin: own ? await findOrigin(tx, actor, id) : null,
    clawback: own ? await describeClawback(tx, actor, own, { loaded, entry }) : null,
  };
}
