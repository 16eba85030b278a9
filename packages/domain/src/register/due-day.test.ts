import { describe, expect, test } from 'vitest';
import {
  as,
  ENTRY,
  isDepartment,
  NO_FACTS,
  OFFICE,
  prepareSmall,
  SMALL,
  TOWN,
} from '../../test/register/small-register.ts';
import { decimal } from '../values/index.ts';
import { applyEvent } from './apply-event.ts';
import type { Entry, FieldValue } from './entry.ts';
import { prepareRegister } from './prepare-register.ts';
import { RegisterFile } from './register-file.ts';

const FIELDS = {
  ...SMALL.fields,
  agreedOn: { type: 'date', label: '批准日期', sensitivity: 'public' },
};
const [working, accepting, ...ends] = SMALL.stages;
/** What was agreed on one day may be entered on a later one: a month runs from the day of the agreement. */
const stages = [working, { ...accepting, deadline: { months: 1, since: 'agreedOn' } }, ...ends];
const register = prepareSmall({ fields: FIELDS, stages });

const photo = (file: string): Entry['evidence'][number] => ({
  kind: 'photo',
  file,
  by: 'town-1',
  on: '2023-08-09',
});
const entry = (more: Readonly<Record<string, FieldValue>>, change: Partial<Entry> = {}): Entry => ({
  ...ENTRY,
  evidence: [photo('a'), photo('b')],
  fields: new Map<string, FieldValue>(Object.entries({ way: 'improve', freed: decimal('6.20'), ...more })),
  ...change,
});
const dueAfter = (outcome: ReturnType<typeof applyEvent>) => {
  if (outcome.kind === 'refused') throw new Error(outcome.refusal.message);
  return outcome.entry.dueOn;
};

describe('a deadline of one month that runs from a real day, entered on the 10th of August', () => {
  test.each([
    ['runs from that day where it is earlier', { agreedOn: '2023-07-31' }, '2023-08-31'],
    ['from the day itself', { agreedOn: '2023-08-10' }, '2023-09-10'],
    ['and from the day of entering where nobody says', {}, '2023-09-10'],
    ['or what is said is no day', { agreedOn: null }, '2023-09-10'],
  ])('%s', (_title, more, wanted) => {
    expect(dueAfter(applyEvent(register, entry(more), { kind: 'move', move: 'apply' }, as(TOWN)))).toBe(
      wanted,
    );
  });

  const waiting = { stage: 'accepting', stageSince: '2023-08-10', dueOn: '2023-09-10' };
  const told = new Map<string, FieldValue>([['agreedOn', '2023-07-31']]);
  test.each([
    ['told afterwards it runs from that day', entry({}, waiting), '2023-08-31'],
    [
      'not where the office has moved the deadline',
      entry({}, { ...waiting, dueOn: '2023-10-01' }),
      '2023-10-01',
    ],
    ['nor where another day was told before', entry({ agreedOn: '2023-08-10' }, waiting), '2023-09-10'],
  ])('%s', (_title, before, wanted) => {
    expect(dueAfter(applyEvent(register, before, { kind: 'amend', fields: told }, as(OFFICE)))).toBe(wanted);
  });

  test('counts working days from it as well: ten from Friday the 4th end on Friday the 18th', () => {
    const deadline = { days: 10, count: 'working', since: 'agreedOn' };
    const counted = prepareSmall({ fields: FIELDS, stages: [working, { ...accepting, deadline }, ...ends] });
    const before = entry({ agreedOn: '2023-08-04' });
    expect(dueAfter(applyEvent(counted, before, { kind: 'move', move: 'apply' }, as(TOWN)))).toBe(
      '2023-08-18',
    );
  });

  test('is refused by the check where the field holds no day', () => {
    const deadline = { months: 1, since: 'way' };
    const file = RegisterFile.parse({ ...SMALL, stages: [working, { ...accepting, deadline }, ...ends] });
    expect(prepareRegister(file, NO_FACTS, isDepartment).kind).toBe('problems');
  });
});
