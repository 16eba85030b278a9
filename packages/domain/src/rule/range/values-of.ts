import { add, compare, type Exact, multiply, ONE, plusDays, roundTo, subtract } from '../../values/index.ts';
import type { Cause, FactReference } from '../cause.ts';
import type { FactDeclaration } from '../fact-declaration.ts';
import type { FactValue } from '../fact-source.ts';
import { readScalar } from '../scalar.ts';
import type { Turn } from './turns.ts';

/** The one fact on which alone something still hangs. */
export function onlyFact(causes: readonly Cause[]): FactReference | undefined {
  const [first] = causes;
  if (first?.kind !== 'fact') return undefined;
  const same = causes.every(
    (one) => one.kind === 'fact' && one.fact === first.fact && one.yearsBefore === first.yearsBefore,
  );
  return same ? first : undefined;
}

const HALF: Exact = { n: 1n, d: 2n };

/** A number at each turn and one on either side of it, within what it can be at all. */
function numbersAbout(
  turns: readonly Exact[],
  { least, most, unit, whole }: Extract<FactDeclaration, { type: 'number' }>,
): readonly Exact[] {
  const read = (text: string | undefined): Exact | undefined => {
    const value = text === undefined ? undefined : readScalar(text, unit === undefined ? {} : { unit });
    return value?.kind === 'number' ? value.value : undefined;
  };
  const [low, high] = [read(least), read(most)];
  const points = [...turns, low, high].filter((one) => one !== undefined).sort(compare);
  const around = points.flatMap((one, at) => {
    if (whole) {
      const down = roundTo(one, 0, 'down');
      return [subtract(down, ONE), down, add(down, ONE)];
    }
    const next = points[at + 1];
    const beyond = next ? multiply(add(one, next), HALF) : add(one, ONE);
    return at === 0 ? [subtract(one, ONE), one, beyond] : [one, beyond];
  });
  return around.filter((one) => !(low && compare(one, low) < 0) && !(high && compare(one, high) > 0));
}

const about = new Map<string, readonly string[]>();
const MOST_DAYS = 1000;

/** A day with the one before and the one after; counting days costs more than everything else here, and few days come up. */
function daysAbout(day: string): readonly string[] {
  const known = about.get(day);
  if (known) return known;
  if (about.size >= MOST_DAYS) about.clear();
  const found = [-1, 0, 1].flatMap((days) => plusDays(day, days) ?? []);
  about.set(day, found);
  return found;
}

/**
 * Values of a fact among which is one of every kind that a condition can tell apart, given where it turns; `undefined` where
 * they cannot be listed.
 */
export function valuesOf(
  declaration: FactDeclaration,
  turns: () => readonly Turn[] | undefined,
): readonly FactValue[] | undefined {
  switch (declaration.type) {
    case 'boolean':
      return [true, false];
    case 'text':
      return declaration.options && Object.keys(declaration.options);
    case 'number': {
      const at = turns()?.filter((one) => typeof one !== 'string');
      return at && numbersAbout(at, declaration);
    }
    case 'date': {
      const at = turns()?.filter((one) => typeof one === 'string');
      return at && [...new Set(at)].flatMap(daysAbout);
    }
    case 'list':
      return undefined;
  }
}
