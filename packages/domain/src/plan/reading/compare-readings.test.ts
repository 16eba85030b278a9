import { describe, expect, test } from 'vitest';
import { type SmallFiles, smallDocuments, smallPlan } from '../../../test/plan/small-county.ts';
import { assemblePlan } from '../assemble-plan.ts';
import { listContradictions } from '../check-plan.ts';
import { reportCoverage } from '../coverage.ts';
import { effectivePeriod } from '../effective-period.ts';
import type { Plan } from '../plan.ts';
import { compareReadings } from './compare-readings.ts';
import { decideReading } from './decide.ts';
import { readingsOf } from './readings.ts';

const TODAY = '2022-06-01';

function changes(plan: Plan, kind: string, chosen: string, actuals: Record<string, string> = {}): string[] {
  const found = listContradictions(plan).find((one) => one.kind === kind)!;
  const outcome = decideReading(plan, found, chosen);
  if (!outcome.ok) throw new Error(outcome.message);
  const context = { actuals: new Map(Object.entries(actuals)), today: TODAY };
  return compareReadings(plan, found, outcome.decision, context).map(
    ({ subject, title, before, after }) => `${subject} ${title}：${before} → ${after}`,
  );
}

/** The figures that are rounded, each without rounding, as things stand and with 12%. */
function exactly(plan: Plan, actual: string) {
  const found = listContradictions(plan).find((one) => one.kind === 'value-differs')!;
  const outcome = decideReading(plan, found, '每年 12% 以上（含）');
  if (!outcome.ok) throw new Error(outcome.message);
  const context = { actuals: new Map([['投资完成率', actual]]), today: TODAY };
  return compareReadings(plan, found, outcome.decision, context).flatMap(
    ({ title, beforeExact, afterExact }) =>
      beforeExact === null && afterExact === null ? [] : [[title, beforeExact, afterExact]],
  );
}

const readings = (plan: Plan, kind: string) =>
  readingsOf(plan, listContradictions(plan).find((one) => one.kind === kind)!).map(({ text }) => text);

const twenty = ({ indicators }: SmallFiles) => {
  indicators.quantities[1]!.stated[1] = { at: '附件1#1', value: '20', strict: true, period: 'perYear' };
};

/** The plan with one ruling in its files. */
function ruled(change: (files: SmallFiles) => void, on: object, fields: object): Plan {
  const made = { id: 'made', on, status: 'adopted', reason: '从严', author: '专班', date: '2022-05-01' };
  const value = { rulings: [{ ...made, ...fields }] };
  const assembly = assemblePlan([...smallDocuments(change), { path: 'rulings.yaml', value }]);
  if (!assembly.ok) throw new Error(JSON.stringify(assembly.errors));
  return assembly.plan;
}

describe('what changes if two statements are read the other way', () => {
  test('nobody ruled: the target is taken, and what exactly 12 and 20 would do is told', () => {
    expect(changes(smallPlan(twenty), 'value-differs', '每年超过 20%')).toEqual([
      '投资完成率 目标：未裁定，不取数 → 每年超过 20%',
      '投资完成率 是否达到：现状未报，暂不能判定 → 现状未报，暂不能判定',
      '投资完成率 恰为 12% 时：未裁定，不取数 → 未达到',
      '投资完成率 恰为 20% 时：未裁定，不取数 → 未达到',
    ]);
  });

  test('with a figure reached, verdict, shortfall and rate move with the reading', () => {
    const plan = ruled(
      twenty,
      { kind: 'value-differs', quantity: '投资完成率' },
      { value: '20', adopts: '附件1#1' },
    );
    expect(changes(plan, 'value-differs', '每年 12% 以上（含）', { 投资完成率: '15' })).toEqual([
      '投资完成率 目标：每年超过 20% → 每年 12% 以上（含）',
      '投资完成率 现状：15% → 15%',
      '投资完成率 是否达到：未达到 → 达到',
      '投资完成率 差额：5% → 0%',
      // 15 ÷ 20, 15 ÷ 12
      '投资完成率 完成率：75% → 125%',
      '投资完成率 恰为 12% 时：未达到 → 达到',
      '投资完成率 恰为 20% 时：未达到 → 达到',
    ]);
  });

  test('a figure reached is rounded for the reader, what is wanting up; the exact one is kept beside it', () => {
    const on = { kind: 'value-differs', quantity: '投资完成率' };
    const plan = ruled(twenty, on, { value: '20', adopts: '附件1#1' });
    // 41 ÷ 120 as the registers add it up.
    const told = changes(plan, 'value-differs', '每年 12% 以上（含）', { 投资完成率: '34.166666666667' });
    expect(told).toContain('投资完成率 现状：34.17% → 34.17%');
    // 20 − 19.999 = 0.001: wanting still, not nothing.
    const near = changes(plan, 'value-differs', '每年 12% 以上（含）', { 投资完成率: '19.999' });
    expect(near).toContain('投资完成率 差额：0.01% → 0%');
    expect(exactly(plan, '19.999')).toEqual([
      ['现状', '19.999%', '19.999%'],
      ['差额', '0.001%', null],
    ]);
    // Two decimals say all there is.
    expect(exactly(plan, '19.99')).toEqual([]);
  });
});

describe('what changes if the lists are taken instead of the target', () => {
  // The lists hand out 30 (see the small county); the plan is made to ask for 33.
  const more = ({ indicators }: SmallFiles) => {
    const asked = { value: '33', strict: false, period: 'byEnd' };
    indicators.quantities[0]!.stated = ['二', '附件1#1'].map((at) => ({ at, ...asked }));
  };

  test('the target falls to what is handed out, and nothing is left over', () => {
    const told = changes(smallPlan(more), 'target-vs-allocation', '30');
    expect(told).toContain('整治企业 目标：33 家以上（含） → 30 家以上（含）');
    expect(told).toContain('整治企业 未分解：3 家 → 0 家');
    // 30 ÷ 33
    expect(told).toContain('整治企业 分解占目标：90.9% → 100%');
  });
});

describe('what changes if another department leads', () => {
  const unmarked = ({ clauses }: SmallFiles) => {
    const clause = clauses.clauses[0]!;
    clause.leads = [];
    clause.supports = ['县科技局', '县经信局', '各有关部门'];
  };

  test('every department named may lead, a general name may not', () => {
    expect(readings(smallPlan(unmarked), 'no-lead-marked')).toEqual(['县科技局牵头', '县经信局牵头']);
  });

  test('the counts of clauses led and supported move, and no clause is without a lead', () => {
    // 县科技局 leads clause 2; it would lead clause 1 as well and no longer only support it.
    expect(changes(smallPlan(unmarked), 'no-lead-marked', '县科技局牵头')).toEqual([
      '县科技局 牵头条款：1 条 → 2 条',
      '县科技局 配合条款：1 条 → 0 条',
      '全部条款 没有牵头单位的：1 条 → 0 条',
    ]);
  });
});

const undated = ({ plan }: SmallFiles) => {
  plan.effective = { fromPrinted: '自发布之日起施行', to: '2023-12-31', at: '六' } as typeof plan.effective;
};

describe('what changes if the first day is another', () => {
  test('days and progress are counted from it, both ends included', () => {
    // 2022 and 2023 are 730 days; 1 January to 1 June 2022 are 152.
    expect(changes(smallPlan(undated), 'date-missing', '2022-01-01')).toEqual([
      '施行期间 自：未裁定，不取日期 → 2022-01-01',
      '施行期间 全程天数：未裁定，不取日期 → 730 天',
      '施行期间 已过天数：未裁定，不取日期 → 152 天',
      '施行期间 时间进度：未裁定，不取日期 → 20.8%',
    ]);
  });

  test.each([
    ['the last day itself does', '2023-12-31', true],
    ['a day after the end does not', '2024-01-01', false],
    ['words do not', '自发布之日起施行', false],
  ])('%s', (_title, day, ok) => {
    const plan = smallPlan(undated);
    const found = listContradictions(plan).find(({ kind }) => kind === 'date-missing')!;
    expect(decideReading(plan, found, day).ok).toBe(ok);
  });
});

test('a ruling of the folder that names no day of the calendar gives none, and the check says what to write', () => {
  const on = { kind: 'date-missing', quantity: '施行日期' };
  const plan = ruled(undated, on, { value: '2022-02-30' });
  expect(effectivePeriod(plan).from).toBeUndefined();
  expect(reportCoverage(plan).notices.map(({ message, remedy }) => `${message}；${remedy}`)).toEqual([
    '裁定 made 的取值“2022-02-30”不能用，按未裁定处理；请填一个日期，如 2022-01-01',
  ]);
});

test('a thing one place does not list is allowed under one reading and not under the other', () => {
  const fewer = ({ indicators }: SmallFiles) => {
    indicators.enumerations[0]!.stated[1]!.items = ['企业整治'];
  };
  const plan = smallPlan(fewer);
  expect(changes(plan, 'enumeration-differs', readings(plan, 'enumeration-differs')[1]!)).toEqual([
    '专项经费用途 项数：1（另 1 项未裁定） → 1 项',
    '专项经费用途 盘活用地：未裁定 → 不列入',
  ]);
});

test('a task printed under another drive counts under the clause’s, if that is the reading', () => {
  const moved = ({ tasks }: SmallFiles) => {
    tasks.tasks[1]!.drive = '实施淘汰落后攻坚行动';
  };
  expect(changes(smallPlan(moved), 'drive-differs', '实施品牌提升攻坚行动')).toEqual([
    '实施淘汰落后攻坚行动 名下任务：2 项 → 1 项',
    '实施品牌提升攻坚行动 名下任务：0 项 → 1 项',
  ]);
});
