import { describe, expect, test } from 'vitest';
import { as, ENTRY, OFFICE, prepareSmall, SMALL } from '../../test/register/small-register.ts';
import { decimal } from '../values/index.ts';
import { applyEvent } from './apply-event.ts';
import type { Actor, Entry } from './entry.ts';
import type { SubjectFacts } from './facts-of-entry.ts';
import { flagsOf } from './flags-of.ts';
import { lightOf } from './light-of.ts';
import { nextStep } from './next-step.ts';
import { monthDue, nextMonth, reportDue } from './report-month.ts';

const behind = {
  where: { fact: 'task.goals' },
  some: { below: [{ item: 'share' }, { value: '0.8' }] },
};
const register = prepareSmall({
  subject: 'task',
  fields: {
    status: {
      type: 'text',
      label: '自评',
      options: { done: '完成', normal: '正常', late: '滞后' },
      sensitivity: 'public',
    },
    words: { type: 'text', label: '进展', sensitivity: 'public' },
    needs: { type: 'text', label: '需协调事项', sensitivity: 'public' },
  },
  stages: [
    { id: 'working', title: '推进' },
    { id: 'closed', title: '办结', kind: 'closed' },
  ],
  moves: [{ id: 'close', title: '办结', from: ['working'], to: 'closed', by: ['office'], second: true }],
  reporting: {
    title: '月度进展',
    fromDay: 20,
    dueDay: 5,
    by: ['responsible'],
    fields: ['status', 'words'],
    optional: ['needs'],
  },
  holds: undefined,
  lights: [{ light: 'red', title: '落后', when: behind }],
  flags: [
    {
      id: 'disagrees',
      title: '自评正常，实据落后',
      when: { all: [{ equal: [{ fact: 'status' }, 'normal'] }, behind] },
    },
  ],
  counts: [],
});

const TASK: Entry = {
  ...ENTRY,
  subject: { id: '附件1#4', name: '整治' },
  unit: null,
  openedOn: '2023-08-01',
  dueOn: '2023-09-05',
};
const BUREAU: Actor = { id: 'a', party: 'department', of: 'land', answersFor: new Set(['附件1#4']) };
const OTHER: Actor = { id: 'b', party: 'department', of: 'safety', answersFor: new Set(['附件1#5']) };
const said = (status: string, more: Record<string, string> = {}) =>
  new Map(Object.entries({ status, words: '照常', ...more }));
const report = (
  entry: Entry,
  period: string,
  fields: ReadonlyMap<string, string>,
  { actor = BUREAU, today = '2023-08-31', latest }: { actor?: Actor; today?: string; latest?: string } = {},
) => applyEvent(register, entry, { kind: 'report', period, fields, latest }, as(actor, today));

describe('the report of a month', () => {
  test('stands in the entry, and the next month’s is due on its day', () => {
    expect(report(TASK, '2023-08', said('normal'))).toMatchObject({
      kind: 'done',
      entry: { dueOn: '2023-10-05', stage: 'working', revision: 2 },
    });
  });

  test('carries nothing over from the month before', () => {
    const first = report(TASK, '2023-08', said('late', { needs: '用地' }));
    if (first.kind === 'refused') throw new Error(first.refusal.message);
    const second = report(first.entry, '2023-09', said('normal'), { today: '2023-09-30', latest: '2023-08' });
    if (second.kind === 'refused') throw new Error(second.refusal.message);
    expect(Object.fromEntries(second.entry.fields)).toEqual({ status: 'normal', words: '照常', needs: null });
  });

  test('of an older month leaves the words of the latest standing', () => {
    const entry = { ...TASK, fields: said('done'), dueOn: '2023-10-05' };
    const outcome = report(entry, '2023-07', said('late'), { latest: '2023-08' });
    if (outcome.kind === 'refused') throw new Error(outcome.refusal.message);
    expect([outcome.entry.fields.get('status'), outcome.entry.dueOn]).toEqual(['done', '2023-10-05']);
  });

  test.each([
    ['the department that answers for another task', OTHER, 'not-yours'],
    ['the department that answers for it', BUREAU, undefined],
    ['the office', OFFICE, undefined],
  ])('is taken from %s or refused', (_title, actor, code) => {
    const outcome = report(TASK, '2023-08', said('normal'), { actor });
    expect(outcome.kind === 'refused' ? outcome.refusal.code : undefined).toBe(code);
  });

  test.each([
    ['2023-08', undefined],
    ['2023-09', '还没有到这个月'],
    ['2023-13', '月份填得不对'],
  ])('of %s on 31 August is taken, or refused with a reason', (period, message) => {
    const outcome = report(TASK, period, said('normal'));
    expect(outcome.kind === 'refused' ? outcome.refusal.message : undefined).toBe(message);
  });

  test('says what it lacks', () => {
    const outcome = report(TASK, '2023-08', new Map([['status', 'normal']]));
    expect(outcome).toMatchObject({ refusal: { code: 'incomplete', missing: [{ label: '进展' }] } });
  });

  test.each([
    ['2023-08-19', undefined],
    ['2023-08-20', '报 8 月进展'],
    ['2023-09-30', '报 8 月进展'],
  ])('on %s the next step is as it should be', (today, title) => {
    const step = nextStep(register, TASK, today);
    expect(step?.kind === 'report' ? step.title : undefined).toBe(title);
  });

  test('months go over the end of a year', () => {
    expect([nextMonth('2022-12'), reportDue({ dueDay: 5 }, '2022-12'), monthDue('2023-01-05')]).toEqual([
      '2023-01',
      '2023-01-05',
      '2022-12',
    ]);
  });
});

describe('the light of a task and its own words', () => {
  const goals =
    (...shares: string[]): SubjectFacts =>
    (fact) =>
      fact === 'goals' ? shares.map((share) => new Map([['share', decimal(share)]])) : undefined;
  const normal = { ...TASK, fields: said('normal') };
  test.each([
    ['0.79', 'red', ['disagrees']],
    ['0.8', 'grey', []],
    ['0.81', 'grey', []],
  ])('with %s of what should be done the light is %s, whatever the words say', (share, light, flags) => {
    expect(lightOf(register, normal, '2023-08-31', goals('1.2', share)).light).toBe(light);
    expect(flagsOf(register, normal, '2023-08-31', goals('1.2', share)).map(({ id }) => id)).toEqual(flags);
  });

  test('agree where both say late', () => {
    const late = { ...TASK, fields: said('late') };
    expect(lightOf(register, late, '2023-08-31', goals('0.5')).light).toBe('red');
    expect(flagsOf(register, late, '2023-08-31', goals('0.5'))).toEqual([]);
  });
});

test('only tasks have somebody who answers for them', () => {
  const responsible = { ...SMALL.opening, by: ['responsible'] };
  expect(() => prepareSmall({ opening: responsible })).toThrow('只有任务才有责任单位');
});
