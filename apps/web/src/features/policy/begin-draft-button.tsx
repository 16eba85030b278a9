import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { FormDialog } from '../../shared/feedback/index.ts';
import { TextField } from '../../shared/forms/index.ts';
import { useCan } from '../../shared/session/index.ts';
import { beginDraft } from './draft-queries.ts';

/** Begins a draft of a policy: why it is changed is asked first. */
export function BeginDraftButton({ policy }: { readonly policy: string }) {
  const may = useCan('policy.draft');
  const navigate = useNavigate();
  const [open, setOpen] = useState(false);
  const [purpose, setPurpose] = useState('');
  const begin = useMutation({
    mutationFn: () => beginDraft(policy, purpose.trim()),
    onSuccess: ({ id }) => navigate({ to: '/policies/drafts/$draft', params: { draft: id } }),
  });
  if (!may) return null;
  return (
    <>
      <button type="button" className="btn" onClick={() => setOpen(true)}>
        起草修改
      </button>
      <FormDialog
        open={open}
        title="起草修改"
        verb="起草"
        ready={purpose.trim().length >= 2}
        busy={begin.isPending}
        failed={{ what: '没有起草', error: begin.error }}
        onSubmit={() => begin.mutate()}
        onClose={() => setOpen(false)}
      >
        <TextField
          label="为什么改"
          required
          lines={3}
          maxLength={400}
          value={purpose}
          onChange={setPurpose}
          help="写明依据，如会议纪要、上级文件"
        />
      </FormDialog>
    </>
  );
}
