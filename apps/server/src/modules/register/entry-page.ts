import type { EntryQuery } from '@tenglong/contracts/register';
import { type SQL, sql } from 'drizzle-orm';
import type { Actor } from '../../platform/actor/index.ts';
import type { Tx } from '../../platform/database/index.ts';
import { withinScope } from '../enterprise/index.ts';
import { chosenStages, entryCondition } from './entry-filter.ts';
import { type EntryOrder, entryOrder, orderKey, orderWords } from './entry-order.ts';
import { ENTRY_COLUMNS, type StoredEntry } from './entry-store.ts';
import type { LoadedRegister } from './register-library.ts';
import { sumStages } from './sums/stage-sums.ts';

export interface StoredPage {
  readonly rows: readonly StoredEntry[];
  readonly total: number;
}

interface Slice {
  readonly from: number;
  readonly size: number;
}

/** The entries that a query over `e` names by `id` with their `key`, in its order. */
const entriesOf = (tx: Tx, chosen: SQL, words: SQL): Promise<StoredEntry[]> =>
  tx.rows<StoredEntry>(sql`
    select ${ENTRY_COLUMNS} from (${chosen}) page join register_entries e on e.id = page.id order by ${words}`);

const slice = ({ from, size }: Slice): SQL => sql`limit ${size} offset ${from}`;

/** A page in the order of a key of the entries: ids are put in order, and only those of the page are read whole. */
function pageByKey(tx: Tx, query: EntryQuery, condition: SQL, key: SQL, at: Slice, always = false) {
  const chosen = sql`
    select e.id, ${key} as key from register_entries e where ${condition}
    order by ${orderWords(key, query, always)} ${slice(at)}`;
  return entriesOf(tx, chosen, orderWords(sql`page.key`, query));
}

/**
 * Which stages the rows from so many on lie in, the entries of each being known.
 *
 * @returns the stages, and how many rows of the first of them come before the page
 */
export function stagesOfPage(
  stages: readonly { readonly id: string; readonly n: number }[],
  { from, size }: Slice,
): { readonly stages: readonly string[]; readonly skip: number } {
  const found: string[] = [];
  let before = 0;
  let skip = 0;
  for (const { id, n } of stages) {
    if (n > 0 && before + n > from && before < from + size) {
      if (found.length === 0) skip = Math.max(0, from - before);
      found.push(id);
    }
    before += n;
  }
  return { stages: found, skip };
}

/** A page in the order of a field: first those that have it, as its values stand in order; then those that have not. */
async function pageByField(
  tx: Tx,
  actor: Actor,
  loaded: LoadedRegister,
  query: EntryQuery,
  order: EntryOrder & { by: 'field' },
  { from, size }: Slice,
): Promise<StoredEntry[]> {
  const { id: register } = loaded.register.file;
  const key = order.type === 'number' ? sql`e.number` : sql`e.text`;
  const direction = query.dir === 'desc' ? sql`desc` : sql`asc`;
  const units = query.unit ? sql`e.unit_id = any(${sql.param(query.unit.split(','))}::text[])` : sql`true`;
  const having = sql`e.register = ${register} and e.field = ${order.field} and ${key} is not null and ${units}
    and ${withinScope(actor.scope, { unit: sql`e.unit_id`, enterprise: null })}`;
  const chosen = sql`
    select e.entry_id as id, ${key} as key from register_values e where ${having}
    order by ${key} ${direction}, e.entry_id ${direction} ${slice({ from, size })}`;
  const rows = await entriesOf(tx, chosen, orderWords(sql`page.key`, query));
  if (rows.length === size) return rows;
  const [known] = await tx.rows<{ n: number }>(
    sql`select count(*) as n from register_values e where ${having}`,
  );
  const lacking = sql`${entryCondition(loaded, actor, query, '')} and not exists (
    select from register_values v where v.entry_id = e.id and v.field = ${order.field}
      and ${order.type === 'number' ? sql`v.number` : sql`v.text`} is not null)`;
  const rest = { from: Math.max(0, from - (known?.n ?? 0)), size: size - rows.length };
  return [...rows, ...(await pageByKey(tx, query, lacking, sql`e.register`, rest, true))];
}

/** One page of a register and how many there are in all. Four queries at most, and long registers are never read whole. */
export async function readEntryPage(
  tx: Tx,
  actor: Actor,
  loaded: LoadedRegister,
  query: EntryQuery,
  today: string,
): Promise<StoredPage> {
  const order = entryOrder(loaded, actor, query);
  const condition = entryCondition(loaded, actor, query, today);
  const at = { from: query.page * query.size, size: query.size };
  const key = orderKey(loaded, order);
  const always = order.by === 'column' && order.always;
  if (query.q?.trim() || query.overdue || query.due || actor.scope.kind === 'enterprise') {
    const rows = await pageByKey(tx, query, condition, key, at, always);
    const [count] = await tx.rows<{ n: number }>(
      sql`select count(*) as n from register_entries e where ${condition}`,
    );
    return { rows, total: count?.n ?? 0 };
  }
  const { file } = loaded.register;
  const units = query.unit?.split(',');
  const sums = await sumStages(tx, actor.scope, { register: file.id, units });
  const wanted = chosenStages(loaded, query);
  const counted = sums.filter(({ stage }) => wanted === undefined || wanted.includes(stage));
  const total = counted.reduce((all, { n }) => all + n, 0);
  if (order.by === 'field' && wanted === undefined)
    return { rows: await pageByField(tx, actor, loaded, query, order, at), total };
  if (order.by !== 'stage') return { rows: await pageByKey(tx, query, condition, key, at, always), total };
  const standing = file.stages.map(({ id }) => id);
  const dropped = counted.map(({ stage }) => stage).filter((id) => !standing.includes(id));
  const inOrder = [...(query.dir === 'desc' ? standing.reverse() : standing), ...dropped];
  const found = stagesOfPage(
    inOrder.map((id) => ({ id, n: counted.find(({ stage }) => stage === id)?.n ?? 0 })),
    at,
  );
  const inStages = sql`${condition} and e.stage = any(${sql.param([...found.stages])}::text[])`;
  return { rows: await pageByKey(tx, query, inStages, key, { ...at, from: found.skip }), total };
}
