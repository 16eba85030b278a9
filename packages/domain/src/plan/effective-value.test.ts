import { describe, expect, test } from 'vitest';
import { type SmallFiles, smallDocuments, smallPlan } from '../../test/plan/small-county.ts';
import { assemblePlan } from './assemble-plan.ts';
import { effectivePeriod } from './effective-period.ts';
import { effectiveValue } from './effective-value.ts';
import type { Plan } from './plan.ts';
import { rulingOn } from './ruling-on.ts';

const twenty = ({ indicators }: SmallFiles) => {
  indicators.quantities[1]!.stated[1] = { at: '附件1#1', value: '20', strict: true, period: 'perYear' };
};

const ruling = (fields: object = {}) => ({
  id: 'rate',
  on: { kind: 'value-differs', quantity: '投资完成率' },
  value: '20',
  adopts: '附件1#1',
  status: 'adopted',
  reason: '从严',
  author: '专班',
  date: '2022-05-01',
  ...fields,
});

function ruled(change: (files: SmallFiles) => void, ...rulings: object[]): Plan {
  const assembly = assemblePlan([...smallDocuments(change), { path: 'rulings.yaml', value: { rulings } }]);
  if (!assembly.ok) throw new Error(JSON.stringify(assembly.errors));
  return assembly.plan;
}

describe('the value to compute with', () => {
  test('is what the plan says where it says one thing', () => {
    const value = effectiveValue(smallPlan(), '投资完成率')!;
    expect(value).toMatchObject({ status: 'agreed', target: { value: '12', strict: false }, others: [] });
    expect(value.ruling).toBeUndefined();
  });

  test('is nobody’s choice while two readings stand and nobody ruled', () => {
    const value = effectiveValue(smallPlan(twenty), '投资完成率')!;
    expect(value.status).toBe('open');
    expect(value.target).toBeUndefined();
    expect(value.others.map(({ address, value: figure }) => [address, figure])).toEqual([
      ['1', '12'],
      ['附件1#1', '20'],
    ]);
  });

  test('is the ruled reading, with the ruling named and the other reading kept', () => {
    const value = effectiveValue(ruled(twenty, ruling()), '投资完成率')!;
    expect(value).toMatchObject({
      status: 'ruled',
      target: { address: '附件1#1', value: '20', strict: true, text: '每年超过 20%' },
      ruling: { id: 'rate' },
      others: [{ address: '1', value: '12' }],
      contradiction: { kind: 'value-differs' },
    });
  });

  test('may be a figure that stands nowhere in the plan', () => {
    const own = ruling({ value: '15', adopts: undefined, strict: false });
    const value = effectiveValue(ruled(twenty, own), '投资完成率')!;
    expect(value).toMatchObject({
      status: 'ruled',
      target: { value: '15', strict: false, text: '每年 15% 以上（含）' },
    });
    expect(value.target!.address).toBeUndefined();
    expect(value.others).toHaveLength(2);
  });

  test('is open again once the ruling is withdrawn', () => {
    expect(effectiveValue(ruled(twenty, ruling({ status: 'withdrawn' })), '投资完成率')!.status).toBe('open');
  });

  test('can be tried under the other reading without touching the ruling', () => {
    const plan = ruled(twenty, ruling());
    expect(effectiveValue(plan, '投资完成率', { reading: '1' })).toMatchObject({
      status: 'tried',
      target: { value: '12' },
      others: [{ value: '20' }],
    });
    expect(effectiveValue(plan, '投资完成率', { reading: '3' })).toBeUndefined();
  });

  test('is none for a quantity the plan does not have', () => {
    expect(effectiveValue(smallPlan(), '落地率')).toBeUndefined();
  });

  test('keeps the yearly figure beside the figure for the end where both agree', () => {
    const value = effectiveValue(smallPlan(), '品牌企业')!;
    expect(value).toMatchObject({ status: 'agreed', target: { value: '6', period: 'byEnd' } });
    expect(value.others.map(({ value: figure, period }) => [figure, period])).toEqual([['2', 'perYear']]);
  });
});

describe('two rulings', () => {
  test('may not both be in force on one contradiction', () => {
    const assembly = assemblePlan([
      ...smallDocuments(twenty),
      {
        path: 'rulings.yaml',
        value: { rulings: [ruling(), ruling({ id: 'again', value: '12', adopts: '1' })] },
      },
    ]);
    expect(assembly).toMatchObject({
      ok: false,
      errors: [{ message: '同一处矛盾的有效裁定“value-differs:投资完成率”出现了两次' }],
    });
  });

  test('one withdrawn and one in force: the one in force counts', () => {
    const plan = ruled(
      twenty,
      ruling({ status: 'withdrawn' }),
      ruling({ id: 'new', value: '12', adopts: '1' }),
    );
    expect(rulingOn(plan, 'value-differs', '投资完成率')!.id).toBe('new');
  });
});

describe('the days the plan is in force', () => {
  const undated = ({ plan }: SmallFiles) => {
    delete (plan.effective as { from?: string }).from;
  };

  test('are those the plan prints', () => {
    expect(effectivePeriod(smallPlan())).toEqual({
      from: '2021-06-01',
      fromRuling: undefined,
      to: '2023-12-31',
    });
  });

  test('begin with the ruled day where the plan prints none', () => {
    const day = ruling({
      on: { kind: 'date-missing', quantity: '施行日期' },
      value: '2022-01-01',
      adopts: undefined,
      status: 'assumption',
    });
    expect(effectivePeriod(ruled(undated, day))).toMatchObject({
      from: '2022-01-01',
      fromRuling: { status: 'assumption' },
    });
  });

  test('begin at no known day while nobody ruled', () => {
    expect(effectivePeriod(smallPlan(undated)).from).toBeUndefined();
  });
});
