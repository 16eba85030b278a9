import type { EntryFilter, EntryQuery } from '@tenglong/contracts/register';
import { type SQL, sql } from 'drizzle-orm';
import type { Actor } from '../../platform/actor/index.ts';
import { Problem } from '../../platform/problem/index.ts';
import { withinScope } from '../enterprise/index.ts';
import { actingParty } from './acting-party.ts';
import { ENTRY_OWNER } from './entry-owner.ts';
import { mayReadEntryField } from './field-rights.ts';
import type { LoadedRegister } from './register-library.ts';

/** Past its deadline and still being worked on, the clock running. */
export const overdueOn = (today: string): SQL =>
  sql`(e.due_on < ${today} and e.closed_on is null and e.held_since is null)`;

const SORTS: Readonly<Record<string, SQL>> = {
  due: sql`e.due_on`,
  name: sql`e.pinyin`,
  unit: sql`e.unit_id`,
};

const refuse = (path: string, message: string): never => {
  throw new Problem('INPUT_INVALID', { details: [{ path, message }] });
};

/** By due day unless another column is asked for; a stage sorts as the loop runs, a number field as the number it is. */
export function entryOrder(
  { register, plan }: LoadedRegister,
  actor: Actor,
  { sort = 'due', dir }: EntryQuery,
): SQL {
  const field = sort.startsWith('field.') ? sort.slice('field.'.length) : undefined;
  const readable = field !== undefined && mayReadEntryField(register.file, field, actingParty(actor, plan));
  const found =
    readable && Object.hasOwn(register.file.fields, field) ? register.file.fields[field] : undefined;
  // The order of masked names would tell what they hide.
  const declared = found?.type === 'text' && found.mask === true ? undefined : found;
  const stages = sql.param(register.file.stages.map(({ id }) => id));
  const column = declared
    ? declared.type === 'number'
      ? sql`(e.fields->>${field})::numeric`
      : sql`e.fields->>${field}`
    : sort === 'stage'
      ? sql`array_position(${stages}::text[], e.stage)`
      : Object.hasOwn(SORTS, sort)
        ? SORTS[sort]
        : undefined;
  if (!column) return refuse('sort', '不能按这一栏排序，请从表头选择');
  const direction = dir === 'desc' ? sql`desc nulls last` : sql`asc nulls last`;
  return sql`${column} ${direction}, e.id`;
}

const likeLiteral = (words: string): string => words.replace(/[\\%_]/g, (mark) => `\\${mark}`);

/** The entries of a register under a filter, inside the actor's units. */
export function entryCondition(
  { register }: LoadedRegister,
  actor: Actor,
  query: EntryFilter,
  today: string,
): SQL {
  const { id, stages } = register.file;
  const conditions: SQL[] = [sql`e.register = ${id}`, withinScope(actor.scope, ENTRY_OWNER)];
  if (query.unit) conditions.push(sql`e.unit_id = any(${sql.param(query.unit.split(','))}::text[])`);
  if (query.stage) {
    const wanted = query.stage.split(',');
    const chosen = stages.filter(
      (stage) => wanted.includes(stage.id) || (wanted.includes('open') && stage.kind === 'open'),
    );
    conditions.push(sql`e.stage = any(${sql.param(chosen.map((stage) => stage.id))}::text[])`);
  }
  if (query.overdue) conditions.push(overdueOn(today));
  if (query.q?.trim()) {
    const like = `%${likeLiteral(query.q.trim().toLowerCase())}%`;
    conditions.push(sql`(lower(e.subject_name) like ${like} or lower(e.subject_id) like ${like}
      or e.initials like ${like} or replace(e.pinyin, ' ', '') like ${like})`);
  }
  return sql.join(conditions, sql` and `);
}
