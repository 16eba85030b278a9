import { describe, expect, test } from 'vitest';
import { ENTRY, prepareSmall } from '../../test/register/small-register.ts';
import { type DayStep, prepareDay } from './day-step.ts';
import type { Entry } from './entry.ts';

const register = prepareSmall();
const step = (entry: Partial<Entry>, today: string, remindedOf: string | null = null): DayStep | undefined =>
  prepareDay(register, today)({ ...ENTRY, ...entry }, remindedOf);
const REMIND = { kind: 'remind' } as const;
const escalate = (name: string) => ({ kind: 'escalate', step: name }) as const;

describe('a day, to an entry due on 18 August that is amber from three days before', () => {
  test.each<[string, string, DayStep | undefined]>([
    ['four days before: nothing yet', '2023-08-14', undefined],
    ['three days before: reminds', '2023-08-15', REMIND],
    ['on the day itself, if nothing was said before', '2023-08-18', REMIND],
    ['one day late: urges', '2023-08-19', escalate('urge')],
    ['nine days late: urges', '2023-08-27', escalate('urge')],
    [
      'ten days late, the platform having stood still: the red card says it all',
      '2023-08-28',
      escalate('red'),
    ],
  ])('%s', (_title, today, expected) => {
    expect(step({}, today)).toEqual(expected);
  });

  test('reminds of a deadline once, and of a new one again', () => {
    expect(step({}, '2023-08-16', '2023-08-18')).toBeUndefined();
    expect(step({ dueOn: '2023-08-19' }, '2023-08-16', '2023-08-18')).toEqual(REMIND);
  });

  test.each<[string, Partial<Entry>]>([
    ['no deadline', { dueOn: null }],
    ['a clock that stands still', { heldSince: '2023-08-10' }],
    ['ended', { stage: 'closed', closedOn: '2023-08-10' }],
    ['been through every step', { escalation: 'red' }],
  ])('does nothing to one that has %s', (_title, entry) => {
    expect(step(entry, '2023-09-30')).toBeUndefined();
  });

  test('goes on from the step that was taken', () => {
    expect(step({ escalation: 'urge' }, '2023-08-27')).toBeUndefined();
    expect(step({ escalation: 'urge' }, '2023-08-28')).toEqual(escalate('red'));
  });
});
