import type { FieldSpec, FieldText } from '@tenglong/contracts/register';
import { Field, type FieldControl } from '../../shared/forms/index.ts';
import './move-form.css';

export interface FieldInputProps {
  readonly spec: FieldSpec;
  readonly value: FieldText | undefined;
  readonly onChange: (value: FieldText) => void;
  readonly required?: boolean | undefined;
  readonly error?: string | undefined;
}

/** Options up to this many are shown at once; more are a list. */
const AT_ONCE = 4;

/** A field of a register by its declared type: a number with its unit, a day, 是 or 否, one of several, or words. */
export function FieldInput({ spec, value, onChange, required = false, error }: FieldInputProps) {
  const label = spec.unit === '' ? spec.label : `${spec.label}（${spec.unit}）`;
  const choices =
    spec.type === 'boolean'
      ? [
          { value: true, label: '是' },
          { value: false, label: '否' },
        ]
      : spec.options;
  if (choices.length > 0 && choices.length <= AT_ONCE) {
    return (
      <fieldset className={error ? 'field field-wrong' : 'field'}>
        <legend className="field-legend">
          {label}
          {required ? null : <span className="muted">（可不填）</span>}
        </legend>
        <div className="choices">
          {choices.map((choice) => (
            <label key={String(choice.value)} className="choice">
              <input
                type="radio"
                name={spec.name}
                checked={value === choice.value}
                onChange={() => onChange(choice.value)}
              />
              <span>{choice.label}</span>
            </label>
          ))}
        </div>
        {error ? (
          <p className="field-error" role="alert">
            {error}
          </p>
        ) : null}
      </fieldset>
    );
  }
  return (
    <Field label={label} required={required} error={error}>
      {(control) => <Control control={control} spec={spec} value={value} onChange={onChange} />}
    </Field>
  );
}

interface ControlProps extends Pick<FieldInputProps, 'spec' | 'value' | 'onChange'> {
  readonly control: FieldControl;
}

function Control({ control, spec, value, onChange }: ControlProps) {
  const text = typeof value === 'string' ? value : '';
  if (spec.options.length > 0) {
    return (
      <select {...control} className="input" value={text} onChange={(event) => onChange(event.target.value)}>
        <option value="">请选</option>
        {spec.options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    );
  }
  if (spec.type === 'date') {
    return (
      <input
        {...control}
        type="date"
        className="input"
        value={text}
        onChange={(event) => onChange(event.target.value)}
      />
    );
  }
  if (spec.type === 'number') {
    return (
      <input
        {...control}
        className="input"
        inputMode="decimal"
        autoComplete="off"
        maxLength={40}
        value={text}
        onChange={(event) => onChange(event.target.value)}
      />
    );
  }
  return (
    <textarea
      {...control}
      className="input"
      rows={2}
      maxLength={2000}
      value={text}
      onChange={(event) => onChange(event.target.value)}
    />
  );
}
