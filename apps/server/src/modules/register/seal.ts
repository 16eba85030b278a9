import { createHash } from 'node:crypto';
import type { EntrySeal } from '@tenglong/contracts/register';
import { canonicalJson } from '@tenglong/domain/values';
import type { KeptEvent } from './event-store.ts';

/** Everything of an event that its seal vouches for; the seal of the event before it goes in front. */
export interface SealedEvent {
  readonly entryId: string;
  readonly revision: number;
  readonly kind: string;
  readonly body: unknown;
  readonly stage: string;
  readonly actorId: string;
  readonly on: string;
  readonly at: string;
}

/** The text that is hashed behind the seal before it (RFC 8785): the same event is always the same bytes. */
export const sealText = ({ at, ...event }: SealedEvent): string =>
  canonicalJson({ ...event, at: new Date(at).toISOString() });

/**
 * Works out the seals of an entry anew from what its events say now.
 *
 * @param events - the latest first
 * @returns the last seal, and the revision of the first event that is not as it was written
 */
export function checkSeals(entryId: string, events: readonly KeptEvent[]): EntrySeal {
  let before = '';
  let broken: number | null = null;
  for (const [index, event] of [...events].reverse().entries()) {
    const text = sealText({ ...event, entryId });
    const seal = createHash('sha256').update(`${before}${text}`).digest('hex');
    if (broken === null && (seal !== event.seal || event.revision !== index + 1)) broken = event.revision;
    before = event.seal ?? '';
  }
  return { value: before, events: events.length, broken };
}
