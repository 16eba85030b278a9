import type { OutboxRow } from '@tenglong/contracts/notice';
import { useState } from 'react';
import { Dialog, ErrorState } from '../../shared/feedback/index.ts';
import { Field } from '../../shared/forms/index.ts';
import { voidMessage } from './notice-queries.ts';

export interface VoidButtonProps {
  readonly row: Pick<OutboxRow, 'id' | 'recipient'>;
  readonly onChanged: () => Promise<unknown>;
}

/** 作废: for good, with a reason that stays beside the message. */
export function VoidButton({ row, onChanged }: VoidButtonProps) {
  const [open, setOpen] = useState(false);
  const [reason, setReason] = useState('');
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>();
  async function confirm() {
    setBusy(true);
    setProblem(undefined);
    try {
      await voidMessage(row.id, reason);
      setOpen(false);
      await onChanged();
    } catch (error) {
      setProblem(error);
    } finally {
      setBusy(false);
    }
  }
  return (
    <>
      <button type="button" className="btn" onClick={() => setOpen(true)}>
        作废
      </button>
      <Dialog
        open={open}
        title="作废这件消息"
        onClose={() => setOpen(false)}
        actions={
          <>
            <button type="button" className="btn" onClick={() => setOpen(false)}>
              取消
            </button>
            <button
              type="button"
              className="btn btn-primary"
              disabled={busy || reason.trim() === ''}
              onClick={() => void confirm()}
            >
              作废
            </button>
          </>
        }
      >
        <p>{`不再发给${row.recipient}；平台内的消息不受影响。`}</p>
        <Field label="理由" required help="例如：已电话告知">
          {(control) => (
            <input
              {...control}
              className="input"
              maxLength={200}
              value={reason}
              onChange={(event) => setReason(event.target.value)}
            />
          )}
        </Field>
        {problem === undefined ? null : <ErrorState error={problem} />}
      </Dialog>
    </>
  );
}
