import type { ContradictionView, NewRuling } from '@tenglong/contracts/plan';
import { type ReactNode, useId, useState } from 'react';
import { AddressLink } from '../../shared/layout/index.ts';
import { formatDay, LightSign } from '../../shared/value/index.ts';
import { PlanWords } from './plan-words.tsx';
import { RulingForm } from './ruling-form.tsx';
import { TryReadings } from './try-readings.tsx';
import { WithdrawForm } from './withdraw-form.tsx';
import './contradictions.css';

export interface ContradictionCardProps {
  readonly contradiction: ContradictionView;
  /** The reading being looked at, and the figures it would change. */
  readonly trying: string | undefined;
  readonly effect: ReactNode;
  readonly onTry: (value: string | undefined) => void;
  /** Nothing for somebody who may only look. */
  readonly onRule: ((ruling: Pick<NewRuling, 'key' | 'value' | 'reason'>) => void) | undefined;
  readonly onWithdraw?: ((reason: string) => void) | undefined;
  readonly busy?: boolean | undefined;
}

/** Two places of the plan that disagree, side by side; the ruling, or the form for it; what the other reading would do. */
export function ContradictionCard(props: ContradictionCardProps) {
  const { contradiction, trying, effect, onTry, onRule, onWithdraw, busy = false } = props;
  const { key, kindTitle, title, text, sources, ruling, usedBy } = contradiction;
  const id = useId();
  const [form, setForm] = useState<'rule' | 'withdraw'>();
  return (
    <article className="contra" aria-labelledby={id}>
      <header className="contra-head">
        <h2 id={id}>{title}</h2>
        <span className="note">{kindTitle}</span>
        <span className="light contra-state">
          <LightSign kind={ruling ? 'done' : 'slow'} />
          {ruling ? (ruling.assumed ? '暂按' : '已裁定') : '待裁定'}
        </span>
      </header>
      <p className="contra-text">{text}</p>
      <div className="contra-sides">
        {sources.map((source) => (
          <section
            key={`${source.address} ${source.value}`}
            className={source.value === ruling?.text ? 'contra-side contra-adopted' : 'contra-side'}
          >
            <p className="contra-address">
              <AddressLink href={source.href}>{source.place}</AddressLink>
            </p>
            <p className={source.value.length > 14 ? 'contra-value contra-long' : 'contra-value'}>
              {source.value}
            </p>
            <p>{source.summary}</p>
            {source.words ? (
              <details className="task-words">
                <summary>原文</summary>
                <PlanWords>{source.words}</PlanWords>
              </details>
            ) : null}
          </section>
        ))}
      </div>
      {ruling && form === undefined ? (
        <p className="contra-ruling">
          <b>
            {ruling.assumed ? '暂按' : '裁定取'} {ruling.text}。
          </b>
          {ruling.reason}
          <span className="note">
            {ruling.author}，{formatDay(ruling.date)}
          </span>
          {onRule ? (
            <button type="button" className="lnk noprint" onClick={() => setForm('rule')}>
              重新裁定
            </button>
          ) : null}
          {onWithdraw ? (
            <button type="button" className="lnk noprint" onClick={() => setForm('withdraw')}>
              撤回裁定
            </button>
          ) : null}
        </p>
      ) : null}
      <TryReadings contradiction={contradiction} trying={trying} onTry={onTry} />
      {effect}
      {usedBy.length > 0 ? (
        <p className="note">
          {ruling ? '依此裁定计算的有' : '会受影响的有'}：{usedBy.join('、')}
        </p>
      ) : null}
      {onRule && !ruling && form === undefined ? (
        <p className="noprint">
          <button type="button" className="btn" onClick={() => setForm('rule')}>
            去裁定
          </button>
        </p>
      ) : null}
      {onRule && form === 'rule' ? (
        <RulingForm
          contradiction={contradiction}
          busy={busy}
          onSubmit={(value, reason) => onRule({ key, value, reason })}
          onCancel={() => setForm(undefined)}
        />
      ) : null}
      {onWithdraw && form === 'withdraw' ? (
        <WithdrawForm busy={busy} onSubmit={onWithdraw} onCancel={() => setForm(undefined)} />
      ) : null}
    </article>
  );
}
