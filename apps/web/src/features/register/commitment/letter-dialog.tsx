import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { EntryDetail } from '@tenglong/contracts/register';
import { useState } from 'react';
import { download } from '../../../shared/api/index.ts';
import { FormDialog, toast } from '../../../shared/feedback/index.ts';
import { TextField } from '../../../shared/forms/index.ts';
import { issueLetter } from './commitment-queries.ts';

/** A letter of clawback: only its number and the day are asked for; everything else is known. */
export function LetterDialog({
  entry,
  onClose,
}: {
  readonly entry: EntryDetail;
  readonly onClose: () => void;
}) {
  const client = useQueryClient();
  const [number, setNumber] = useState('');
  const [dueOn, setDueOn] = useState('');
  const issue = useMutation({
    mutationFn: () => issueLetter(entry.id, { number: number.trim(), dueOn }),
    onSuccess: async ({ sha256, number: named }) => {
      await client.invalidateQueries({ queryKey: ['register', 'promises', entry.id] });
      await download(`/entries/${entry.id}/letters/${sha256}`, { fileName: `追缴通知书-${named}.docx` });
      toast('追缴通知书已出具');
      onClose();
    },
  });
  return (
    <FormDialog
      open
      title="出具追缴通知书"
      verb="出具"
      ready={number.trim().length >= 4 && dueOn !== ''}
      busy={issue.isPending}
      failed={{ what: '追缴通知书没有出具', error: issue.error }}
      onSubmit={() => issue.mutate()}
      onClose={onClose}
    >
      <p className="note">企业、承诺、依据和计算由平台带入；出具后原样保存，不再改动。</p>
      <TextField
        label="文号"
        required
        value={number}
        onChange={setNumber}
        maxLength={60}
        help="如 玉经信追〔2023〕1 号"
      />
      <TextField label="缴款期限" required type="date" value={dueOn} onChange={setDueOn} />
    </FormDialog>
  );
}
