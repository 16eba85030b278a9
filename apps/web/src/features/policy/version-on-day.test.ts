import { PolicyFile, preparePolicy, type Superseding } from '@tenglong/domain/policy';
import { describe, expect, test } from 'vitest';
import { dayHere, firstDay, versionOn } from './version-on-day.ts';

const file = (from: string, until: string) =>
  PolicyFile.parse({
    id: '3-tools',
    title: '补助',
    clause: '3',
    summary: '补助。',
    outcome: 'amount',
    effective: { from, until },
    inputs: { filed: { type: 'boolean', label: '已备案', source: 'form' } },
    provisions: [{ id: 'filed', clause: '3', says: '须已备案', requires: { fact: 'filed' } }],
  });
const ready = (policy: PolicyFile, superseding?: Superseding) => {
  const made = preparePolicy(policy, { superseding });
  if (made.kind !== 'policy') throw new Error(JSON.stringify(made.problems));
  return made.policy;
};
const version = (from: string) => ready(file(from, '2023-12-31'));
/** The newest first, as they come. */
const VERSIONS = ['2023-01-01', '2022-01-01'].map(version);

describe('the version of a day', () => {
  test.each([
    ['the last day of the earlier one', '2022-12-31', '2022-01-01'],
    ['the first day of the later one', '2023-01-01', '2023-01-01'],
    ['after it', '2024-06-30', '2023-01-01'],
    ['before all of them', '2021-12-31', '2022-01-01'],
  ])('%s', (_title, day, from) => {
    expect(versionOn(VERSIONS, day)?.file.effective.from).toBe(from);
  });
});

describe('the day a calculation begins with', () => {
  test('is the one that is asked for, whatever the policy', () => {
    expect(firstDay(ready(file('2022-01-01', '2022-12-31')), '1999-01-01')).toBe('1999-01-01');
  });
  test.each([
    ['the first of a policy that is still to come', '2900-01-01', '2900-12-31', '2900-01-01'],
    ['the last of a policy that is over', '2022-01-01', '2022-12-31', '2022-12-31'],
    ['today while it is in force', '2022-01-01', '2900-12-31', dayHere()],
  ])('is %s', (_title, from, until, day) => {
    expect(firstDay(ready(file(from, until)), undefined)).toBe(day);
  });
  test('is the day before a newer rule from above took its place', () => {
    const ended = ready(file('2022-01-01', '2900-12-31'), { document: '省新办法', from: '2023-06-01' });
    expect(firstDay(ended, undefined)).toBe('2023-05-31');
  });
});
