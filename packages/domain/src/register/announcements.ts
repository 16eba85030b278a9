import type { CalendarDay } from '../values/index.ts';
import { type Addressee, addresseeKey, courtOf } from './court-of.ts';
import type { Actor, Entry } from './entry.ts';
import type { RegisterEvent } from './event.ts';
import type { SubjectFacts } from './facts-of-entry.ts';
import type { PreparedRegister } from './prepare-register.ts';

/** 交办 · 临期提醒 · 催办升级 · 退回 · 办结 */
export const ANNOUNCEMENT_KINDS = ['assigned', 'reminded', 'escalated', 'returned', 'closed'] as const;
export type AnnouncementKind = (typeof ANNOUNCEMENT_KINDS)[number];

/** That somebody is to be told what has become of an entry. */
export interface Announcement {
  readonly kind: AnnouncementKind;
  readonly to: Addressee;
}

export interface Change {
  /** Nothing for an entry that has just come on the list. */
  readonly before: Entry | undefined;
  readonly after: Entry;
  readonly event: RegisterEvent | { readonly kind: 'open' };
  readonly actor: Actor;
  readonly today: CalendarDay;
  readonly subject?: SubjectFacts | undefined;
}

/**
 * Who is to be told of what has just happened to an entry: whoever it has newly come to, or come back to; whom an
 * escalation is about, and the office; whose entry has ended. Nobody is told of what their own party has done.
 */
export function announcementsOf(register: PreparedRegister, change: Change): readonly Announcement[] {
  const { before, after, event, actor, today, subject } = change;
  const told = (kind: AnnouncementKind, to: readonly Addressee[]): Announcement[] =>
    distinct(to)
      .filter((one) => !isOwn(one, actor))
      .map((one) => ({ kind, to: one }));
  const court = courtOf(register, after, today, subject);
  if (event.kind === 'escalate') return told('escalated', [...court, { party: 'office' }]);
  if (before?.closedOn === null && after.closedOn !== null)
    return told('closed', [ownerOf(after), ...enterpriseOf(register, after)]);
  const moved = before?.stage !== after.stage;
  const known = new Set(before && !moved ? courtOf(register, before, today, subject).map(addresseeKey) : []);
  const back = event.kind === 'move' && register.moves.get(event.move)?.back === true;
  return told(
    moved && back ? 'returned' : 'assigned',
    court.filter((one) => !known.has(addresseeKey(one))),
  );
}

/** The enterprise an entry is about, where it has steps of its own to take: what it handed in has come to an end. */
function enterpriseOf({ file }: PreparedRegister, { subject }: Entry): readonly Addressee[] {
  const takesPart = [file.opening, ...file.moves].some(({ by }) => by.includes('enterprise'));
  return takesPart && subject.id !== null ? [{ party: 'enterprise', of: subject.id }] : [];
}

/** Whose entry it is: the township's, and the office's where it is the county's own. */
const ownerOf = ({ unit }: Entry): Addressee =>
  unit === null ? { party: 'office' } : { party: 'unit', of: unit };

const isOwn = (one: Addressee, actor: Actor): boolean =>
  one.party === actor.party && (one.party === 'office' || ('of' in actor && actor.of === one.of));

const distinct = (all: readonly Addressee[]): readonly Addressee[] => [
  ...new Map(all.map((one) => [addresseeKey(one), one])).values(),
];
