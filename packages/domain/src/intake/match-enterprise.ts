import {
  type CreditCodeReading,
  looksTruncated,
  type RosterEntry,
  type RosterIndex,
} from '../enterprise/index.ts';
import type { RulingOf } from './ruling.ts';

/** To which enterprise of the roster a row belongs, or why to none. `written` is the code as far as it is one. */
export type MatchResult =
  | { readonly kind: 'matched'; readonly by: 'code' | 'name' | 'ruling'; readonly entry: RosterEntry }
  | { readonly kind: 'wrong-check'; readonly written: string }
  | { readonly kind: 'unknown'; readonly written: string; readonly namesakes: readonly RosterEntry[] }
  | { readonly kind: 'ambiguous'; readonly namesakes: readonly RosterEntry[] };

/** What a row says of its enterprise. */
export interface RowIdentity {
  /** What the code cell says; none where a number stands in it, even of 18 digits: its last ones are lost. */
  readonly code: CreditCodeReading;
  /** Cleaned. */
  readonly name: string;
  /** Said beside it; decides where nobody bears the name. */
  readonly formerName?: string;
}

/**
 * Matches a row to the roster, never silently and never creating anybody.
 *
 * A right code decides. A well-formed one with a wrong check character holds the row, whatever its name. What is no
 * code at all, or a number without its last digits, leaves the decision to the cleaned name, if exactly one enterprise
 * bears it. A person's ruling goes first.
 */
export function matchEnterprise(
  { code: reading, name, formerName = '' }: RowIdentity,
  roster: RosterIndex,
  rulings: readonly RulingOf<'match'>[],
): MatchResult {
  const written = reading.kind === 'none' ? '' : reading.code;
  const ruling = rulings.find(
    (one) => (one.code || one.name) && one.code === written && (one.name === '' || one.name === name),
  );
  const ruled = ruling && roster.findByCode(ruling.creditCode);
  if (ruled) return { kind: 'matched', by: 'ruling', entry: ruled };
  if (reading.kind === 'wrong-check') return { kind: 'wrong-check', written };
  if (reading.kind === 'valid') {
    const entry = roster.findByCode(reading.code);
    if (entry) return { kind: 'matched', by: 'code', entry };
    if (!looksTruncated(reading.code))
      return { kind: 'unknown', written, namesakes: roster.findByName(name) };
  }
  const byName = name === '' ? [] : roster.findByName(name);
  const namesakes = byName.length > 0 || formerName === '' ? byName : roster.findByName(formerName);
  const [entry, ...others] = namesakes;
  if (!entry) return { kind: 'unknown', written: '', namesakes: [] };
  return others.length > 0 ? { kind: 'ambiguous', namesakes } : { kind: 'matched', by: 'name', entry };
}
