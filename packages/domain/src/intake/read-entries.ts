import type { CalendarDay, Exact } from '../values/index.ts';
import type { Dataset } from './dataset.ts';
import type { SettledYear } from './settle-year.ts';
import { COVERED, type StagedRow } from './staged-row.ts';

/** A row of an office's list, on its way to a register: what it is about, where it stands, and its fields by name. */
export interface ListedEntry {
  readonly register: string;
  /** The enterprise; empty for a subject of its own without a code. */
  readonly creditCode: string;
  readonly name: string;
  /** The number of a subject of its own; empty if it has none. */
  readonly number: string;
  readonly unit: string;
  readonly stage: string | undefined;
  readonly openedOn: CalendarDay | undefined;
  readonly closedOn: CalendarDay | undefined;
  /** Figures in canonical units, texts, days and choices by field; `null` is there but unreadable, blank is left out. */
  readonly fields: ReadonlyMap<string, Exact | string | null>;
  readonly sheet: string;
  readonly row: number;
}

/** The rows of a list of kind `entries`, in the order of the sender's sheets. */
export function readEntries(dataset: Dataset, years: readonly SettledYear[]): readonly ListedEntry[] {
  const { entries } = dataset.file;
  if (!entries) return [];
  const at = (id: string | undefined) =>
    id === undefined ? -1 : dataset.fields.findIndex(({ field }) => field.id === id);
  const places = {
    stage: at(entries.stage),
    opened: at(entries.opened),
    closed: at(entries.closed),
    number: at(entries.number),
  };
  const found: ListedEntry[] = [];
  for (const { rows } of years) {
    for (const [creditCode, own] of rows) {
      for (const row of own) {
        const register = entries.register ?? entries.sheets?.[row.source.sheet];
        if (register !== undefined) found.push(toEntry(dataset, row, register, creditCode, places));
      }
    }
  }
  return found;
}

function toEntry(
  { fields }: Dataset,
  row: StagedRow,
  register: string,
  creditCode: string,
  places: Readonly<Record<'stage' | 'opened' | 'closed' | 'number', number>>,
): ListedEntry {
  const text = (place: number) => {
    const value = row.values[place];
    return typeof value === 'string' && value !== '' ? value : undefined;
  };
  const values = fields.flatMap(({ field }, place): [string, Exact | string | null][] => {
    const value = row.values[place];
    return value === undefined || value === COVERED || place === places.stage ? [] : [[field.id, value]];
  });
  return {
    register,
    creditCode,
    name: row.name,
    number: text(places.number) ?? '',
    unit: row.unit,
    stage: text(places.stage),
    openedOn: text(places.opened),
    closedOn: text(places.closed),
    fields: new Map(values),
    sheet: row.source.sheet,
    row: row.row,
  };
}
