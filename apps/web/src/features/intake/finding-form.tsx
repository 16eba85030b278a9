import type { Finding, RuleOnFinding } from '@tenglong/contracts/intake';
import { type FormEvent, useId, useState } from 'react';
import { asProblem } from '../../shared/api/index.ts';
import { ErrorState } from '../../shared/feedback/index.ts';
import { Field } from '../../shared/forms/index.ts';
import type { FindingCardProps } from './finding-card.tsx';
import { enterable } from './finding-text.ts';
import './findings.css';
import './preview.css';
import './problems.css';

export interface FindingFormProps extends Pick<FindingCardProps, 'onRule' | 'onReopen'> {
  readonly finding: Finding;
  readonly onClose: () => void;
}

const DECIMAL = /^-?\d+(\.\d+)?$/;

/** What is decided and why; or, on a finding that was ruled, why it is opened again. */
export function FindingForm({ finding, onRule, onReopen, onClose }: FindingFormProps) {
  const [choice, setChoice] = useState('');
  const [value, setValue] = useState('');
  const [creditCode, setCreditCode] = useState(finding.sources[0]?.creditCode ?? '');
  const [reason, setReason] = useState('');
  const [asked, setAsked] = useState(false);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>();
  const group = useId();
  const reopens = finding.ruling !== null;
  const wrongValue = choice === 'value' && !DECIMAL.test(value.trim());
  const body = (): RuleOnFinding => ({
    choice,
    reason: reason.trim(),
    ...(choice === 'value' ? { value: value.trim(), creditCode } : {}),
  });

  async function submit(event: FormEvent) {
    event.preventDefault();
    setAsked(true);
    if (reason.trim() === '' || (!reopens && (choice === '' || wrongValue))) return;
    setBusy(true);
    setProblem(undefined);
    try {
      await (reopens ? onReopen?.(reason.trim()) : onRule?.(body()));
      onClose();
    } catch (error) {
      setProblem(asProblem(error));
    } finally {
      setBusy(false);
    }
  }

  return (
    <form className="finding-form noprint" onSubmit={(event) => void submit(event)}>
      {reopens ? null : (
        <fieldset className="pick-rows">
          <legend>怎么裁定</legend>
          {finding.choices.map(({ id, label, changes }) => (
            <label key={id}>
              <input
                type="radio"
                className="check"
                name={group}
                disabled={changes.some(({ to }) => to === null)}
                checked={choice === id}
                onChange={() => setChoice(id)}
              />
              {label}
            </label>
          ))}
          <label>
            <input
              type="radio"
              className="check"
              name={group}
              checked={choice === 'value'}
              onChange={() => setChoice('value')}
            />
            另定一个核实后的数
          </label>
        </fieldset>
      )}
      {choice === 'value' ? (
        <div className="recognise">
          {enterable(finding).length > 1 ? (
            <Field label="哪一家企业">
              {(control) => (
                <select
                  {...control}
                  className="input"
                  value={creditCode}
                  onChange={(event) => setCreditCode(event.target.value)}
                >
                  {enterable(finding).map((one) => (
                    <option key={one.creditCode} value={one.creditCode}>
                      {one.name}
                    </option>
                  ))}
                </select>
              )}
            </Field>
          ) : null}
          <Field
            label={finding.kind === 'departmentsDisagree' ? '核实后的数' : '核实后的实际用地合计'}
            help={`单位 ${finding.unit}，只写数字`}
            error={asked && wrongValue ? '请写一个数，如 123.45' : undefined}
            required
          >
            {(control) => (
              <input
                {...control}
                className="input"
                inputMode="decimal"
                maxLength={40}
                value={value}
                onChange={(event) => setValue(event.target.value)}
              />
            )}
          </Field>
        </div>
      ) : null}
      <Field
        label={reopens ? '重新打开的理由' : '理由'}
        required
        error={asked && reason.trim() === '' ? '请写明理由' : undefined}
      >
        {(control) => (
          <textarea
            {...control}
            className="input"
            maxLength={200}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        )}
      </Field>
      {problem === undefined ? null : <ErrorState what="没有记下" error={problem} />}
      <div className="btns">
        <button type="submit" className="btn btn-primary" disabled={busy || (!reopens && choice === '')}>
          {reopens ? '重新打开' : '裁定'}
        </button>
        <button type="button" className="btn btn-text" onClick={onClose}>
          {reopens ? '不动' : '先不裁定'}
        </button>
        <span className="note">现有的数随即改变，已冻结的测算不变</span>
      </div>
    </form>
  );
}
