import { Field } from './field.tsx';

export interface ChoiceFieldProps {
  readonly label: string;
  readonly choices: readonly { readonly id: string; readonly title: string }[];
  readonly value: string;
  readonly onChange: (id: string) => void;
  readonly required?: boolean;
  /** The word of the choice of nothing; without it something is always chosen. */
  readonly none?: string;
}

/** A labelled choice of one. */
export const ChoiceField = ({
  label,
  choices,
  value,
  onChange,
  required = false,
  none,
}: ChoiceFieldProps) => (
  <Field label={label} required={required}>
    {(control) => (
      <select {...control} className="input" value={value} onChange={(event) => onChange(event.target.value)}>
        {none === undefined ? null : <option value="">{none}</option>}
        {choices.map(({ id, title }) => (
          <option key={id} value={id}>
            {title}
          </option>
        ))}
      </select>
    )}
  </Field>
);
