import type { Expression, ValueType } from '@tenglong/domain/rule';

interface LiteralInputProps {
  readonly label: string;
  readonly type: ValueType;
  readonly value: Expression;
  readonly options?: Readonly<Record<string, string>> | undefined;
  readonly onChange: (value: Expression) => void;
}

const numberOf = (value: Expression): string =>
  typeof value === 'number'
    ? String(value)
    : typeof value === 'object' && 'value' in value
      ? value.value
      : '';
const unitOf = (value: Expression): string =>
  typeof value === 'object' && 'value' in value ? (value.unit ?? '') : '';

/** A value that is written out: a figure with its unit, a day, one of the words. */
export function LiteralInput({ label, type, value, options, onChange }: LiteralInputProps) {
  switch (type.kind) {
    case 'number': {
      const unit = unitOf(value);
      const write = (text: string, unitText: string) =>
        onChange(unitText === '' ? { value: text } : { value: text, unit: unitText });
      return (
        <>
          <input
            className="input draft-number"
            inputMode="decimal"
            aria-label={label}
            maxLength={40}
            value={numberOf(value)}
            onChange={({ target }) => write(target.value.trim(), unit)}
          />
          <input
            className="input condition-unit"
            aria-label={`${label}的单位`}
            maxLength={20}
            placeholder="单位"
            value={unit}
            onChange={({ target }) => write(numberOf(value), target.value.trim())}
          />
        </>
      );
    }
    case 'date':
      return (
        <input
          className="input"
          type="date"
          aria-label={label}
          value={typeof value === 'object' && 'date' in value ? value.date : ''}
          onChange={({ target }) => onChange({ date: target.value })}
        />
      );
    case 'text':
      return options ? (
        <select
          className="input"
          aria-label={label}
          value={String(value)}
          onChange={({ target }) => onChange(target.value)}
        >
          {Object.entries(options).map(([id, title]) => (
            <option key={id} value={id}>
              {title}
            </option>
          ))}
        </select>
      ) : (
        <input
          className="input"
          aria-label={label}
          maxLength={100}
          value={String(value)}
          onChange={({ target }) => onChange(target.value)}
        />
      );
    default:
      return (
        <select
          className="input"
          aria-label={label}
          value={String(value)}
          onChange={({ target }) => onChange(target.value === 'true')}
        >
          <option value="true">是</option>
          <option value="false">否</option>
        </select>
      );
  }
}
