import type { EntryPage, EntryQuery } from '@tenglong/contracts/register';
import { type SQL, sql } from 'drizzle-orm';
import type { Actor } from '../../platform/actor/index.ts';
import type { Tx } from '../../platform/database/index.ts';
import { Problem } from '../../platform/problem/index.ts';
import { withinScope } from '../enterprise/index.ts';
import { actingParty } from './acting-party.ts';
import { describeRow } from './describe-entry.ts';
import { ENTRY_COLUMNS, type StoredEntry, toEntry } from './entry-store.ts';
import { getRegister, type LoadedRegister } from './register-library.ts';

/** Past its deadline and still being worked on, the clock running. */
export const overdueOn = (today: string): SQL =>
  sql`(e.due_on < ${today} and e.closed_on is null and e.held_since is null)`;

const SORTS: Readonly<Record<string, SQL>> = {
  due: sql`e.due_on`,
  name: sql`e.pinyin`,
  unit: sql`e.unit_id`,
  stage: sql`e.stage_since`,
};

const refuse = (path: string, message: string): never => {
  throw new Problem('INPUT_INVALID', { details: [{ path, message }] });
};

/** By due day unless another column is asked for; a number field sorts as the number it is. */
function orderOf({ register }: LoadedRegister, { sort = 'due', dir }: EntryQuery): SQL {
  const field = sort.startsWith('field.') ? sort.slice('field.'.length) : undefined;
  const declared = field === undefined ? undefined : register.file.fields[field];
  const column = declared
    ? declared.type === 'number'
      ? sql`(e.fields->>${field})::numeric`
      : sql`e.fields->>${field}`
    : SORTS[sort];
  if (!column) return refuse('sort', '不能按这一栏排序，请从表头选择');
  const direction = dir === 'desc' ? sql`desc nulls last` : sql`asc nulls last`;
  return sql`${column} ${direction}, e.id`;
}

const likeLiteral = (words: string): string => words.replace(/[\\%_]/g, (mark) => `\\${mark}`);

function conditionOf(register: string, actor: Actor, query: EntryQuery, today: string): SQL {
  const conditions: SQL[] = [sql`e.register = ${register}`, withinScope(actor.scope, sql`e.unit_id`)];
  if (query.unit) conditions.push(sql`e.unit_id = any(${sql.param(query.unit.split(','))}::text[])`);
  if (query.stage) conditions.push(sql`e.stage = any(${sql.param(query.stage.split(','))}::text[])`);
  if (query.overdue) conditions.push(overdueOn(today));
  if (query.q?.trim()) {
    const like = `%${likeLiteral(query.q.trim().toLowerCase())}%`;
    conditions.push(sql`(lower(e.subject_name) like ${like} or lower(e.subject_id) like ${like}
      or e.initials like ${like} or replace(e.pinyin, ' ', '') like ${like})`);
  }
  return sql.join(conditions, sql` and `);
}

/** One page of a register. Two queries, however many rows. */
export async function listEntries(
  tx: Tx,
  actor: Actor,
  registerId: string,
  query: EntryQuery,
  today: string,
): Promise<EntryPage> {
  const loaded = await getRegister(tx, registerId);
  const condition = conditionOf(registerId, actor, query, today);
  const rows = await tx.rows<StoredEntry>(sql`
    select ${ENTRY_COLUMNS} from register_entries e where ${condition}
    order by ${orderOf(loaded, query)} limit ${query.size} offset ${query.page * query.size}`);
  const [count] = await tx.rows<{ n: number }>(
    sql`select count(*) as n from register_entries e where ${condition}`,
  );
  const party = actingParty(actor);
  return {
    rows: rows.map((row) => describeRow(loaded, toEntry(row, loaded.register), party, today)),
    total: count?.n ?? 0,
    page: query.page,
    size: query.size,
  };
}
