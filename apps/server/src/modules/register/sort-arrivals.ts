import { randomUUID } from 'node:crypto';
import type { FieldText } from '@tenglong/contracts/register';
import { cleanName } from '@tenglong/domain/enterprise';
import { type Entry, type KeptEntry, takeOverEntry } from '@tenglong/domain/register';
import { STATE_COUNCIL_CALENDAR } from '@tenglong/domain/values';
import { sql } from 'drizzle-orm';
import type { Tx } from '../../platform/database/index.ts';
import { fitArrival } from './arrivals.ts';
import { severalOf } from './entry-store.ts';
import { loadFields } from './field-values.ts';
import { type LoadedRegister, listRegisters } from './register-library.ts';

/** A row of an office's own list, as the intake read it. */
export interface Arrival {
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
export interface Fresh {
  readonly arrival: Arrival;
  readonly loaded: LoadedRegister;
  readonly entry: Entry;
  readonly creditCode: string;
}

/** Of a batch whose entries are taken over: its id and number. */
export interface ListBatch {
  readonly id: string;
  readonly number: number;
}

/** What the rows of a list come to. */
export interface SortedArrivals {
  /** Rows that become entries. */
  readonly fresh: readonly Fresh[];
  /** Rows that report of a task. */
  readonly reports: readonly { readonly loaded: LoadedRegister; readonly arrival: Arrival }[];
  /** How many rows are of a subject that stands on its list already, or twice in this one. */
  readonly standing: number;
}

/** Tells which rows of a list that is read become entries, and which are of what stands there already. */
export async function sortArrivals(tx: Tx, batch: ListBatch, asOf: string): Promise<SortedArrivals> {
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
  const reports: { loaded: LoadedRegister; arrival: Arrival }[] = [];
  let again = 0;
  const fresh: Fresh[] = [];
  for (const arrival of arrivals) {
    const loaded = registers.get(arrival.register);
    if (loaded?.register.file.subject === 'task') {
      reports.push({ loaded, arrival });
      continue;
    }
    const entry = loaded && entryOf(loaded, arrival, batch, asOf);
    if (!entry) continue;
    const key = `${arrival.register} ${entry.subject.id} ${severalOf(loaded.register.file, entry)}`;
    if (known.has(key)) {
      again += 1;
      continue;
    }
    known.add(key);
    fresh.push({ arrival, loaded, entry, creditCode: arrival.credit_code || (entry.subject.id ?? '') });
  }
  return { fresh, reports, standing: again };
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
