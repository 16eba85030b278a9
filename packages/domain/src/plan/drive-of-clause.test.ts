import { expect, test } from 'vitest';
import { smallDocuments } from '../../test/plan/small-county.ts';
import { assemblePlan } from './assemble-plan.ts';
import { driveOfClause, placeOfClause } from './drive-of-clause.ts';

const assembly = assemblePlan(smallDocuments());
if (!assembly.ok) throw new Error(JSON.stringify(assembly.errors));
const { plan } = assembly;

test('a clause stands under the drive of its part, else under the title of the part', () => {
  for (const { address, part } of plan.clauses) {
    const of = plan.parts.find((one) => one.address === part);
    expect(driveOfClause(plan, address)).toBe(of?.drive ?? of?.title);
  }
});

test('what is neither clause nor task stands nowhere, and last', () => {
  expect(driveOfClause(plan, '九')).toBe('');
  expect(placeOfClause(plan, '九')[0]).toBe(plan.parts.length);
});

test('clauses keep the order of the plan', () => {
  const places = plan.clauses.map(({ address }) => placeOfClause(plan, address)[1]);
  expect(places).toEqual([...places].sort((a, b) => a - b));
});
