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
}

/** A labelled line of text, or a day. */
export const TextField = ({
  label,
  value,
  onChange,
  type = 'text',
  required = false,
  help,
  maxLength = 200,
  inputMode,
}: TextFieldProps) => (
  <Field label={label} required={required} help={help}>
    {(control) => (
      <input
        {...control}
        className="input"
        type={type}
        inputMode={inputMode}
        maxLength={type === 'date' ? undefined : maxLength}
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
    )}
  </Field>
);
