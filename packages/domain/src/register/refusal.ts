import type { AllowedMove } from './allowed-moves.ts';
import type { Missing } from './missing.ts';

/** Why an event was refused, in words for the person, with what may be done instead. */
export interface Refusal {
  readonly code:
    | 'no-such-move'
    | 'wrong-stage'
    | 'not-yours'
    | 'incomplete'
    | 'held'
    | 'not-held'
    | 'ended'
    | 'bad-value'
    | 'no-hold-here'
    | 'already-signed';
  readonly message: string;
  readonly remedy: string;
  readonly missing: readonly Missing[];
  readonly allowed: readonly AllowedMove[];
}
