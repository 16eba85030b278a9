import { type FormEvent, useState } from 'react';
import { givesReason, ReasonField } from './reason-field.tsx';
import './contradictions.css';

export interface WithdrawFormProps {
  readonly busy: boolean;
  readonly onSubmit: (reason: string) => void;
  readonly onCancel: () => void;
}

/** Taking a ruling back asks for a reason, as making one does. */
export function WithdrawForm({ busy, onSubmit, onCancel }: WithdrawFormProps) {
  const [reason, setReason] = useState('');
  const [asked, setAsked] = useState(false);
  function submit(event: FormEvent) {
    event.preventDefault();
    setAsked(true);
    if (givesReason(reason)) onSubmit(reason.trim());
  }
  return (
    <form className="contra-form noprint" onSubmit={submit}>
      <ReasonField label="撤回的理由" reason={reason} asked={asked} onChange={setReason} />
      <div className="btns">
        <button type="submit" className="btn btn-primary" disabled={busy}>
          撤回裁定
        </button>
        <button type="button" className="btn btn-text" onClick={onCancel}>
          不撤回
        </button>
        <span className="note">撤回后两处并列，生成方案新版本；裁定留在历史里，已冻结的结果不变</span>
      </div>
    </form>
  );
}
