import type { ContradictionView } from '@tenglong/contracts/plan';
import { type FormEvent, useId, useState } from 'react';
import { givesReason, ReasonField } from './reason-field.tsx';
import './contradictions.css';

export interface RulingFormProps {
  readonly contradiction: ContradictionView;
  readonly busy: boolean;
  readonly onSubmit: (value: string, reason: string) => void;
  readonly onCancel: () => void;
}

/** What a value of one's own is called and what may stand there. */
const OWN: Record<ContradictionView['free'], string> = {
  figure: '另定一个数',
  day: '定为这一天',
  departments: '另定单位，用顿号隔开',
  words: '另行写明',
  none: '',
};
const OTHER = '\u0000other';

/** The form that settles a contradiction: one of its readings or a value of one's own, and the reason. */
export function RulingForm({ contradiction, busy, onSubmit, onCancel }: RulingFormProps) {
  const { readings, free, unit, suggestion } = contradiction;
  const [chosen, setChosen] = useState(readings.length === 0 ? OTHER : '');
  const [own, setOwn] = useState('');
  const [reason, setReason] = useState('');
  const [asked, setAsked] = useState(false);
  const group = useId();
  const value = chosen === OTHER ? own.trim() : chosen;
  function submit(event: FormEvent) {
    event.preventDefault();
    setAsked(true);
    if (value !== '' && givesReason(reason)) onSubmit(value, reason.trim());
  }
  return (
    <form className="contra-form noprint" onSubmit={submit}>
      {suggestion ? <p className="note">{suggestion}</p> : null}
      <fieldset>
        <legend>裁定取值</legend>
        {readings.map(({ text }) => (
          <label key={text}>
            <input
              type="radio"
              className="check"
              name={group}
              checked={chosen === text}
              onChange={() => setChosen(text)}
            />
            {text}
          </label>
        ))}
        {free === 'none' ? null : (
          <span className="contra-own">
            <label className="contra-own-word">
              <input
                type="radio"
                className="check"
                name={group}
                checked={chosen === OTHER}
                onChange={() => setChosen(OTHER)}
              />
              {OWN[free]}
            </label>
            <input
              type={free === 'day' ? 'date' : 'text'}
              inputMode={free === 'figure' ? 'decimal' : undefined}
              className="input"
              aria-label={OWN[free]}
              maxLength={120}
              value={own}
              onFocus={() => setChosen(OTHER)}
              onChange={(event) => setOwn(event.target.value)}
            />
            {free === 'figure' ? unit : null}
          </span>
        )}
      </fieldset>
      {asked && value === '' ? <p className="field-error">请选一种读法，或另行填写</p> : null}
      <ReasonField label="理由" reason={reason} asked={asked} onChange={setReason} />
      <div className="btns">
        <button type="submit" className="btn btn-primary" disabled={busy}>
          裁定
        </button>
        <button type="button" className="btn btn-text" onClick={onCancel}>
          先不裁定
        </button>
        <span className="note">裁定后生成方案新版本，已冻结的结果不变</span>
      </div>
    </form>
  );
}
