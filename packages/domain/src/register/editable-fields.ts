import type { Actor, Entry } from './entry.ts';
import type { PreparedRegister } from './prepare-register.ts';
import { isOneOf } from './who-may.ts';

const NONE: ReadonlySet<string> = new Set();

/**
 * The fields of an entry that a party may fill in without taking a step: those that a step of its own asks for, in
 * whatever stage; what no step asks for, if it takes any step at all. The office may put every field right. A monthly
 * report's fields are said by a report alone, what the platform computes by nobody, and nothing of an entry that has ended.
 */
export function editableFields(
  { file }: Pick<PreparedRegister, 'file'>,
  entry: Pick<Entry, 'closedOn' | 'unit' | 'subject'>,
  actor: Actor,
): ReadonlySet<string> {
  if (entry.closedOn !== null) return NONE;
  const reported = new Set([...(file.reporting?.fields ?? []), ...(file.reporting?.optional ?? [])]);
  const free = Object.keys(file.fields).filter(
    (name) => !reported.has(name) && file.fields[name]?.computed === undefined,
  );
  if (actor.party === 'office' || actor.party === 'system') return new Set(free);
  const asking = [
    { by: file.opening.by, fields: [...file.opening.fields, ...file.opening.optional] },
    ...file.moves,
  ];
  const own = asking.filter(({ by }) => isOneOf(by, entry, actor));
  if (own.length === 0) return NONE;
  const asked = new Set(asking.flatMap(({ fields }) => fields));
  const ownFields = new Set(own.flatMap(({ fields }) => fields));
  return new Set(free.filter((name) => ownFields.has(name) || !asked.has(name)));
}
