import type { SettledYear } from '@tenglong/domain/intake';
import { decimal, type Exact, equals } from '@tenglong/domain/values';
import type { RosterRow } from '../../enterprise/index.ts';
import type { RowState } from '../row-spool.ts';
import { everyPage } from './pages.ts';
import type { HeldYear, ReadingDesk } from './reading-desk.ts';

/** The same figure, however many zeros stand behind it. */
const sameFigure = (held: string | null, value: Exact | null): boolean =>
  held === null || value === null ? held === value : equals(decimal(held), value);

/** For each enterprise of a settled year whether committing would add to, change or repeat what is in force. */
export async function compareYear(desk: ReadingDesk, settled: SettledYear): Promise<Map<string, RowState>> {
  const slots = await desk.factSlots();
  const { year } = settled;
  const stateOf = (code: string, known?: HeldYear): RowState => {
    let state: RowState = 'unchanged';
    for (const [fact, { value }] of settled.facts.get(code) ?? []) {
      const place = (slots.get(fact) ?? 0) - 1;
      const before = known?.states[place] ?? 0;
      if (before === 0) {
        if (state === 'unchanged') state = 'added';
      } else if (!sameFigure(known?.facts[place] ?? null, value)) {
        state = 'changed';
      }
    }
    return state;
  };
  const states = new Map([...settled.facts.keys()].map((code): [string, RowState] => [code, stateOf(code)]));
  if (year === null) return states;
  for await (const page of everyPage(
    (after) => desk.heldYears(year, after),
    ({ code }) => code,
  )) {
    for (const held of page) if (states.has(held.code)) states.set(held.code, stateOf(held.code, held));
  }
  return states;
}

/** The same for rows already put that may be pieces of a table which is partly in force. */
export async function compareAsIf(
  desk: ReadingDesk,
  { year, facts: own }: SettledYear,
  facts: readonly string[],
): Promise<Map<string, RowState>> {
  const found = year === null ? undefined : await desk.asIfCommitted(year, facts);
  return new Map([...own.keys()].map((code): [string, RowState] => [code, found?.get(code) ?? 'unchanged']));
}

/** Which enterprises of a roster are new, differ from the roster in force, or stand as they were. */
export async function compareRoster(
  desk: ReadingDesk,
  roster: readonly RosterRow[],
): Promise<Map<string, RowState>> {
  const said = new Map(
    roster.map((entry) => [
      entry.creditCode,
      [entry.name, entry.unitName, entry.scale, entry.industry, entry.foundedOn]
        .filter((part) => part !== null)
        .join('|'),
    ]),
  );
  const states = new Map([...said.keys()].map((code): [string, RowState] => [code, 'added']));
  for await (const page of everyPage(
    (after) => desk.heldEntries(after),
    ({ code }) => code,
  )) {
    for (const held of page) {
      if (states.has(held.code))
        states.set(held.code, held.said === said.get(held.code) ? 'unchanged' : 'changed');
    }
  }
  return states;
}
