import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Dialog, ErrorState, toast } from '../../shared/feedback/index.ts';
import { Field } from '../../shared/forms/index.ts';
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
      <Dialog
        open={open}
        title="撤销等级调整"
        onClose={() => setOpen(false)}
        actions={
          <>
            <button type="button" className="btn" onClick={() => setOpen(false)}>
              取消
            </button>
            <button
              type="button"
              className="btn btn-primary"
              disabled={why.trim() === '' || withdraw.isPending}
              onClick={() => withdraw.mutate()}
            >
              撤销
            </button>
          </>
        }
      >
        <p>{`${title}。撤销后重新测算才生效，已有的测算不变。`}</p>
        <Field label="为什么撤销" required>
          {(control) => (
            <input
              {...control}
              className="input"
              maxLength={200}
              value={why}
              onChange={(event) => setWhy(event.target.value)}
            />
          )}
        </Field>
        {withdraw.error ? <ErrorState what="没有撤销" error={withdraw.error} /> : null}
      </Dialog>
    </>
  );
}
