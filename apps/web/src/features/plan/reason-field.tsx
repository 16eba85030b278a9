import { Field } from '../../shared/forms/index.ts';

/** The fewest characters that count as a reason; the server holds to the same. */
const SHORTEST = 2;

/** Whether the words give a reason, blanks at the ends left out. */
export const givesReason = (reason: string) => reason.trim().length >= SHORTEST;

export interface ReasonFieldProps {
  readonly label: string;
  readonly reason: string;
  /** The form has been sent once: what is missing is said from then on. */
  readonly asked: boolean;
  readonly onChange: (reason: string) => void;
}

/** The reason a ruling is made or taken back for. */
export function ReasonField({ label, reason, asked, onChange }: ReasonFieldProps) {
  return (
    <Field
      label={label}
      required
      error={asked && !givesReason(reason) ? '请写明理由，至少两个字' : undefined}
    >
      {(control) => (
        <textarea
          {...control}
          className="input"
          maxLength={400}
          value={reason}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  );
}
