import { cleanName } from './enterprise-name.ts';
import type { Scale } from './enterprise-year.ts';

/** One enterprise of the roster (名录). */
export interface RosterEntry {
  readonly creditCode: string;
  /** As cleaned by {@link cleanName}. */
  readonly name: string;
  /** Township or zone; empty if the roster has none. */
  readonly unit: string;
  /** `null` while it is unknown: blank, unreadable, or two rows that disagree. */
  readonly scale: Scale | null;
  /** GB/T 4754-2017 class, or empty. */
  readonly industry: string;
  /** `YYYY-MM-DD`, or `null`. */
  readonly foundedOn: string | null;
  /** Former names (曾用名), cleaned. */
  readonly formerNames: readonly string[];
}

/** One enterprise of the roster before anybody has looked up what it was called earlier. */
export type ListedEnterprise = Omit<RosterEntry, 'formerNames'>;

/** An earlier name or an earlier code of an enterprise, as somebody ruled or a register says. */
export interface Alias {
  readonly kind: 'name' | 'code';
  readonly value: string;
  readonly creditCode: string;
}

/** The roster as matching needs it. */
export interface RosterIndex {
  readonly entries: readonly RosterEntry[];
  /** By current or former code. */
  findByCode(code: string): RosterEntry | undefined;
  /** Every enterprise that has the cleaned name now or had it before; a current name goes before a former one. */
  findByName(name: string): readonly RosterEntry[];
}

/** The roster with the former names that its aliases know of, in the order of the aliases. */
export function withFormerNames(
  entries: readonly ListedEnterprise[],
  aliases: readonly Alias[],
): RosterEntry[] {
  const former = new Map<string, string[]>();
  for (const { kind, value, creditCode } of aliases) {
    if (kind !== 'name') continue;
    const names = former.get(creditCode);
    if (names) names.push(value);
    else former.set(creditCode, [value]);
  }
  return entries.map((entry) => ({ ...entry, formerNames: former.get(entry.creditCode) ?? [] }));
}

const NOBODY: readonly RosterEntry[] = [];

/** Indexes the roster by code and by cleaned name; aliases lead to the enterprise that bears them. */
export function indexRoster(entries: readonly RosterEntry[], aliases: readonly Alias[] = []): RosterIndex {
  const byCode = new Map(entries.map((entry) => [entry.creditCode, entry]));
  const current = new Map<string, RosterEntry[]>();
  const former = new Map<string, RosterEntry[]>();
  const note = (index: Map<string, RosterEntry[]>, name: string, entry: RosterEntry) => {
    const known = index.get(name);
    if (!known) index.set(name, [entry]);
    else if (!known.includes(entry)) known.push(entry);
  };
  for (const entry of entries) {
    note(current, entry.name, entry);
    for (const name of entry.formerNames) note(former, name, entry);
  }
  for (const alias of aliases) {
    const entry = byCode.get(alias.creditCode);
    if (!entry) continue;
    if (alias.kind === 'name') note(former, cleanName(alias.value), entry);
    else if (!byCode.has(alias.value)) byCode.set(alias.value, entry);
  }
  return {
    entries,
    findByCode: (code) => byCode.get(code),
    findByName: (name) => current.get(name) ?? former.get(name) ?? NOBODY,
  };
}
