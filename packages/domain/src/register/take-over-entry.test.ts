import { describe, expect, test } from 'vitest';
import { prepareSmall, SMALL } from '../../test/register/small-register.ts';
import { decimal, STATE_COUNCIL_CALENDAR } from '../values/index.ts';
import { type KeptEntry, takeOverEntry } from './take-over-entry.ts';

const register = prepareSmall();
const KEPT: KeptEntry = {
  id: 'e1',
  subject: { id: '91331083000000001X', name: '甲厂' },
  unit: 'bridge',
  stage: 'accepting',
  openedOn: '2022-05-10',
  closedOn: undefined,
  fields: new Map([['freed', decimal('6.20')]]),
};
const take = (change: Partial<KeptEntry>) =>
  takeOverEntry(
    register,
    { ...KEPT, ...change },
    {
      asOf: '2023-08-31',
      by: 'batch 7',
      workCalendar: STATE_COUNCIL_CALENDAR,
    },
  );

describe('an entry taken over from an office’s own list', () => {
  test('stands where the list says, its clock starting on the day of the list', () => {
    expect(take({})).toMatchObject({
      entry: {
        stage: 'accepting',
        openedOn: '2022-05-10',
        stageSince: '2023-08-31',
        dueOn: '2023-09-30',
        revision: 1,
      },
    });
  });

  test('in the first stage has waited since it was listed; its deadline still runs from the day of the list', () => {
    // Ten working days from Thursday 31 August 2023.
    expect(take({ stage: 'working' })).toMatchObject({
      entry: { stageSince: '2022-05-10', dueOn: '2023-09-14' },
    });
    expect(take({ stage: 'working', openedOn: undefined })).toMatchObject({
      entry: { stageSince: '2023-08-31' },
    });
  });

  test.each([
    ['the day before the list', '2023-08-30', '2023-08-30'],
    ['the day of the list', '2023-08-31', '2023-08-31'],
    ['a day the list cannot know', '2023-09-01', '2023-08-31'],
  ])('later on has waited since the date that its last step asks for: %s', (_title, day, since) => {
    const [apply, ...others] = SMALL.moves;
    const dated = prepareSmall({
      fields: { ...SMALL.fields, appliedOn: { type: 'date', label: '申请日期', sensitivity: 'public' } },
      moves: [{ ...apply, fields: ['way', 'freed', 'appliedOn'] }, ...others],
    });
    const kept = { ...KEPT, fields: new Map([['appliedOn', day]]) };
    const taken = takeOverEntry(dated, kept, {
      asOf: '2023-08-31',
      by: 'batch 7',
      workCalendar: STATE_COUNCIL_CALENDAR,
    });
    expect(taken).toMatchObject({ entry: { stageSince: since, dueOn: '2023-09-30' } });
  });

  test('that was closed keeps the day it was closed on, and has no deadline', () => {
    expect(take({ stage: 'closed', closedOn: '2023-03-14' })).toMatchObject({
      entry: { stage: 'closed', stageSince: '2023-03-14', closedOn: '2023-03-14', dueOn: null },
    });
  });

  test('whose stage is not said begins where the register opens', () => {
    expect(take({ stage: undefined })).toMatchObject({ entry: { stage: 'working' } });
  });

  test.each([
    ['of a stage that there is not', { stage: 'lost' }, '清单没有“lost”这个阶段'],
    [
      'closed before it was opened',
      { stage: 'closed', closedOn: '2022-05-09' },
      '销号日期 2022-05-09 早于列入日期 2022-05-10',
    ],
    ['with a text where a number belongs', { fields: new Map([['freed', '六亩']]) }, '“腾出用地”填得不对'],
  ])('%s is refused', (_title, change, message) => {
    expect(take(change)).toEqual({ kind: 'refused', message });
  });

  test('closed on the day it was opened is taken', () => {
    expect(take({ stage: 'closed', closedOn: '2022-05-10' }).kind).toBe('done');
  });
});
