import type { ContradictionView, NewRuling } from '@tenglong/contracts/plan';
import { type FormEvent, useId, useState } from 'react';
import { Field } from '../../shared/forms/index.ts';
import { formatDay, LightSign } from '../../shared/value/index.ts';
import './plan.css';

export interface ContradictionCardProps {
  readonly contradiction: ContradictionView;
  /** The reading whose effect is being looked at. */
  readonly trying: string | undefined;
  readonly onTry: (value: string | undefined) => void;
  /** Nothing for somebody who may only look. */
  readonly onRule: ((ruling: Pick<NewRuling, 'key' | 'value' | 'reason'>) => void) | undefined;
  readonly busy?: boolean | undefined;
}

/** Two places of the plan that disagree, side by side; the ruling, or the form for it; what the other reading would do. */
export function ContradictionCard({
  contradiction,
  trying,
  onTry,
  onRule,
  busy = false,
}: ContradictionCardProps) {
  const { key, kindTitle, title, text, sources, ruling, usedBy } = contradiction;
  const id = useId();
  const [asks, setAsks] = useState(false);
  return (
    <article className="contra" aria-labelledby={id}>
      <header className="contra-head">
        <h2 id={id}>{title}</h2>
        <span className="note">{kindTitle}</span>
        <span className="light contra-state">
          <LightSign kind={ruling ? 'done' : 'slow'} />
          {ruling ? '已裁定' : '待裁定'}
        </span>
      </header>
      <p className="contra-text">{text}</p>
      <div className="contra-sides">
        {sources.map((source) => (
          <section key={`${source.address} ${source.value}`} className={side(source.value, ruling?.value)}>
            <p className="contra-address">{source.address}</p>
            <p className="contra-value">{source.value}</p>
            <p>{source.summary}</p>
            {source.words ? <blockquote className="clause-words">{source.words}</blockquote> : null}
          </section>
        ))}
      </div>
      {ruling && !asks ? (
        <p className="contra-ruling">
          <b>裁定取 {ruling.value}。</b>
          {ruling.reason}
          <span className="note">
            {ruling.author}，{formatDay(ruling.date)}
          </span>
          {onRule ? (
            <button type="button" className="lnk noprint" onClick={() => setAsks(true)}>
              重新裁定
            </button>
          ) : null}
        </p>
      ) : null}
      <Readings contradiction={contradiction} trying={trying} onTry={onTry} />
      {usedBy.length > 0 ? (
        <p className="note">
          {ruling ? '依此裁定计算的有' : '会受影响的有'}：{usedBy.join('、')}
        </p>
      ) : null}
      {onRule && !ruling && !asks ? (
        <p className="noprint">
          <button type="button" className="btn" onClick={() => setAsks(true)}>
            去裁定
          </button>
        </p>
      ) : null}
      {onRule && asks ? (
        <RulingForm
          contradiction={contradiction}
          busy={busy}
          onSubmit={(value, reason) => onRule({ key, value, reason })}
          onCancel={() => setAsks(false)}
        />
      ) : null}
    </article>
  );
}

const side = (value: string, ruled: string | undefined) =>
  value === ruled ? 'contra-side contra-adopted' : 'contra-side';

function Readings({
  contradiction,
  trying,
  onTry,
}: Pick<ContradictionCardProps, 'contradiction' | 'trying' | 'onTry'>) {
  if (contradiction.readings.length === 0) return null;
  const shown = contradiction.readings.find(({ value }) => value === trying);
  return (
    <div className="contra-readings">
      <fieldset className="seg">
        <legend className="unseen">换一种读法看看</legend>
        {contradiction.readings.map(({ value, adopted }) => (
          <button
            key={value}
            type="button"
            aria-pressed={value === trying}
            onClick={() => onTry(value === trying ? undefined : value)}
          >
            {adopted ? `现取 ${value}` : `若取 ${value}`}
          </button>
        ))}
      </fieldset>
      <p className="contra-effect" aria-live="polite">
        {shown ? shown.effect : <span className="muted">点一种读法，看依据哪一处</span>}
      </p>
    </div>
  );
}

interface RulingFormProps {
  readonly contradiction: ContradictionView;
  readonly busy: boolean;
  readonly onSubmit: (value: string, reason: string) => void;
  readonly onCancel: () => void;
}

function RulingForm({ contradiction, busy, onSubmit, onCancel }: RulingFormProps) {
  const values = [...new Set(contradiction.sources.map(({ value }) => value))];
  const [value, setValue] = useState('');
  const [reason, setReason] = useState('');
  const [asked, setAsked] = useState(false);
  const group = useId();
  function submit(event: FormEvent) {
    event.preventDefault();
    setAsked(true);
    if (value !== '' && reason.trim().length >= 2) onSubmit(value, reason.trim());
  }
  return (
    <form className="contra-form noprint" onSubmit={submit}>
      {contradiction.suggestion ? <p className="note">{contradiction.suggestion}</p> : null}
      <fieldset>
        <legend>裁定取值</legend>
        {values.map((each) => (
          <label key={each}>
            <input
              type="radio"
              className="check"
              name={group}
              checked={value === each}
              onChange={() => setValue(each)}
            />
            {each}
          </label>
        ))}
      </fieldset>
      <Field
        label="理由"
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
        <button type="submit" className="btn btn-primary" disabled={busy || value === ''}>
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
