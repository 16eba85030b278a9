import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Dialog, ErrorState, toast } from '../../shared/feedback/index.ts';
import { AddressLink } from '../../shared/layout/index.ts';
import { checkLedger, settleLedger } from './ledger-queries.ts';

/** 对账: recomputes the books from the events of the entries; what differs is named and can be booked after. */
export function CheckButton() {
  const client = useQueryClient();
  const [open, setOpen] = useState(false);
  const check = useMutation({ mutationFn: checkLedger });
  const settle = useMutation({
    mutationFn: settleLedger,
    onSuccess: async () => {
      check.mutate();
      await client.invalidateQueries({ queryKey: ['ledger'] });
      toast('已按条目补记');
    },
  });
  const start = () => {
    setOpen(true);
    check.mutate();
  };
  const behind = check.data?.problems.some(({ kind }) => kind === 'entry') ?? false;
  return (
    <>
      <button type="button" className="btn desk-only" onClick={start}>
        对账
      </button>
      <Dialog
        open={open}
        title="对账"
        onClose={() => setOpen(false)}
        actions={
          <>
            {behind ? (
              <button
                type="button"
                className="btn btn-primary"
                disabled={settle.isPending}
                onClick={() => settle.mutate()}
              >
                按条目补记
              </button>
            ) : null}
            <button type="button" className="btn" onClick={() => setOpen(false)}>
              关闭
            </button>
          </>
        }
      >
        {check.isPending ? <p>正在从各条目的全程记录重算……</p> : null}
        {check.error || settle.error ? (
          <ErrorState what="没有对成" error={check.error ?? settle.error} />
        ) : null}
        {check.data ? (
          <>
            <p>{check.data.sentence}</p>
            <ul className="ledger-list">
              {check.data.problems.map(({ message, entryId }) => (
                <li key={`${entryId ?? ''}${message}`}>
                  {entryId ? <AddressLink href={`/entries/${entryId}`}>{message}</AddressLink> : message}
                </li>
              ))}
            </ul>
          </>
        ) : null}
      </Dialog>
    </>
  );
}
