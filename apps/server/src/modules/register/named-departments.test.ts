import type { Plan } from '@tenglong/domain/plan';
import type { PreparedRegister } from '@tenglong/domain/register';
import { beforeAll, describe, expect, test } from 'vitest';
import { loadPlanRegisters } from '../../../test/plan-registers.ts';

let plan: Plan;
let registers: ReadonlyMap<string, PreparedRegister>;
beforeAll(async () => {
  ({ plan, registers } = await loadPlanRegisters());
});

const signersOf = (id: string, stage: string) => registers.get(id)?.stages.get(stage)?.signatures ?? [];

describe('what departments decide together is signed by those that the clause names', () => {
  test.each([
    // The bureau that calls the joint enforcement together takes the step itself.
    ['clause 3, joint enforcement', '3', 'scattered', 'enforcing', ['jingxin']],
    ['clause 1, joint acceptance', '1', 'rectification', 'accepting', []],
    // The service centre sends the project round; 零增地 asks nothing else of it.
    ['clause 12, parallel review', '12', 'zero-land', 'reviewing', ['xingzheng']],
    ['clause 2, assessment', '2', 'energy-project', 'assessing', []],
  ])('%s', (_title, address, id, stage, besides) => {
    const clause = plan.clauses.find((one) => one.address === address);
    const named = [...(clause?.leads ?? []), ...(clause?.supports ?? [])];
    expect(named.length).toBeGreaterThan(2);
    const missing = named.filter((one) => !signersOf(id, stage).includes(one));
    expect(missing).toEqual(besides);
  });
});

test('every list takes its first entries from an office workbook', () => {
  const taken = new Set(
    plan.workbooks.flatMap(({ file: { entries } }) =>
      Object.values(entries?.sheets ?? { all: entries?.register }),
    ),
  );
  const without = [...registers.keys()].filter((id) => !taken.has(id));
  expect(without).toEqual([]);
});
