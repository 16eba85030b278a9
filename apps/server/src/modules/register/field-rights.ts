import type { RegisterFile } from '@tenglong/domain/register';
import { mayReadField } from '../../platform/actor/index.ts';
import type { ReadingParty } from './acting-party.ts';

/**
 * Whether a field of an entry may be read: by its sensitivity, and by a department that one of its own steps asks for it.
 * A field that the plan has dropped is for those who may read everything.
 */
export function mayReadEntryField(
  { fields, moves }: Pick<RegisterFile, 'fields' | 'moves'>,
  name: string,
  party: ReadingParty,
): boolean {
  const { sensitivity } = fields[name] ?? { sensitivity: 'confidential' as const };
  if (mayReadField(party.scope, { sensitivity })) return true;
  return (
    party.party === 'department' &&
    moves.some((move) => move.fields.includes(name) && move.by.includes(party.of))
  );
}
