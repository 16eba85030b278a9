import type { EntryQuery } from '@tenglong/contracts/register';
import { type SQL, sql } from 'drizzle-orm';
import type { Actor } from '../../platform/actor/index.ts';
import { Problem } from '../../platform/problem/index.ts';
import { actingParty } from './acting-party.ts';
import { mayReadEntryField } from './field-rights.ts';
import type { LoadedRegister } from './register-library.ts';

/** What a page of entries is in order of; those without it come last in either direction, ties go by id. */
export type EntryOrder =
  | { readonly by: 'column'; readonly key: SQL; readonly always: boolean }
  | { readonly by: 'stage' }
  | { readonly by: 'field'; readonly field: string; readonly type: 'number' | 'text' };

const COLUMNS: Readonly<Record<string, EntryOrder>> = {
  due: { by: 'column', key: sql`e.due_on`, always: false },
  name: { by: 'column', key: sql`e.pinyin`, always: true },
  unit: { by: 'column', key: sql`e.unit_id`, always: false },
  stage: { by: 'stage' },
};

/** By due day unless another column is asked for. @throws Problem INPUT_INVALID for a column that is not there or not theirs */
export function entryOrder(
  { register, plan }: LoadedRegister,
  actor: Actor,
  { sort = 'due' }: EntryQuery,
): EntryOrder {
  if (Object.hasOwn(COLUMNS, sort) && COLUMNS[sort]) return COLUMNS[sort];
  const field = sort.startsWith('field.') ? sort.slice('field.'.length) : '';
  const { fields } = register.file;
  const declared = Object.hasOwn(fields, field) ? fields[field] : undefined;
  // The order of what somebody may not read, or reads masked, would tell what it hides.
  const readable = declared && mayReadEntryField(register.file, field, actingParty(actor, plan));
  if (!readable || (declared.type === 'text' && declared.mask === true)) {
    const details = [{ path: 'sort', message: '不能按这一栏排序，请从表头选择' }];
    throw new Problem('INPUT_INVALID', { details });
  }
  return { by: 'field', field, type: declared.type === 'number' ? 'number' : 'text' };
}

/** The key of an order over entries `e` themselves: a stage sorts as the loop runs, a number field as the number it is. */
export function orderKey({ register }: LoadedRegister, order: EntryOrder): SQL {
  switch (order.by) {
    case 'column':
      return order.key;
    case 'stage': {
      const stages = sql.param(register.file.stages.map(({ id }) => id));
      return sql`array_position(${stages}::text[], e.stage)`;
    }
    case 'field':
      return order.type === 'number'
        ? sql`(e.fields->>${order.field})::numeric`
        : sql`left(e.fields->>${order.field}, 100)`;
  }
}

/** Of a key that every entry has, in words that an index answers backwards as well. */
export function orderWords(key: SQL, { dir }: EntryQuery, always = false): SQL {
  const direction = dir === 'desc' ? sql`desc` : sql`asc`;
  return sql`${key} ${direction} ${always ? sql`` : sql`nulls last`}, e.id ${direction}`;
}
