/**
 * A number as a screen receives it: a float, an exact decimal as text, or the reason why there is none.
 *
 * The three absences are never shown alike: `none` does not apply (—), `missing` was not reported (未报), `unknown` was
 * reported but cannot be used (未知). None of them is a zero.
 */
export type Figure = number | string | Absence;

export interface Absence {
  readonly absent: 'none' | 'missing' | 'unknown';
}

export const NONE: Absence = { absent: 'none' };
export const MISSING: Absence = { absent: 'missing' };
export const UNKNOWN: Absence = { absent: 'unknown' };

/** How a text will be used: read on screen, printed on paper, or taken into a worksheet. */
export type TextForm = 'read' | 'print' | 'export';

export const isAbsent = (figure: Figure): figure is Absence => typeof figure === 'object';

/** The state of one reported fact on the wire. */
export type FactState = 'known' | 'missing' | 'unknown' | 'disputed';

/** The figure of a fact with its state; a disputed value is unknown until somebody rules. */
export function figureOfFact(fact: { readonly value: string | null; readonly state: FactState }): Figure {
  if (fact.state === 'missing') return MISSING;
  if (fact.state !== 'known' || fact.value === null) return UNKNOWN;
  return fact.value;
}

/** The figure of a computed number: `null` or nothing means that there is none to show. */
export const figureOf = (value: number | string | null | undefined): Figure => value ?? NONE;

const absenceWords = { none: '—', missing: '未报', unknown: '未知' } as const;

/** A worksheet gets an empty cell for "does not apply", so that its sums and filters keep working. */
export function formatAbsence({ absent }: Absence, form: TextForm = 'read'): string {
  return form === 'export' && absent === 'none' ? '' : absenceWords[absent];
}
