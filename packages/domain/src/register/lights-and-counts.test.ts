import { describe, expect, test } from 'vitest';
import { ENTRY, prepareSmall } from '../../test/register/small-register.ts';
import { decimal, toDecimalString, whole } from '../values/index.ts';
import { countEntries } from './count-entries.ts';
import type { Entry } from './entry.ts';
import { escalationDue } from './escalation-due.ts';
import { lightOf } from './light-of.ts';

const register = prepareSmall();

describe('the light of an entry due on 18 August, amber from three days before', () => {
  test.each([
    ['2023-08-14', 'green', '按期'],
    ['2023-08-15', 'amber', '临期'],
    ['2023-08-18', 'amber', '临期'],
    ['2023-08-19', 'red', '逾期'],
  ])('on %s is %s', (today, light, title) => {
    expect(lightOf(register, ENTRY, today)).toEqual({ light, title });
  });

  test('without a deadline is grey: nothing is known, and grey is never green', () => {
    expect(lightOf(register, { ...ENTRY, dueOn: null }, '2023-08-14')).toEqual({
      light: 'grey',
      title: '未报',
    });
  });

  test('goes by the parameter in force on the day that is asked for, whichever day was asked for before', () => {
    const dated = prepareSmall({
      parameters: {
        nearDays: {
          label: '临期天数',
          unit: '日',
          versions: [
            { value: '0', until: '2023-08-15' },
            { value: '3', from: '2023-08-16' },
          ],
        },
      },
    });
    const lights = ['2023-08-15', '2023-08-16', '2023-08-15'].map((day) => lightOf(dated, ENTRY, day).light);
    expect(lights).toEqual(['green', 'amber', 'green']);
  });

  test('stands still with the clock', () => {
    expect(lightOf(register, { ...ENTRY, heldSince: '2023-08-14' }, '2023-09-30').light).toBe('green');
  });
});

describe('escalation after the deadline of 18 August', () => {
  test.each([
    ['2023-08-18', null, undefined],
    ['2023-08-19', null, 'urge'],
    ['2023-08-19', 'urge', undefined],
    ['2023-08-27', 'urge', undefined],
    ['2023-08-28', 'urge', 'red'],
    ['2023-08-28', null, 'red'],
    ['2023-09-28', 'red', undefined],
  ])('on %s, after %s', (today, escalation, due) => {
    expect(escalationDue(register.file, { ...ENTRY, escalation }, today)).toBe(due);
  });
});

describe('what counts towards a list', () => {
  const closed = (unit: string, freed?: string): Entry => ({
    ...ENTRY,
    unit,
    stage: 'closed',
    closedOn: '2023-08-20',
    fields: new Map(freed === undefined ? [] : [['freed', decimal(freed)]]),
  });

  test('is counted by unit; an unknown amount is named, never taken as nothing', () => {
    const entries = [closed('bridge', '6.20'), closed('bridge', '1.05'), closed('harbour'), ENTRY];
    const [count, freed] = countEntries(register, entries, '2023-08-31');
    expect(count?.done).toEqual(
      new Map([
        ['bridge', whole(2)],
        ['harbour', whole(1)],
      ]),
    );
    expect(count?.open).toEqual(new Map([['bridge', 1]]));
    const sum = freed?.done.get('bridge');
    expect(sum && toDecimalString(sum, 2)).toBe('7.25');
    expect(freed?.unknown).toEqual(new Map([['harbour', 1]]));
  });
});
