import type { EntryFilter } from '@tenglong/contracts/register';
import { type SQL, sql } from 'drizzle-orm';
import type { Actor } from '../../platform/actor/index.ts';
import { likeLiteral } from '../../platform/database/index.ts';
import { withinScope } from '../enterprise/index.ts';
import { ENTRY_OWNER } from './entry-owner.ts';
import type { LoadedRegister } from './register-library.ts';

/** Past its deadline and still being worked on, the clock running. */
export const overdueOn = (today: string): SQL =>
  sql`(e.due_on < ${today} and e.closed_on is null and e.held_since is null)`;

/** The stages that a filter leaves, `open` being all that are worked on; nothing where it asks for none. */
export function chosenStages(
  { register }: LoadedRegister,
  { stage }: Pick<EntryFilter, 'stage'>,
): readonly string[] | undefined {
  if (!stage) return undefined;
  const wanted = stage.split(',');
  return register.file.stages
    .filter(({ id, kind }) => wanted.includes(id) || (wanted.includes('open') && kind === 'open'))
    .map(({ id }) => id);
}

/** The entries of a register under a filter, inside the actor's units. */
export function entryCondition(loaded: LoadedRegister, actor: Actor, query: EntryFilter, today: string): SQL {
  const { id } = loaded.register.file;
  const conditions: SQL[] = [sql`e.register = ${id}`, withinScope(actor.scope, ENTRY_OWNER)];
  if (query.unit) conditions.push(sql`e.unit_id = any(${sql.param(query.unit.split(','))}::text[])`);
  const stages = chosenStages(loaded, query);
  if (stages) conditions.push(sql`e.stage = any(${sql.param([...stages])}::text[])`);
  if (query.overdue) conditions.push(overdueOn(today));
  if (query.due) conditions.push(sql`(e.due_on = ${query.due} and e.closed_on is null)`);
  if (query.q?.trim()) {
    const like = `%${likeLiteral(query.q.trim().toLowerCase())}%`;
    conditions.push(sql`(lower(e.subject_name) like ${like} or lower(e.subject_id) like ${like}
      or e.initials like ${like} or replace(e.pinyin, ' ', '') like ${like})`);
  }
  return sql.join(conditions, sql` and `);
}
