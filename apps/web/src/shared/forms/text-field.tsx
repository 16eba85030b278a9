import type { ReactNode } from 'react';
import { Field } from './field.tsx';

export interface TextFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (text: string) => void;
  readonly type?: 'text' | 'date';
  readonly required?: boolean;
  readonly help?: ReactNode;
  readonly maxLength?: number;
  /** Which keys a phone shows. */
  readonly inputMode?: 'text' | 'numeric' | 'decimal';
  /** How many lines are shown, of a text that may take several. */
  readonly lines?: number;
}

/** A labelled line of text, several of them, or a day. */
export const TextField = ({
  label,
  value,
  onChange,
  type = 'text',
  required = false,
  help,
  maxLength = 200,
  inputMode,
  lines = 1,
}: TextFieldProps) => (
  <Field label={label} required={required} help={help}>
    {(control) =>
      lines > 1 ? (
        <textarea
          {...control}
          className="input"
          rows={lines}
          maxLength={maxLength}
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      ) : (
        <input
          {...control}
          className="input"
          type={type}
          inputMode={inputMode}
          maxLength={type === 'date' ? undefined : maxLength}
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      )
    }
  </Field>
);
