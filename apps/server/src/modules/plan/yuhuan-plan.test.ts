import { fileURLToPath } from 'node:url';
import {
  assemblePlan,
  checkPlan,
  effectivePeriod,
  effectiveValue,
  type Plan,
  type PlanCheck,
  type PlanDocument,
  sourceOfGoal,
} from '@tenglong/domain/plan';
import { beforeAll, describe, expect, test } from 'vitest';
import { readPlanFolder } from './read-folder.ts';

const FOLDER = fileURLToPath(new URL('../../../../../plans/yuhuan-2021-2023', import.meta.url));

let documents: readonly PlanDocument[] = [];
let plan: Plan;
let check: PlanCheck;

beforeAll(async () => {
  const reading = await readPlanFolder(FOLDER);
  if (!reading.ok) throw new Error(JSON.stringify(reading.errors));
  documents = reading.documents;
  const assembly = assemblePlan(documents);
  if (!assembly.ok) throw new Error(JSON.stringify(assembly.errors));
  plan = assembly.plan;
  check = checkPlan(documents);
});

// Counts and figures below are read off the printed plan, not off our data.
describe('the plan of Yuhuan', () => {
  test('has 24 clauses, four sections of part five, 31 tasks, eight lists', () => {
    expect(plan.clauses.map(({ address }) => address)).toEqual([
      ...Array.from({ length: 24 }, (_, index) => `${index + 1}`),
      ...['五.1', '五.2', '五.3', '五.4'],
    ]);
    expect(plan.tasks.map(({ number }) => number)).toEqual(
      Array.from({ length: 31 }, (_, index) => index + 1),
    );
    expect(plan.lists.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  });

  test('divides six lists among nine townships, the third also to the zone, and two among nobody', () => {
    const nine = [
      '玉城街道',
      '坎门街道',
      '大麦屿街道',
      '楚门镇',
      '清港镇',
      '芦浦镇',
      '干江镇',
      '沙门镇',
      '龙溪镇',
    ];
    const ids = nine.map((name) => plan.units.find((unit) => unit.name === name)!.id);
    const rows = plan.lists.map((list) => list.rows.map(({ unit }) => unit));
    for (const index of [0, 1, 5, 6, 7]) expect(rows[index]).toEqual(ids);
    expect(rows[2]).toEqual([...ids, '331083400']);
    expect([rows[3], rows[4]]).toEqual([['331083'], ['331083']]);
  });

  test('every printed total is the sum of its rows', () => {
    const { totals } = check;
    expect(totals!.ok).toBe(true);
    const sums = plan.lists.map(({ address }) => [
      address,
      totals!.columns.filter((check) => check.address === address).map(({ sum }) => Number(sum)),
    ]);
    expect(sums).toEqual([
      ['附件2#1', [100]],
      ['附件2#2', [100, 100]],
      ['附件2#3', [1, 20, 15]],
      ['附件2#4', [3, 1, 2]],
      ['附件2#5', [2]],
      ['附件2#6', [5, 1, 1, 3, 18, 11, 7]],
      ['附件2#7', [46, 5, 17, 24]],
      ['附件2#8', [6, 4, 303]],
    ]);
  });

  test('states the main targets as printed', () => {
    const target = (key: string) => {
      const { target: reading } = effectiveValue(plan, key)!;
      return [reading!.text, reading!.strict];
    };
    expect(target('规上工业亩均税收')).toEqual(['34.6 万元/亩以上（含）', false]);
    expect(target('规上工业亩均增加值')).toEqual(['179.6 万元/亩以上（含）', false]);
    expect(target('规上制造业全员劳动生产率')).toEqual(['18 万元/人以上（含）', false]);
    expect(target('亿元低效企业改造提升')).toEqual(['100%', false]);
    expect(target('低效企业改造提升')).toEqual(['100%', false]);
    expect(target('规上单位工业增加值能耗')).toEqual(['下降 4% 以上（含）', false]);
    expect(target('制造业投资年均增长')).toEqual(['年均增长 10% 以上（含）', false]);
    expect(target('省级科技企业孵化器')).toEqual(['1-2 家', false]);
    expect(target('规上制造业研发费用占比')).toEqual(['超过 2.5%', true]);
    expect(target('淘汰落后产能企业')).toEqual(['50 家', false]);
    expect(target('整治提升企业')).toEqual(['100 家', false]);
    expect(target('腾出用能')).toEqual(['2 万吨标准煤', false]);
    expect(target('10亿元以上重大制造业项目')).toEqual(['2 个以上（含）', false]);
    expect(target('浙江制造标准')).toEqual(['20 项以上（含）', false]);
    expect(target('品字标品牌企业')).toEqual(['15 家以上（含）', false]);
  });

  test('knows the units of the county by code, two of them without targets', () => {
    expect(plan.units).toHaveLength(12);
    expect(plan.units.filter(({ hasTargets }) => !hasTargets).map(({ id, name }) => [id, name])).toEqual([
      ['331083201', '鸡山乡'],
      ['331083202', '海山乡'],
    ]);
    expect(plan.units.map(({ id }) => id)).not.toContain('331083104');
  });

  test('takes manufacturing as the 31 divisions 13 to 43', () => {
    const { divisions, manufacturing } = plan.industries!;
    const inside = divisions.filter(({ code }) => code >= manufacturing.from && code <= manufacturing.to);
    expect(inside.map(({ code }) => Number(code))).toEqual(
      Array.from({ length: 31 }, (_, index) => index + 13),
    );
  });
});

describe('the contradictions of the plan of Yuhuan, found by rule', () => {
  const sourcesOf = (kind: string, quantity: string) =>
    check.contradictions
      .find((one) => one.kind === kind && one.quantity === quantity)
      ?.sources.map(({ address, value }) => `${address}=${value}`);

  test.each([
    ['value-differs', '投资完成率', ['8=10', '附件1#16=20']],
    ['strictness-differs', '落地率', ['8=50', '附件1#16=50']],
    ['target-vs-allocation', '隐形冠军', ['7=5', '附件1#14=5', '附件2#8=4']],
    ['per-year-vs-allocation', '亿元以上项目', ['9=10', '附件2#3=15']],
    ['target-vs-allocation', '智能工厂和未来工厂', ['7=10', '附件2#6=5', '附件2#6=18']],
    ['target-vs-allocation', '单项冠军', ['7=2', '附件1#14=2', '附件2#7=46']],
    ['target-vs-allocation', '浙江制造标准', ['二=20', '附件2#4=2']],
    ['target-vs-allocation', '10亿元以上重大制造业项目', ['二=2', '附件2#3=1']],
    ['lead-differs', '牵头单位 4↔附件1#8', ['4=市经信局', '附件1#8=市发改局']],
    ['lead-differs', '牵头单位 5↔附件1#11', ['5=市科技局', '附件1#11=玉环经济开发区']],
    ['lead-differs', '牵头单位 10↔附件1#13', ['10=市市场监管局', '附件1#13=市经信局、市市场监管局']],
    ['enumeration-differs', '专项经费用途', ['五.2=4', '附件1#25=3']],
    ['target-without-split', '淘汰落后产能企业', ['二=50', '附件1#7=50']],
    ['target-without-split', '腾出用能', ['二=2']],
  ])('%s of %s', (kind, quantity, sources) => {
    expect(sourcesOf(kind, quantity)).toEqual(sources);
  });

  test('task 20 names one department as lead and as support', () => {
    expect(sourcesOf('lead-also-supports', '责任单位 附件1#20')).toEqual([
      '附件1#20=市经信局',
      '附件1#20=市发改局、市经信局、市财政局、市自然资源规划局、市住建局',
    ]);
  });

  test('clause 24 and the four sections of part five mark no lead, and nothing else does', () => {
    const unmarked = check.contradictions.filter(({ kind }) => kind === 'no-lead-marked');
    expect(unmarked.map(({ sources }) => sources[0]!.address)).toEqual([
      '24',
      '五.1',
      '五.2',
      '五.3',
      '五.4',
    ]);
  });

  test('what agrees is not called a contradiction: 整治提升 100, 小巨人 6, 品字标 three times five', () => {
    const about = new Set(
      check.contradictions
        .filter(({ kind }) => kind !== 'target-without-split')
        .map(({ quantity }) => quantity),
    );
    for (const quantity of ['整治提升企业', '专精特新小巨人', '品字标品牌企业'])
      expect(about).not.toContain(quantity);
  });

  test('the stricter completion rate is used under a ruling that is named; the first day is an assumption', () => {
    expect(effectiveValue(plan, '投资完成率')).toMatchObject({
      status: 'ruled',
      target: { address: '附件1#16', value: '20', strict: true },
      others: [{ address: '8', value: '10', strict: false }],
      ruling: { id: 'investment-completion' },
    });
    expect(effectiveValue(plan, '投资完成率', { reading: '8' })).toMatchObject({
      status: 'tried',
      target: { value: '10' },
    });
    expect(effectiveValue(plan, '落地率')!.status).toBe('open');
    expect(effectivePeriod(plan)).toMatchObject({
      from: '2022-01-01',
      to: '2023-12-31',
      fromRuling: { status: 'assumption' },
    });
  });
});

// Read off part two and clauses 4 to 10 against what the lists, the books and the evaluation keep.
describe('what measures the targets of the plan', () => {
  const targets = () => plan.quantities.filter(({ role }) => role === 'target');
  test('nothing kept measures one of them, and whose figure counts is said', () => {
    const bare = targets().filter((quantity) => sourceOfGoal(plan, quantity) === undefined);
    expect(bare.map(({ key, publishedBy }) => [key, publishedBy])).toEqual([
      ['制造业投资年均增长', '市统计局'],
    ]);
  });

  test.each([
    ['规上工业亩均税收', /规上/],
    ['腾出用能', /^腾笼账$/],
    ['亿元低效企业改造提升', /^高耗低效企业排查、高耗低效整治$/],
    ['规上单位工业增加值能耗', /规上/],
    ['整治提升企业', /^高耗低效整治$/],
    ['落地率', /^招大引强$/],
    // The firms that hold the title; the 46 of the list are those that are brought up to it.
    ['单项冠军', /^单项冠军$/],
    // Two lists together.
    ['智能工厂和未来工厂', /^未来工厂、智能工厂$/],
  ])('%s is measured by %s', (key, source) => {
    const quantity = targets().find((one) => one.key === key);
    expect(quantity && sourceOfGoal(plan, quantity)).toMatch(source);
  });
});
