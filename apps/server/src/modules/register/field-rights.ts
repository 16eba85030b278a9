import type { RegisterFile } from '@tenglong/domain/register';
import { mayReadField } from '../../platform/actor/index.ts';
import type { ReadingParty } from './acting-party.ts';

/** A piece of evidence goes by its sensitivity, and by a department that one of its own steps asks for it. */
export function mayReadEvidence(
  { evidence, moves }: Pick<RegisterFile, 'evidence' | 'moves'>,
  kind: string,
  party: ReadingParty,
): boolean {
  const declared = Object.hasOwn(evidence, kind) ? evidence[kind] : undefined;
  if (mayReadField(party.scope, { sensitivity: declared?.sensitivity ?? 'confidential' })) return true;
  return (
    party.party === 'department' &&
    moves.some(({ by, evidence: asked }) => by.includes(party.of) && asked.some((one) => one.kind === kind))
  );
}

/**
 * Whether a field of an entry may be read: by its sensitivity, and by a department that one of its own steps asks for it.
 * A field that the plan has dropped is for those who may read everything.
 */
export function mayReadEntryField(
  { fields, moves }: Pick<RegisterFile, 'fields' | 'moves'>,
  name: string,
  party: ReadingParty,
): boolean {
  const declared = Object.hasOwn(fields, name) ? fields[name] : undefined;
  const sensitivity = declared?.sensitivity ?? 'confidential';
  if (mayReadField(party.scope, { sensitivity })) return true;
  return (
    party.party === 'department' &&
    moves.some((move) => move.fields.includes(name) && move.by.includes(party.of))
  );
}
