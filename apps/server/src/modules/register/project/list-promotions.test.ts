import { type PreparedPolicy, preparePolicy } from '@tenglong/domain/policy';
import { promotionGround } from '@tenglong/domain/register';
import { beforeAll, describe, expect, test } from 'vitest';
import { loadPlanRegisters, openWalk } from '../../../../test/plan-registers.ts';
import { leastGrade } from './list-promotions.ts';

let registers: Awaited<ReturnType<typeof loadPlanRegisters>>['registers'];
let policy: PreparedPolicy;
beforeAll(async () => {
  const loaded = await loadPlanRegisters();
  registers = loaded.registers;
  const file = loaded.plan.policies.find((one) => one.file.id === '20-grade')?.file;
  const made = file && preparePolicy(file);
  if (made?.kind !== 'policy') throw new Error('the plan has no policy of clause 20');
  policy = made.policy;
});

const DAY = '2022-12-31';
const gradeOf = (register: string, given: Record<string, string | boolean>) => {
  const prepared = registers.get(register);
  if (!prepared) throw new Error(register);
  const entry = openWalk({ register: prepared, given });
  const ground = promotionGround(prepared, entry, DAY);
  return ground && leastGrade(policy, ground, DAY);
};

describe('clause 20: what a key project being built at the end of the year gives', () => {
  const attraction = (change: Record<string, string | boolean>) =>
    gradeOf('attraction', {
      capital: 'domestic',
      trade: 'manufacturing',
      investorCode: 'X',
      startedOn: '2022-05-01',
      ...change,
    });
  test.each([
    ['a cent below 2 亿元', '1.9999999999', 'C'],
    ['less than a cent below 2 亿元', '1.999999999999', 'C'],
    ['2 亿元', '2', 'A'],
    ['a cent above', '2.0000000001', 'A'],
    ['a cent below 5000 万元', '0.4999999999', undefined],
    ['5000 万元', '0.5', 'C'],
    ['a cent above 5000 万元', '0.5000000001', 'C'],
  ])('%s', (_title, total, grade) => {
    expect(attraction({ total })).toBe(grade);
  });

  test.each([
    ['no manufacturing', { trade: 'services', total: '3' }],
    ['finished on the last day', { total: '3', finishedOn: '2022-12-31' }],
    ['started the day after', { total: '3', startedOn: '2023-01-01' }],
    ['no code of the enterprise', { total: '3', investorCode: '' }],
  ])('%s gives nothing', (_title, change) => {
    expect(attraction(change)).toBeUndefined();
  });

  test('foreign money counts by the rate of the list', () => {
    // 2 985.0746… 万美元 × 6.7 is 2 亿元.
    const foreign = (totalForeign: string) => attraction({ capital: 'foreign', totalForeign });
    expect([foreign('2985'), foreign('2986')]).toEqual(['C', 'A']);
  });

  test('零增地 and 技改 hand theirs in too, in 万元', () => {
    const given = { ownerCode: 'X', startedOn: '2022-05-01', investment: '20000' };
    expect([gradeOf('zero-land', given), gradeOf('renovation', given)]).toEqual(['A', 'A']);
  });
});
