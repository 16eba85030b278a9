import type { PolicyEdit } from '@tenglong/contracts/policy';
import type { PolicyFile } from '@tenglong/domain/policy';
import type { DraftPartProps } from './use-draft-edit.ts';

/** A part of the page that shows figures of the draft as a whole policy. */
export interface FiguresProps extends DraftPartProps {
  readonly file: PolicyFile;
}

/** Puts a value in a place of the policy. */
export const set = (at: PolicyEdit['at'], value: PolicyEdit['value']): PolicyEdit => ({
  file: 'policy',
  do: 'set',
  at,
  value,
});
