import { fileURLToPath } from 'node:url';

import {
  assemblePlan,
  CONTRADICTION_TITLES,
  checkPlan,
  effectivePeriod,
  effectiveValue,
  type Plan,
  type PlanDocument,
} from '@tenglong/domain/plan';
import { beforeAll, describe, expect, test } from 'vitest';
import { readPlanFolder } from '../../src/modules/plan/index.ts';

// The invented county of 云屏: other units, parts, annexes, names of drives, weights, headers and facts, and one
// contradiction of each kind planted (marked 埋 in its files). It must load without a line of code knowing it.
const FOLDER = fileURLToPath(new URL('./yunping-2022-2024', import.meta.url));

let documents: readonly PlanDocument[] = [];
let plan: Plan;

beforeAll(async () => {
  const reading = await readPlanFolder(FOLDER);
  if (!reading.ok) throw new Error(JSON.stringify(reading.errors, null, 2));
  documents = reading.documents;
  const assembly = assemblePlan(documents);
  if (!assembly.ok) throw new Error(JSON.stringify(assembly.errors, null, 2));
  plan = assembly.plan;
});

describe('another county', () => {
  test('loads whole: plan, dictionary, workbooks, schemes', () => {
    expect(plan.units.map(({ name }) => name)).toEqual([
      '石桥街道',
      '云山镇',
      '屏水镇',
      '云屏高新区',
      '竹溪乡',
    ]);
    expect(plan.facts!.facts.map(({ id }) => id)).toEqual(['landMu', 'taxPaid', 'sales', 'power', 'tenants']);
    expect(plan.workbooks.map(({ file }) => file.id).sort()).toEqual([
      'chufa',
      'mingce',
      'nashui',
      'yongdian',
      'zhandi',
    ]);
    expect(plan.schemes.map(({ file }) => file.id)).toEqual(['large', 'small']);
  });

  test('numbers its annexes and parts in its own way', () => {
    expect(plan.tasks.map(({ address }) => address)).toEqual(['附件2#1', '附件2#2', '附件2#3', '附件2#4']);
    expect(plan.lists.map(({ address }) => address)).toEqual(['附件3#1', '附件3#2', '附件3#3']);
  });

  test('may write an old name of a township in a list', () => {
    expect(plan.lists[0]!.rows[1]!.unit).toBe('339921101');
  });

  test('has every kind of contradiction planted once, and no other', () => {
    const kinds = checkPlan(documents).contradictions.map(({ kind }) => kind);
    expect(kinds.toSorted()).toEqual(Object.keys(CONTRADICTION_TITLES).sort());
  });

  test('each is found where it was planted', () => {
    const found = checkPlan(documents).contradictions.map(({ kind, sources }) => [
      kind,
      sources.map(({ address, value }) => `${address}=${value}`),
    ]);
    expect(Object.fromEntries(found)).toEqual({
      'value-differs': ['4=25', '附件2#3=15'],
      'strictness-differs': ['4=80', '附件2#3=80'],
      'period-differs': ['3=3', '附件2#2=8'],
      'target-vs-allocation': ['三=4', '附件3#2=4', '附件3#2=2'],
      'per-year-vs-allocation': ['4=4', '附件3#2=9'],
      'target-without-split': ['三=20'],
      'total-differs': ['附件3#1/总计=41', '附件3#1=40'],
      'part-exceeds-whole': ['附件3#1/屏水镇=11', '附件3#1/屏水镇=10'],
      'enumeration-differs': ['6=3', '附件2#4=2'],
      'lead-differs': ['4=县商务局', '附件2#3=县发改委'],
      'lead-demoted': ['1=县工信局、县自然资源局', '附件2#1=县工信局'],
      'lead-also-supports': ['附件2#4=县财政局', '附件2#4=县财政局、县工信局'],
      'no-lead-marked': ['五.1=各成员单位'],
      'drive-differs': ['3=开展低效出清攻坚战', '附件2#2=开展项目招引攻坚战'],
      'drive-name-unknown': ['四.2=开展项目招引攻坚战', '附件2#3=开展项目招引攻坚仗'],
      'date-missing': ['六='],
      unsaid: ['3='],
    });
  });

  test('its printed total is an error of the totals, its decimals add up exactly', () => {
    const { totals } = checkPlan(documents);
    expect(totals!.ok).toBe(false);
    const wrong = totals!.columns.filter(({ ok }) => !ok);
    expect(wrong.map(({ message }) => message)).toEqual([
      '“低效企业整治清单”的“企业数”总计印作 41，各行相加得 40。',
    ]);
    expect(totals!.columns.find(({ column }) => column === 'land')).toMatchObject({ sum: '200', ok: true });
  });

  test('the ruling in force counts and the one withdrawn does not; what nobody ruled stays open', () => {
    expect(effectiveValue(plan, '年度投资完成率')).toMatchObject({
      status: 'ruled',
      ruling: { id: 'rate-2023' },
      target: { address: '4', value: '25' },
      others: [{ address: '附件2#3', value: '15' }],
    });
    expect(effectiveValue(plan, '开工率')!.status).toBe('open');
    expect(effectivePeriod(plan)).toMatchObject({ from: undefined, to: '2024-12-31' });
  });

  test('its main target is strict, written 21.5 here and 21.50 there', () => {
    expect(effectiveValue(plan, '亩均税收')).toMatchObject({
      status: 'agreed',
      target: { strict: true },
      others: [],
    });
  });
});
