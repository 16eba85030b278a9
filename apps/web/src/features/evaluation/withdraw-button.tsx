import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { FormDialog, toast } from '../../shared/feedback/index.ts';
import { TextField } from '../../shared/forms/index.ts';
import { useCan } from '../../shared/session/index.ts';
import { withdrawAdjustment } from './adjustment-queries.ts';

/** Takes an adjustment back, with the reason; it stays on record. */
export function WithdrawButton({ id, title }: { readonly id: string; readonly title: string }) {
  const may = useCan('evaluation.adjust');
  const client = useQueryClient();
  const [open, setOpen] = useState(false);
  const [why, setWhy] = useState('');
  const withdraw = useMutation({
    mutationFn: () => withdrawAdjustment(id, why),
    onSuccess: async () => {
      setOpen(false);
      await client.invalidateQueries({ queryKey: ['evaluation'] });
      toast('已撤销，重新测算后生效');
    },
  });
  if (!may) return null;
  return (
    <>
      <button type="button" className="lnk" aria-label={`撤销 ${title}`} onClick={() => setOpen(true)}>
        撤销
      </button>
      <FormDialog
        open={open}
        title="撤销等级调整"
        verb="撤销"
        ready={why.trim() !== ''}
        busy={withdraw.isPending}
        failed={{ what: '没有撤销', error: withdraw.error }}
        onSubmit={withdraw.mutate}
        onClose={() => setOpen(false)}
      >
        <p>{`${title}。撤销后重新测算才生效，已有的测算不变。`}</p>
        <TextField label="为什么撤销" value={why} onChange={setWhy} required />
      </FormDialog>
    </>
  );
}
