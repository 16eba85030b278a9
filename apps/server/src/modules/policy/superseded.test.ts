import {
  CalculatorPolicy,
  MatchPage,
  MatchQuery,
  PolicyLibrary,
  PolicyPage,
} from '@tenglong/contracts/policy';
import type { PlanDocument, PlanFile } from '@tenglong/domain/plan';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { roofsCases as cases, roofs as policy } from '../../../test/plans/roofs-policy.ts';
import { code } from '../../../test/plans/yunping.ts';
import { createSmallCounty, type SmallCounty, sendAll } from '../../../test/small-county.ts';
import { countyScope } from '../../platform/actor/index.ts';
import { listMatches, listMatchesOf } from './list-matches.ts';

/** The same under clause 2, of which the county of the tests says that the province's procedure replaces it from 1 June 2023. */
const replaced = { ...policy, id: 'replaced', title: '节能补助', clause: '2' };
/** And another of the city for the roofs, still to come. */
const LATER = { document: '示例市屋顶办法', from: '2024-01-15' };

const withLater = (document: PlanDocument): PlanDocument => {
  if (document.path !== 'plan.yaml') return document;
  const { precedence, ...rest } = document.value as PlanFile;
  const supersededBy = [
    ...precedence.supersededBy,
    { ...LATER, level: 'city', addresses: [policy.clause] } as const,
  ];
  return { ...document, value: { ...rest, precedence: { ...precedence, supersededBy } } };
};

let county: SmallCounty;
beforeAll(async () => {
  county = await createSmallCounty((documents: readonly PlanDocument[]) => [
    ...documents.map(withLater),
    { path: 'policies/roofs/policy.yaml', value: policy },
    { path: 'policies/roofs/cases.yaml', value: cases },
    { path: 'policies/replaced/policy.yaml', value: replaced },
    { path: 'policies/replaced/cases.yaml', value: cases },
  ]);
  await sendAll(county);
  const done = await county.office.post('/api/policies/matches', { year: 2023 });
  if (done.statusCode !== 200) throw new Error(done.body);
});
afterAll(() => county.close());

const SAID = { document: '示例省节能审查办法（2023 年修订）', from: '2023-06-01' };

test('the library and the page of a policy say what takes its place, and from when', async () => {
  const { policies } = PolicyLibrary.parse(await county.read('/api/policies'));
  expect(Object.fromEntries(policies.map(({ id, superseding }) => [id, superseding]))).toEqual({
    roofs: LATER,
    replaced: SAID,
  });
  expect(PolicyPage.parse(await county.read('/api/policies/replaced')).superseding).toEqual(SAID);
});

test('the calculator is given it with every version', async () => {
  const answer = CalculatorPolicy.parse(await county.read('/api/calculator/replaced'));
  expect(answer.superseding).toEqual([SAID]);
});

test('the finder judges nobody by it any more and says why, and asks nobody to begin', async () => {
  const found = MatchPage.parse(await county.read('/api/policies/matches/2023?size=100'));
  expect(new Set(found.rows.map((row) => row.policy))).toEqual(new Set(['roofs']));
  expect(found.unheld.map((one) => one.policy)).not.toContain('replaced');
  expect(found.ended).toEqual([{ policy: 'replaced', title: '节能补助', ...SAID }]);
});

test.each([
  ['2024-01-14', null, ['replaced']],
  ['2024-01-15', '自 2024-01-15 起按示例市屋顶办法执行，不再受理新的申报', ['replaced', 'roofs']],
  ['2024-01-16', '自 2024-01-15 起按示例市屋顶办法执行，不再受理新的申报', ['replaced', 'roofs']],
])(
  'whoever was in time stays judged as then; on %s they are told whether it is too late to apply',
  async (today, barred, ended) => {
    const query = MatchQuery.parse({ size: 100 });
    const found = await county.deps.db.read((tx) => listMatches(tx, countyScope, 2023, query, today));
    const row = found.rows.find(({ creditCode }) => creditCode === code(1));
    expect([row?.policy, row?.verdict, row?.barred, row?.register]).toEqual([
      'roofs',
      'unknown',
      barred,
      null,
    ]);
    expect(found.ended.map((one) => one.policy)).toEqual(ended);
    const own = await county.deps.db.read((tx) => listMatchesOf(tx, countyScope, code(1), today));
    expect(own.rows.map((one) => one.barred)).toEqual([barred]);
  },
);
