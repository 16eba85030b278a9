import { describe, expect, test } from 'vitest';
import { ENTRY, prepareSmall, SMALL } from '../../../test/register/small-register.ts';
import { decimal, STATE_COUNCIL_CALENDAR } from '../../values/index.ts';
import { checkMap } from '../check-map.ts';
import type { Entry, FieldValue } from '../entry.ts';
import { prepareRegister } from '../prepare-register.ts';
import { RegisterFile } from '../register-file.ts';
import { mapBasis, mapPlace } from './map-place.ts';
import { projectStanding } from './project-map.ts';

const day = (label: string) => ({ type: 'date', label, sensitivity: 'public' });
const text = (label: string) => ({ type: 'text', label, sensitivity: 'public' });
/** Thirty days to sign, two months to start, one year to finish. */
const WAY = {
  opening: { title: '新增', stage: 'talks', by: ['office'] },
  fields: {
    total: { type: 'number', label: '总投资', unit: '亿元', decimals: 2, sensitivity: 'public' },
    dollars: { type: 'number', label: '外资', unit: '万美元', decimals: 0, sensitivity: 'public' },
    bottleneck: { type: 'boolean', label: '卡脖子', sensitivity: 'public' },
    leader: text('联系领导'),
    signedOn: day('签约'),
    startedOn: day('开工'),
    finishedOn: day('竣工'),
    startBy: day('计划开工'),
  },
  stages: [
    { id: 'talks', title: '在谈', deadline: { days: 30, count: 'calendar' } },
    { id: 'signed', title: '签约', deadline: { months: 2 } },
    { id: 'started', title: '开工', deadline: { months: 12 } },
    { id: 'closed', title: '竣工', kind: 'closed' },
    { id: 'dropped', title: '终止', kind: 'dropped' },
  ],
  evidence: {},
  moves: [
    { id: 'sign', title: '签约', from: ['talks'], to: 'signed', by: ['unit'] },
    { id: 'start', title: '开工', from: ['signed'], to: 'started', by: ['unit'] },
    { id: 'close', title: '竣工', from: ['started'], to: 'closed', by: ['office'], second: true },
    { id: 'drop', title: '终止', from: ['talks', 'signed'], to: 'dropped', by: ['office'], reason: true },
  ],
  projectMap: {
    watch: {
      any: [
        { equal: [{ fact: 'bottleneck' }, true] },
        { atLeast: [{ fact: 'total' }, { value: '5', unit: '亿元' }] },
        { atLeast: [{ fact: 'dollars' }, { value: '5000', unit: '万美元' }] },
      ],
    },
    investment: { fact: 'total' },
    leader: 'leader',
    points: [
      { title: '签约', stage: 'signed', on: 'signedOn' },
      { title: '开工', stage: 'started', on: 'startedOn', by: 'startBy' },
      { title: '竣工', stage: 'closed', on: 'finishedOn' },
    ],
  },
};
const register = prepareSmall({
  ...WAY,
  watch: undefined,
  holds: undefined,
  counts: [],
  lights: [],
  escalation: [],
});
const entry = (change: Partial<Entry>, fields: Record<string, FieldValue> = {}): Entry => ({
  ...ENTRY,
  stage: 'talks',
  openedOn: '2023-01-01',
  dueOn: '2023-01-31',
  closedOn: null,
  heldSince: null,
  ...change,
  fields: new Map(Object.entries(fields)),
});
const standing = (one: Entry, today: string) => {
  const found = projectStanding(register, one, today, STATE_COUNCIL_CALENDAR);
  if (!found) throw new Error('this register has a map');
  return found;
};
const days = (one: Entry, today: string) =>
  standing(one, today).points.map(({ title, planned, actual, state }) => [title, planned, actual, state]);

describe('the map of one project (附件1#17)', () => {
  test('days nobody promised are worked out from the deadlines, one stage after another', () => {
    expect(days(entry({}), '2023-01-15')).toEqual([
      ['签约', '2023-01-31', null, 'ahead'],
      ['开工', '2023-03-31', null, 'ahead'],
      ['竣工', '2024-03-31', null, 'ahead'],
    ]);
  });

  test('once a point is reached, the next is counted from the day it was', () => {
    const signed = entry({ stage: 'signed', dueOn: '2023-03-20' }, { signedOn: '2023-01-20' });
    expect(days(signed, '2023-02-01')).toEqual([
      ['签约', '2023-01-31', '2023-01-20', 'met'],
      ['开工', '2023-03-20', null, 'ahead'],
      ['竣工', '2024-03-20', null, 'ahead'],
    ]);
  });

  test('a promised day stands before the deadline, and says that it was promised', () => {
    const signed = entry(
      { stage: 'signed', dueOn: '2023-03-20' },
      { signedOn: '2023-01-20', startBy: '2023-06-30' },
    );
    const [, start, finish] = standing(signed, '2023-02-01').points;
    expect(start).toMatchObject({ planned: '2023-06-30', stated: true });
    expect(finish).toMatchObject({ planned: '2024-06-30', stated: false });
  });

  test.each([
    ['the day before', '2023-01-30', 'met'],
    ['that very day', '2023-01-31', 'met'],
    ['the day after', '2023-02-01', 'late'],
  ])('reached %s its plan: %s is %s', (_title, signedOn, state) => {
    const signed = entry({ stage: 'signed', dueOn: '2023-03-31' }, { signedOn });
    expect(standing(signed, '2023-02-02').points[0]?.state).toBe(state);
  });

  test.each([
    ['the day before', '2023-01-30', 'ahead'],
    ['on its day', '2023-01-31', 'ahead'],
    ['the day after', '2023-02-01', 'overdue'],
  ])('not reached %s: on %s it is %s', (_title, today, state) => {
    expect(standing(entry({}), today)).toMatchObject({ next: { title: '签约', state } });
  });

  test('a list that was taken over later lends no plan to what was reached before it', () => {
    const signed = entry(
      { stage: 'signed', openedOn: '2023-08-31', dueOn: '2023-10-31' },
      { signedOn: '2022-05-01' },
    );
    expect(days(signed, '2023-09-01').slice(0, 2)).toEqual([
      ['签约', null, '2022-05-01', 'met'],
      ['开工', '2023-10-31', null, 'ahead'],
    ]);
  });

  test('a day that is written down while the entry stands in an earlier stage is named', () => {
    const early = entry({ stage: 'signed', dueOn: '2023-03-31' }, { startedOn: '2023-02-01' });
    expect(standing(early, '2023-02-02').points.map(({ unmatched }) => unmatched)).toEqual([
      false,
      true,
      false,
    ]);
  });

  test('while the clock stands still nothing is overdue', () => {
    expect(standing(entry({ heldSince: '2023-01-10' }), '2023-05-01').points[0]?.state).toBe('ahead');
  });

  test('a stage passed without a day is named, not taken for done in time', () => {
    const started = entry({ stage: 'started', dueOn: '2024-02-01' }, { startedOn: '2023-02-01' });
    expect(standing(started, '2023-02-02').points.map(({ state }) => state)).toEqual([
      'silent',
      'met',
      'ahead',
    ]);
  });
});

describe('the watch list (附件1#17): 5 亿元, 5000 万美元, 卡脖子', () => {
  test.each([
    ['a little below 5 亿元', { total: decimal('4.99'), bottleneck: false, dollars: decimal('0') }, false],
    ['5 亿元', { total: decimal('5'), bottleneck: false, dollars: decimal('0') }, true],
    ['above 5 亿元', { total: decimal('5.01'), bottleneck: false, dollars: decimal('0') }, true],
    ['4,999 万美元', { total: decimal('3'), bottleneck: false, dollars: decimal('4999') }, false],
    ['5,000 万美元', { total: decimal('3'), bottleneck: false, dollars: decimal('5000') }, true],
    ['5,001 万美元', { total: decimal('3'), bottleneck: false, dollars: decimal('5001') }, true],
    ['a small one that is 卡脖子', { total: decimal('0.1'), bottleneck: true, dollars: decimal('0') }, true],
    ['a small one of which nobody said so', { total: decimal('0.1'), dollars: decimal('0') }, null],
  ])('%s', (_title, fields: Record<string, FieldValue>, watched) => {
    expect(standing(entry({}, fields), '2023-01-02').watched).toBe(watched);
  });
});

describe('what is kept of the map', () => {
  const place = (one: Entry) => mapPlace(register, one, '2023-01-02', STATE_COUNCIL_CALENDAR);

  test('is the day that comes next and the first day not to be missed', () => {
    expect(place(entry({}))).toMatchObject({ nextOn: '2023-01-31', lateAfter: '2023-01-31' });
    // The promised start lies before what the deadline of the signing allows: it is missed first.
    expect(place(entry({}, { startBy: '2023-01-20' }))).toMatchObject({
      nextOn: '2023-01-31',
      lateAfter: '2023-01-20',
    });
  });

  test.each(['2023-01-30', '2023-01-31', '2023-02-01'])('says on %s what the map itself says', (today) => {
    const one = entry({});
    const behind = standing(one, today).points.some(({ state }) => state === 'overdue');
    expect((place(one)?.lateAfter ?? '') < today).toBe(behind);
  });

  test('nothing can be missed while the clock stands still, nor once all is reached', () => {
    expect(place(entry({ heldSince: '2023-01-10' }))?.lateAfter).toBeNull();
    const closed = entry({ stage: 'closed', closedOn: '2023-05-01', dueOn: null });
    expect(place(closed)).toEqual({ nextOn: null, lateAfter: null, watched: null });
  });

  test('rests on the declaration and on the values in force, not on the day itself', () => {
    const dated = prepareSmall({
      ...WAY,
      watch: undefined,
      holds: undefined,
      counts: [],
      lights: [],
      escalation: [],
      parameters: {
        rate: {
          label: '汇率',
          unit: '元/美元',
          versions: [
            { value: '6.7', until: '2022-12-31' },
            { value: '7', from: '2023-01-01' },
          ],
        },
      },
    });
    const on = (day: string) => mapBasis(dated, day);
    expect(on('2022-06-01')).toBe(on('2022-12-31'));
    expect(on('2022-12-31')).not.toBe(on('2023-01-01'));
    expect(mapBasis(register, '2023-01-01')).not.toBe(on('2023-01-01'));
  });
});

describe('a map that is declared wrong', () => {
  const problems = (change: Partial<(typeof WAY)['projectMap']>) =>
    checkMap(RegisterFile.parse({ ...SMALL, ...WAY, projectMap: { ...WAY.projectMap, ...change } })).map(
      ({ message }) => message,
    );
  test('names what is no field of the right kind, no stage, or out of order', () => {
    expect(problems({})).toEqual([]);
    expect(problems({ leader: 'signedOn' })).toEqual(['“signedOn”不是文字字段']);
    const [sign, start, finish] = WAY.projectMap.points;
    if (!sign || !start || !finish) throw new Error('three points');
    expect(problems({ points: [start, sign, finish] })).toEqual(['节点没有按阶段的先后排']);
    expect(problems({ points: [sign, { ...start, stage: 'gone' }] })).toEqual(['没有“gone”这个阶段']);
    expect(problems({ points: [sign, { ...start, on: 'total' }] })).toEqual(['“total”不是日期字段']);
  });

  test('shows nobody what is not public, and rests on the fields of the entry alone', () => {
    const { total } = WAY.fields;
    const declared = (change: object, map: object = {}) => {
      const source = { ...SMALL, ...WAY, watch: undefined, holds: undefined, counts: [], lights: [] };
      const file = RegisterFile.parse({
        ...source,
        escalation: [],
        fields: { ...WAY.fields, ...change },
        projectMap: { ...WAY.projectMap, ...map },
      });
      const prepared = prepareRegister(file, { facts: [] }, () => true);
      return prepared.kind === 'problems'
        ? prepared.problems.flatMap((one) => (one.severity === 'error' ? one.message : []))
        : [];
    };
    expect(declared({})).toEqual([]);
    expect(declared({ total: { ...total, sensitivity: 'restricted' } })).toEqual([
      '“总投资”不是公开字段，作战图人人看得到',
      '“总投资”不是公开字段，作战图人人看得到',
    ]);
    expect(declared({ startBy: { ...day('计划开工'), sensitivity: 'confidential' } })).toEqual([
      '“计划开工”不是公开字段，作战图人人看得到',
    ]);
    const late = { above: [{ fact: 'entry.overdueDays' }, { value: '0', unit: '日' }] };
    expect(declared({}, { watch: late })).toEqual(['作战图只看条目自己的字段，不看“entry.overdueDays”']);
  });
});
