import { type FormEvent, useState } from 'react';
import type { ChoiceField, FilterField, RangeField, TextField } from './filter-field.ts';

export interface FilterEditorProps<Field extends FilterField = FilterField> {
  readonly field: Field;
  readonly values: readonly string[];
  readonly onChange: (values: readonly string[]) => void;
  readonly onDone: () => void;
}

/** The sheet under a chip: ticks take effect at once, typed conditions with the button or Enter. */
export function FilterEditor({ field, ...rest }: FilterEditorProps) {
  if (field.kind === 'choice') return <ChoiceEditor field={field} {...rest} />;
  if (field.kind === 'range') return <RangeEditor field={field} {...rest} />;
  return <TextEditor field={field} {...rest} />;
}

/** From so many options on, a box narrows them. */
const MANY = 12;

function ChoiceEditor({ field, values, onChange, onDone }: FilterEditorProps<ChoiceField>) {
  const [wanted, setWanted] = useState('');
  const options = field.options.filter(({ label }) => label.includes(wanted.trim()));
  function pick(value: string) {
    if (field.single) {
      onChange([value]);
      onDone();
    } else {
      onChange(values.includes(value) ? values.filter((each) => each !== value) : [...values, value]);
    }
  }
  return (
    <div className="pick">
      {field.options.length > MANY ? (
        <input
          className="input"
          type="search"
          placeholder="输入几个字缩小范围"
          aria-label={`在${field.label}中查找`}
          value={wanted}
          onChange={(event) => setWanted(event.target.value)}
        />
      ) : null}
      <ul className="pick-list">
        {options.map(({ value, label, note }) => (
          <li key={value}>
            <label>
              <input
                className="check"
                type={field.single ? 'radio' : 'checkbox'}
                name={field.id}
                checked={values.includes(value)}
                onChange={() => pick(value)}
              />
              <span>{label}</span>
              {note ? <span className="note">{note}</span> : null}
            </label>
          </li>
        ))}
      </ul>
      {options.length === 0 ? <p className="note pick-none">没有这样的{field.label}</p> : null}
      {values.length > 0 ? (
        <button type="button" className="lnk pick-clear" onClick={() => onChange([])}>
          全部取消
        </button>
      ) : null}
    </div>
  );
}

function RangeEditor({ field, values, onChange, onDone }: FilterEditorProps<RangeField>) {
  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    onChange([String(data.get('from') ?? '').trim(), String(data.get('to') ?? '').trim()]);
    onDone();
  }
  const box = (name: string, label: string, value: string | undefined) => (
    <input
      className="input num"
      name={name}
      inputMode="decimal"
      pattern="-?\d+(\.\d+)?"
      title="填数字，如 5 或 12.5"
      aria-label={`${field.label}${label}`}
      placeholder={label}
      defaultValue={value}
    />
  );
  return (
    <form className="pick pick-range" onSubmit={submit}>
      <span>
        {box('from', '不低于', values[0])}
        <span>至</span>
        {box('to', '不高于', values[1])}
        <span className="note">{field.unit}</span>
      </span>
      <button type="submit" className="btn btn-primary">
        按此筛选
      </button>
    </form>
  );
}

function TextEditor({ field, values, onChange, onDone }: FilterEditorProps<TextField>) {
  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const text = String(new FormData(event.currentTarget).get('text') ?? '').trim();
    onChange(text === '' ? [] : [text]);
    onDone();
  }
  return (
    <form className="pick pick-range" onSubmit={submit}>
      <input
        className="input"
        name="text"
        aria-label={field.label}
        placeholder={field.placeholder}
        defaultValue={values[0]}
      />
      <button type="submit" className="btn btn-primary">
        按此筛选
      </button>
    </form>
  );
}
