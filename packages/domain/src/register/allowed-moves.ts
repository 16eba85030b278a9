import type { Entry } from './entry.ts';
import { type Missing, type MoveOccasion, readinessOf } from './missing.ts';
import type { PreparedRegister } from './prepare-register.ts';
import { isOneOf } from './who-may.ts';

/** A move an actor may make from here, and what it still needs. */
export interface AllowedMove {
  readonly move: string;
  readonly title: string;
  readonly to: string | undefined;
  readonly back: boolean;
  readonly missing: readonly Missing[];
  /** Every condition that is not met yet. */
  readonly open: readonly Missing[];
}

/** The moves of an actor from the stage the entry is in, in the order of the declaration; none while it is held. */
export function allowedMoves(
  register: PreparedRegister,
  entry: Entry,
  occasion: MoveOccasion,
): readonly AllowedMove[] {
  if (entry.heldSince !== null) return [];
  return register.file.moves
    .filter((move) => move.from.includes(entry.stage) && isOneOf(move.by, entry, occasion.actor))
    .map((move) => {
      const { missing, open } = readinessOf(register, entry, move, occasion);
      return { move: move.id, title: move.title, to: move.to, back: move.back, missing, open };
    });
}
