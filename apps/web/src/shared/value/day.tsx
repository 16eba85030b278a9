import { type DayStyle, formatDay, formatInstant } from './format-day.ts';

export interface DayProps extends DayStyle {
  readonly value: string | null | undefined;
}

/** A calendar day (Asia/Shanghai) in words; machines read the ISO form. */
export function Day({ value, withinYear }: DayProps) {
  const text = formatDay(value, { withinYear });
  return value ? (
    <time className="nowrap" dateTime={value}>
      {text}
    </time>
  ) : (
    <span className="fig-absent">{text}</span>
  );
}

/** An instant shown as day and time in Asia/Shanghai. */
export function Moment({ value, withinYear }: DayProps) {
  const text = formatInstant(value, { withinYear });
  return value ? (
    <time className="nowrap" dateTime={value}>
      {text}
    </time>
  ) : (
    <span className="fig-absent">{text}</span>
  );
}
