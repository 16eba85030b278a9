import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { PolicyDraft, PolicyEdit } from '@tenglong/contracts/policy';
import type { PolicyFile } from '@tenglong/domain/policy';
import { toast } from '../../shared/feedback/index.ts';
import { editDraft } from './draft-queries.ts';

interface Change {
  readonly edits: readonly PolicyEdit[];
  readonly reason?: string;
}

/** Keeps changes of a draft over the revision that is shown; what was refused stays to be read. */
export function useDraftEdit({ id, revision }: PolicyDraft) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ edits, reason = '' }: Change) => editDraft(id, revision, edits, reason),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['policy', 'draft', id] });
      toast('已记下，检查和用例已重算');
    },
  });
}

export type DraftEditing = ReturnType<typeof useDraftEdit>;

export interface DraftPartProps {
  readonly draft: PolicyDraft;
  readonly editing: DraftEditing;
}

/** A part of the page that shows figures of the draft as a whole policy. */
export interface FiguresProps extends DraftPartProps {
  readonly file: PolicyFile;
}

/** What does not pass at a place of the file or below it. */
export const faultsAt = ({ faults }: PolicyDraft, path: string) =>
  faults.filter(
    (one) =>
      one.file === 'policy' &&
      (one.path === path || one.path.startsWith(`${path}.`) || one.path.startsWith(`${path}[`)),
  );
