/** Why a fact has no usable value: never sent, sent but unreadable or in conflict, or no such subject in that year. */
export type Absence = 'unreported' | 'unusable' | 'no-record';

/** A fact by name (`tax`, `items[3].unitPrice`) and how many years before the year under judgement. */
export interface FactReference {
  readonly fact: string;
  readonly yearsBefore: number;
}

/** One reason why an answer is unknown. */
export type Cause =
  | ({ readonly kind: 'fact'; readonly absence: Absence } & FactReference)
  /** The denominator is zero, or not above zero where the rule wants it positive. */
  | { readonly kind: 'undefined-quotient'; readonly denominator: readonly FactReference[] }
  /** The parameter has no version in force on the day of the judgement. */
  | { readonly kind: 'no-version'; readonly parameter: string }
  /** The table has no cell for these keys. */
  | {
      readonly kind: 'no-row';
      readonly table: string;
      readonly column: string;
      readonly keys: Readonly<Record<string, string>>;
    }
  /** The least or greatest of no items. */
  | { readonly kind: 'empty-list' }
  /** A day counted from it does not exist: no whole number of days or months, or outside the calendar. */
  | { readonly kind: 'no-such-day' };

/** A fact that could change the answer, and why it does not help yet. */
export interface MissingFact extends FactReference {
  /** `denominator`: it is known, but makes a quotient undefined. */
  readonly reason: Absence | 'denominator';
}

const pad = (text: string): string => text.replace(/\d+/g, (digits) => digits.padStart(12, '0'));

function causeKey(cause: Cause): string {
  switch (cause.kind) {
    case 'fact':
      return `1 ${cause.yearsBefore} ${pad(cause.fact)}`;
    case 'undefined-quotient':
      return `2 ${cause.denominator.map(({ fact, yearsBefore }) => `${yearsBefore} ${pad(fact)}`).join(' ')}`;
    case 'no-version':
      return `3 ${cause.parameter}`;
    case 'no-row':
      return `4 ${cause.table} ${cause.column} ${JSON.stringify(Object.entries(cause.keys).sort())}`;
    case 'empty-list':
      return '5';
    case 'no-such-day':
      return '6';
  }
}

/** Each cause once, in an order that depends on nothing but the causes. */
export function orderCauses(causes: readonly Cause[]): readonly Cause[] {
  const byKey = new Map(causes.map((cause) => [causeKey(cause), cause]));
  return [...byKey].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, cause]) => cause);
}

/**
 * The facts behind the causes, each once: by year, the latest first, then by name (item 2 before item 10). These are
 * the facts that could change the answer; a cause that is no fact (a missing row of a table) is not among them.
 */
export function missingFacts(causes: readonly Cause[]): readonly MissingFact[] {
  const found = new Map<string, MissingFact>();
  const note = (fact: MissingFact) => {
    const key = `${String(fact.yearsBefore).padStart(4, '0')} ${pad(fact.fact)}`;
    if (!found.has(key)) found.set(key, fact);
  };
  for (const cause of orderCauses(causes)) {
    if (cause.kind === 'fact') {
      note({ fact: cause.fact, yearsBefore: cause.yearsBefore, reason: cause.absence });
    } else if (cause.kind === 'undefined-quotient') {
      for (const reference of cause.denominator) note({ ...reference, reason: 'denominator' });
    }
  }
  return [...found].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, fact]) => fact);
}
