import { compare, type Exact, equals, roundTo } from '../values/index.ts';

/** What a step finds of the grant of an application, and what it would make of it. Money in 元. */
export interface GrantQuestion {
  /** Whether the application holds a grant already. */
  readonly held: boolean;
  /** Whether it stands, after the step, where its register counts it as granted. */
  readonly grants: boolean;
  readonly decided: Exact;
  /** What the caps leave; `undefined` if none applies. */
  readonly room: Exact | undefined;
  /** What was granted this year is not known, and with it what a cap of the year leaves. */
  readonly blind: boolean;
}

export type GrantAnswer = 'stays' | 'granted' | 'given-back' | 'over' | 'blind' | 'no-fen';

/**
 * What becomes of a grant: it stays as it is, is made, is given back, or is refused since it would pass what the caps
 * leave, or is no sum that can be paid. The room itself may be granted to the fen. The same for the store and for its trials.
 */
export function decideGrant({ held, grants, decided, room, blind }: GrantQuestion): GrantAnswer {
  if (grants === held) return 'stays';
  if (!grants) return 'given-back';
  if (!equals(roundTo(decided, 2, 'half-up'), decided)) return 'no-fen';
  if (blind) return 'blind';
  return room !== undefined && compare(decided, room) > 0 ? 'over' : 'granted';
}
