import { randomUUID } from 'node:crypto';
import type { FieldText } from '@tenglong/contracts/register';
import { cleanName } from '@tenglong/domain/enterprise';
import {
  type Addressee,
  addresseeKey,
  courtOf,
  type Entry,
  type KeptEntry,
  takeOverEntry,
} from '@tenglong/domain/register';
import { STATE_COUNCIL_CALENDAR } from '@tenglong/domain/values';
import { sql } from 'drizzle-orm';
import type { Actor } from '../../platform/actor/index.ts';
import type { Tx } from '../../platform/database/index.ts';
import { Problem } from '../../platform/problem/index.ts';
import { addNotices, withdrawNotices } from '../notice/index.ts';
import { fitArrival } from './arrivals.ts';
import { insertEntry, severalOf, storeCounts } from './entry-store.ts';
import { addEvent } from './event-store.ts';
import { loadFields } from './field-values.ts';
import { batchNotice } from './notice-words.ts';
import { postToLedger, withdrawFromLedger } from './post-to-ledger.ts';
import { postToMoney, withdrawFromMoney } from './post-to-money.ts';
import { type LoadedRegister, listRegisters } from './register-library.ts';
import { giveBackReports, reportFromBatch } from './report-of-batch.ts';
import { loadSubjectFacts } from './subject-facts.ts';
import { giveBackGrants, lockPastGrants, takeOverGrant } from './take-over-grant.ts';

interface Arrival {
  register: string;
  credit_code: string;
  name: string;
  number: string;
  unit: string;
  stage: string | null;
  opened_on: string | null;
  closed_on: string | null;
  fields: Record<string, FieldText>;
  sheet: string;
  row_number: number;
  /** Of the roster, where the subject is an enterprise that stands there. */
  firm_name: string | null;
  firm_unit: string | null;
}

/** A row that becomes an entry. */
interface Fresh {
  readonly arrival: Arrival;
  readonly loaded: LoadedRegister;
  readonly entry: Entry;
  readonly creditCode: string;
}

/** Of a batch whose entries are taken over: its id and number. */
interface ListBatch {
  readonly id: string;
  readonly number: number;
}

/** Whether what an entry counts towards, or books, rests on what is held of its enterprise; most registers do not ask. */
const asksOfSubject = ({ register }: LoadedRegister): boolean =>
  JSON.stringify([register.file.counts, register.file.ledger, register.file.definitions]).includes(
    '"enterprise.',
  );

/**
 * Puts the rows of a committed list on their registers. A subject that stands there already is left as it is: from the
 * first list on the platform is where an entry moves. Whoever has something to do is told once of each list.
 *
 * @returns how many entries were new
 */
export async function takeOverEntries(
  tx: Tx,
  actor: Actor,
  batch: ListBatch,
  { asOf, at }: { readonly asOf: string; readonly at: Date },
): Promise<number> {
  const registers = new Map((await listRegisters(tx)).map((loaded) => [loaded.register.file.id, loaded]));
  const arrivals = await tx.rows<Arrival>(sql`
    select a.*, f.name as firm_name, f.unit_id as firm_unit
    from register_arrivals a left join enterprises f on f.credit_code = a.credit_code
    where a.batch_id = ${batch.id} order by a.seq`);
  const standing = await tx.rows<{ register: string; subject: string; several: string }>(sql`
    select register, subject_id as subject, several from register_entries where subject_id is not null`);
  const known = new Set(
    standing.map(({ register, subject, several }) => `${register} ${subject} ${several}`),
  );
  const told = new Map<string, { loaded: LoadedRegister; to: Addressee; count: number }>();
  let taken = 0;
  const fresh: Fresh[] = [];
  for (const arrival of arrivals) {
    const loaded = registers.get(arrival.register);
    if (loaded?.register.file.subject === 'task') {
      if (await reportFromBatch(tx, actor, batch, loaded, arrival, { asOf, at })) taken += 1;
      continue;
    }
    const entry = loaded && entryOf(loaded, arrival, batch, asOf);
    if (!entry) continue;
    const key = `${arrival.register} ${entry.subject.id} ${severalOf(loaded.register.file, entry)}`;
    if (known.has(key)) continue;
    known.add(key);
    fresh.push({ arrival, loaded, entry, creditCode: arrival.credit_code || (entry.subject.id ?? '') });
  }
  await lockPastGrants(tx, fresh);
  for (const one of fresh) {
    const { arrival, loaded, entry } = one;
    await takeOver(tx, actor, batch, one, asOf, at);
    for (const to of courtOf(loaded.register, entry, asOf)) {
      const whom = `${arrival.register} ${addresseeKey(to)}`;
      told.set(whom, { loaded, to, count: (told.get(whom)?.count ?? 0) + 1 });
    }
    taken += 1;
  }
  const notices = [...told.values()].map((one) => batchNotice(one.loaded, batch, one.to, one.count, asOf));
  await addNotices(tx, notices, at);
  return taken;
}

/** What an arrival is about and says: an enterprise goes by the roster, anything else by its number or name. */
function keptOf({ register: { file }, plan }: LoadedRegister, arrival: Arrival): KeptEntry {
  const isFirm = file.subject === 'enterprise' && arrival.firm_name !== null;
  const fields = Object.entries(arrival.fields).flatMap(([name, value]): [string, FieldText][] => {
    const field = file.fields[name];
    return field ? [[name, fitArrival(field, value)]] : [];
  });
  return {
    id: randomUUID(),
    subject: {
      id: isFirm ? arrival.credit_code : arrival.number || arrival.name,
      name: arrival.firm_name && isFirm ? arrival.firm_name : arrival.name,
    },
    unit: isFirm ? arrival.firm_unit : (unitIds(plan).get(cleanName(arrival.unit)) ?? null),
    stage: arrival.stage ?? undefined,
    openedOn: arrival.opened_on ?? undefined,
    closedOn: arrival.closed_on ?? undefined,
    fields: loadFields(file, Object.fromEntries(fields)),
  };
}

const unitIds = ({ units }: LoadedRegister['plan']): ReadonlyMap<string, string> =>
  new Map(
    units.flatMap(({ id, name, aliases }) =>
      [name, ...aliases].map((word) => [cleanName(word), id] as const),
    ),
  );

/** The entry that a row comes to; nothing where the register cannot hold it. */
function entryOf(
  loaded: LoadedRegister,
  arrival: Arrival,
  batch: ListBatch,
  asOf: string,
): Entry | undefined {
  const outcome = takeOverEntry(loaded.register, keptOf(loaded, arrival), {
    asOf,
    by: `batch ${batch.number}`,
    workCalendar: STATE_COUNCIL_CALENDAR,
  });
  return outcome.kind === 'refused' ? undefined : outcome.entry;
}

async function takeOver(
  tx: Tx,
  actor: Actor,
  batch: ListBatch,
  fresh: Fresh,
  asOf: string,
  at: Date,
): Promise<void> {
  const { loaded, arrival, entry } = fresh;
  const { register, planVersionId } = loaded;
  const origin = { batchId: batch.id, sheet: arrival.sheet, row: arrival.row_number };
  await insertEntry(tx, register, entry, origin);
  const facts = asksOfSubject(loaded) ? await loadSubjectFacts(tx, entry.subject.id) : () => undefined;
  await storeCounts(tx, register, entry, asOf, facts);
  const occasion = `接管清单（第 ${batch.number} 批）`;
  const posted = { subject: facts, actor, on: asOf, at, occasion, reason: '', believed: true };
  await postToLedger(tx, loaded, entry, posted);
  await postToMoney(tx, loaded, entry, posted);
  await addEvent(tx, {
    ...{
      entryId: entry.id,
      revision: 1,
      event: { kind: 'open', fields: entry.fields, ...origin },
      stage: entry.stage,
      actor,
    },
    ...{ on: asOf, at, planVersionId, traces: [] },
  });
  await takeOverGrant(tx, fresh, facts, { actor, on: asOf, at });
}

/**
 * Takes the entries of a list back whole; what they had put into the ledger is reversed, and stays there to be read.
 *
 * @throws Problem BATCH_ENTRIES_MOVED once anybody has gone on with one
 */
export async function giveBackEntries(
  tx: Tx,
  actor: Actor,
  batchId: string,
  { on, at }: { readonly on: string; readonly at: Date },
): Promise<void> {
  await giveBackReports(tx, actor, batchId, at);
  const moved = await tx.rows<{ name: string }>(sql`
    select subject_name as name from register_entries where batch_id = ${batchId} and revision > 1
    order by pinyin limit 20`);
  if (moved.length > 0) {
    throw new Problem('BATCH_ENTRIES_MOVED', {
      details: moved.map(({ name }) => ({ path: '', message: name })),
    });
  }
  const followed = await giveBackGrants(tx, batchId);
  if (followed.length > 0) {
    const details = followed.slice(0, 20).map((name) => ({ path: '', message: `${name}的承诺事项` }));
    throw new Problem('BATCH_ENTRIES_MOVED', { details });
  }
  await withdrawFromLedger(tx, batchId, { actor, on, at });
  await withdrawFromMoney(tx, batchId, { actor, on, at });
  await tx.run(sql`
    delete from register_events where entry_id in (select id from register_entries where batch_id = ${batchId})`);
  await tx.run(sql`delete from register_entries where batch_id = ${batchId}`);
  await withdrawNotices(tx, `batch:${batchId}:`);
}
