import type { CalendarDay } from '../values/index.ts';
import type { Entry } from './entry.ts';
import type { SubjectFacts } from './facts-of-entry.ts';
import { nextStep, partiesOf } from './next-step.ts';
import type { PreparedRegister } from './prepare-register.ts';

/** Somebody who can be told something: the office of the campaign, a department by its id, a township or an enterprise by its code. */
export type Addressee =
  | { readonly party: 'office' }
  | { readonly party: 'department' | 'unit' | 'enterprise'; readonly of: string };

/** One text for an addressee, to compare and to sort by. */
export const addresseeKey = (one: Addressee): string =>
  one.party === 'office' ? one.party : `${one.party} ${one.of}`;

/** Who reads what is meant for a party of a move; the platform reads nothing. An enterprise is told of its own entries. */
function addresseeOf(
  party: string,
  { unit, subject }: Pick<Entry, 'unit' | 'subject'>,
): Addressee | undefined {
  switch (party) {
    case 'office':
      return { party };
    case 'unit':
      return unit === null ? undefined : { party, of: unit };
    case 'enterprise':
      return subject.id === null ? undefined : { party, of: subject.id };
    case 'system':
      return undefined;
    default:
      return { party: 'department', of: party };
  }
}

/**
 * In whose court an entry is: everybody who may take its next step.
 *
 * @returns nobody where it has ended, or while its clock stands still
 */
export function courtOf(
  register: PreparedRegister,
  entry: Entry,
  today: CalendarDay,
  subject?: SubjectFacts,
): readonly Addressee[] {
  const step = nextStep(register, entry, today, subject);
  if (!step) return [];
  const { id } = entry.subject;
  const answering = id === null ? [] : (register.answering.get(id) ?? []);
  return partiesOf(step)
    .flatMap((party) => (party === 'responsible' ? answering : [party]))
    .flatMap((party) => addresseeOf(party, entry) ?? []);
}
