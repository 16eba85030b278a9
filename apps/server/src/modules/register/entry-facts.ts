import type { Entry, PreparedRegister, SubjectFacts } from '@tenglong/domain/register';
import { type Exact, whole } from '@tenglong/domain/values';
import { sql } from 'drizzle-orm';
import { groupRows, type Tx } from '../../platform/database/index.ts';
import { loadOwing } from './promise/load-owing.ts';
import type { LoadedRegister } from './register-library.ts';
import { loadHeldFacts, NOTHING_HELD } from './subject-facts.ts';
import { loadTaskFacts } from './task-facts.ts';

type Asking = Pick<Entry, 'id' | 'subject'>;

interface Other extends Asking {
  readonly register: string;
  readonly stage: string;
}

/** Without a number on either side it is the name that says what an entry is about. */
const isOfSame = (a: Entry['subject'], b: Entry['subject']): boolean =>
  a.id !== null && b.id !== null ? a.id === b.id : a.name === b.name;

/**
 * How many other entries about the same subject stand where the register asks; one query however many entries, and none if
 * it does not ask.
 */
async function loadOthers(
  tx: Tx,
  { file }: PreparedRegister,
  entries: readonly Asking[],
): Promise<(entry: Asking) => ReadonlyMap<string, Exact>> {
  const asked = Object.entries(file.others);
  if (asked.length === 0) return () => new Map();
  const codes = entries.flatMap(({ subject }) => subject.id ?? []);
  const names = entries.map(({ subject }) => subject.name);
  const rows = await tx.rows<{
    id: string;
    register: string;
    stage: string;
    code: string | null;
    name: string;
  }>(sql`
    select id, register, stage, subject_id as code, subject_name as name from register_entries
    where register = any(${sql.param(asked.map(([, { register }]) => register))}::text[])
      and stage = any(${sql.param(asked.flatMap(([, { stages }]) => stages))}::text[])
      and (subject_id = any(${sql.param(codes)}::text[]) or subject_name = any(${sql.param(names)}::text[]))`);
  const others = rows.map(({ code, name, ...row }): Other => ({ ...row, subject: { id: code, name } }));
  const byCode = groupRows(others, ({ subject }) => subject.id);
  const byName = groupRows(others, ({ subject }) => subject.name);
  return ({ id, subject }) => {
    const near = [...(byCode.get(subject.id) ?? []), ...(byName.get(subject.name) ?? [])];
    const same = [...new Set(near)].filter((row) => row.id !== id && isOfSame(row.subject, subject));
    return new Map(
      asked.map(([name, { register, stages }]) => {
        const own = same.filter((row) => row.register === register && stages.includes(row.stage));
        return [`others.${name}`, whole(own.length)];
      }),
    );
  };
}

const asksOfClawback = ({ register: { file } }: LoadedRegister): boolean =>
  JSON.stringify([file.moves, file.definitions, file.lights, file.flags]).includes('"clawback.');

/**
 * All that the rules of a register may ask about the subjects of its entries. Queries: at most 6, however many entries.
 *
 * @returns the facts of one of them
 */
export async function loadFactsOfAll(
  tx: Tx,
  loaded: LoadedRegister,
  entries: readonly Asking[],
  today: string,
): Promise<(entry: Asking) => SubjectFacts> {
  const codes = [...new Set(entries.flatMap(({ subject }) => subject.id ?? []))];
  const ofTask = await loadTaskFacts(tx, [loaded], today);
  const held = loaded.register.file.subject === 'task' ? new Map() : await loadHeldFacts(tx, codes);
  const othersOf = await loadOthers(tx, loaded.register, entries);
  const owingOf = asksOfClawback(loaded) ? await loadOwing(tx, codes) : undefined;
  return (entry) => {
    const { id } = entry.subject;
    const facts = ofTask(loaded, id) ?? (held.get(id ?? '') ?? NOTHING_HELD).facts;
    const others = othersOf(entry);
    const owing = owingOf?.(id);
    return (fact, yearsBefore) => others.get(fact) ?? owing?.get(fact) ?? facts(fact, yearsBefore);
  };
}

/** The same of one entry. */
export const loadFactsFor = async (
  tx: Tx,
  loaded: LoadedRegister,
  entry: Asking,
  today: string,
): Promise<SubjectFacts> => (await loadFactsOfAll(tx, loaded, [entry], today))(entry);
