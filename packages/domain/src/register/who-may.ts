import type { Actor, Entry } from './entry.ts';

/** Whether an actor is the party a move names: for the entry's own township and enterprise only, or the department. */
export function isParty(party: string, entry: Pick<Entry, 'unit' | 'subject'>, actor: Actor): boolean {
  switch (party) {
    case 'office':
    case 'system':
      return actor.party === party;
    case 'unit':
      return actor.party === 'unit' && actor.of === entry.unit;
    case 'enterprise':
      return actor.party === 'enterprise' && actor.of === entry.subject.id;
    case 'responsible':
      return (
        actor.party === 'department' &&
        entry.subject.id !== null &&
        actor.answersFor?.has(entry.subject.id) === true
      );
    default:
      return actor.party === 'department' && actor.of === party;
  }
}

export const isOneOf = (
  parties: readonly string[],
  entry: Pick<Entry, 'unit' | 'subject'>,
  actor: Actor,
): boolean => parties.some((party) => isParty(party, entry, actor));
