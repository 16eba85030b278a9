import { type FormEvent, useState } from 'react';
import { Field } from '../../shared/forms/index.ts';
import './plan.css';

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
    if (reason.trim().length >= 2) onSubmit(reason.trim());
  }
  return (
    <form className="contra-form noprint" onSubmit={submit}>
      <Field
        label="撤回的理由"
        required
        error={asked && reason.trim().length < 2 ? '请写明理由，至少两个字' : undefined}
      >
        {(control) => (
          <textarea
            {...control}
            className="input"
            maxLength={400}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        )}
      </Field>
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
