import { describe, expect, test } from 'vitest';
import { ENTRY, isDepartment, SMALL } from '../../test/register/small-register.ts';
import { decimal } from '../values/index.ts';
import type { Entry } from './entry.ts';
import { prepareRegister } from './prepare-register.ts';
import { reboundOf } from './rebound.ts';
import { RegisterFile } from './register-file.ts';

/** Watched for a year: fallen back once the tax of a year is at most 5. */
const file = RegisterFile.parse({
  ...SMALL,
  moves: [...SMALL.moves, { id: 'relapse', title: '回潮', from: ['closed'], to: 'working', by: ['system'] }],
  watch: {
    months: 12,
    when: { atMost: [{ fact: 'enterprise.tax' }, { value: '5', unit: '万元' }] },
    move: 'relapse',
  },
});
const prepared = prepareRegister(
  file,
  {
    facts: [
      { id: 'tax', title: '税收', unit: '万元', decimals: 2, department: '税务', sensitivity: 'restricted' },
    ],
  },
  isDepartment,
);
if (prepared.kind === 'problems') throw new Error(JSON.stringify(prepared.problems));
const { register } = prepared;

const CLOSED: Entry = { ...ENTRY, stage: 'closed', closedOn: '2023-08-18', dueOn: null };
const rebound = (tax: string, today: string, latestYear: number | undefined, entry = CLOSED) =>
  reboundOf(register, entry, today, (fact) => (fact === 'tax' ? decimal(tax) : undefined), latestYear)?.move;

describe('a closed entry that is watched for twelve months', () => {
  test.each<[string, string, string | undefined]>([
    ['below the line', '4.99', 'relapse'],
    ['at the line', '5', 'relapse'],
    ['above it', '5.01', undefined],
  ])('%s by the figures of the year it was closed in', (_title, tax, expected) => {
    expect(rebound(tax, '2024-02-01', 2023)).toBe(expected);
  });

  test.each([
    [2022, undefined],
    [2023, 'relapse'],
    [2024, 'relapse'],
    [undefined, undefined],
  ])('is not judged by figures of before: held up to %s', (latestYear, expected) => {
    expect(rebound('1', '2024-02-01', latestYear)).toBe(expected);
  });

  test.each([
    ['2024-08-17', 'relapse'],
    ['2024-08-18', 'relapse'],
    ['2024-08-19', undefined],
  ])('the watch on %s', (today, expected) => {
    expect(rebound('1', today, 2023)).toBe(expected);
  });

  test('one still being worked on, or dropped, cannot fall back', () => {
    expect(rebound('1', '2024-02-01', 2023, ENTRY)).toBeUndefined();
    expect(rebound('1', '2024-02-01', 2023, { ...CLOSED, stage: 'dropped' })).toBeUndefined();
  });
});
