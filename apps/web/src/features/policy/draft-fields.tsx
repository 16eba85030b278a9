import type { DraftFault } from '@tenglong/contracts/policy';
import { type KeyboardEvent, useEffect, useId, useState } from 'react';
import { LightSign } from '../../shared/value/index.ts';

interface CellInputProps {
  readonly label: string;
  readonly value: string;
  readonly disabled: boolean;
  readonly type?: 'text' | 'date';
  readonly numeric?: boolean;
  readonly onKeep: (value: string) => void;
}

/** One value in a table: kept when it is left or Enter is pressed, put back by Escape. */
export function CellInput({
  label,
  value,
  disabled,
  type = 'text',
  numeric = false,
  onKeep,
}: CellInputProps) {
  const [text, setText] = useState(value);
  useEffect(() => setText(value), [value]);
  const keep = () => {
    const now = text.trim();
    if (now !== '' && now !== value) onKeep(now);
    else setText(value);
  };
  const onKey = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key === 'Enter') event.currentTarget.blur();
    if (event.key === 'Escape') setText(value);
  };
  return (
    <input
      className={numeric ? 'input draft-number' : 'input'}
      type={type}
      inputMode={numeric ? 'decimal' : undefined}
      aria-label={label}
      disabled={disabled}
      maxLength={type === 'date' ? undefined : 200}
      value={text}
      onChange={(event) => setText(event.target.value)}
      onBlur={keep}
      onKeyDown={onKey}
    />
  );
}

interface TextBlockProps {
  readonly label: string;
  readonly value: string;
  readonly disabled: boolean;
  readonly lines?: number;
  readonly most?: number;
  readonly onKeep: (value: string) => void;
}

/** A longer text with its own button. */
export function TextBlock({ label, value, disabled, lines = 3, most = 2000, onKeep }: TextBlockProps) {
  const id = useId();
  const [text, setText] = useState(value);
  useEffect(() => setText(value), [value]);
  const changed = text.trim() !== value && text.trim() !== '';
  return (
    <div className="field draft-text">
      <label htmlFor={id}>{label}</label>
      <textarea
        id={id}
        className="input"
        rows={lines}
        maxLength={most}
        disabled={disabled}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      {changed && !disabled ? (
        <div className="btns">
          <button type="button" className="btn btn-primary" onClick={() => onKeep(text.trim())}>
            记下
          </button>
          <button type="button" className="btn btn-text" onClick={() => setText(value)}>
            还原
          </button>
        </div>
      ) : null}
    </div>
  );
}

/** What does not pass, beside its place. */
export const Faults = ({ faults }: { readonly faults: readonly DraftFault[] }) =>
  faults.length === 0 ? null : (
    <ul className="draft-faults">
      {faults.map(({ path, message, remedy }) => (
        <li key={`${path} ${message}`}>
          <LightSign kind="late" /> {message}
          <span className="note">{remedy}</span>
        </li>
      ))}
    </ul>
  );
