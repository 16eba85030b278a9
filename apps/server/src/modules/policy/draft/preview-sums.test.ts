import type { PolicyDraft, PreviewSums } from '@tenglong/contracts/policy';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { TestClient } from '../../../../test/app.ts';
import { roofs, roofsCases } from '../../../../test/plans/roofs-policy.ts';
import { code } from '../../../../test/plans/yunping.ts';
import { createSmallCounty, type SmallCounty, sendAll } from '../../../../test/small-county.ts';

let county: SmallCounty;
let draft: string;
beforeAll(async () => {
  county = await createSmallCounty((documents) => [
    ...documents,
    { path: 'policies/roofs/policy.yaml', value: roofs },
    { path: 'policies/roofs/cases.yaml', value: roofsCases },
  ]);
  await sendAll(county);
  const ok = async (answer: Promise<{ statusCode: number; body: string }>) => {
    const { statusCode, body } = await answer;
    if (statusCode !== 200) throw new Error(body);
    return body;
  };
  await ok(county.office.post('/api/evaluation/runs', { year: 2023 }));
  draft = JSON.parse(
    await ok(county.office.post('/api/policies/roofs/drafts', { purpose: '专题会议定' })),
  ).id;
  const set = (name: string, value: string) => ({
    file: 'policy',
    do: 'set',
    at: ['parameters', name, 'value'],
    value,
  });
  // From 4.99 亩 instead of 10; 120 yuan a 亩 instead of 100 below 20 亩, 150 instead of 200 from there.
  const edits = [set('first', '4.99'), set('low', '120'), set('middle', '150')];
  await ok(county.office.patch(`/api/policy-drafts/${draft}`, { revision: 1, edits }));
  await ok(county.office.post(`/api/policy-drafts/${draft}/preview`, { revision: 2 }));
});
afterAll(() => county.close());

const previewFor = async (client: TestClient) =>
  (await client.get(`/api/policy-drafts/${draft}`)).json<PolicyDraft>().preview;
const line = ({ cases, more, less, same, beforeYuan, afterYuan }: PreviewSums) => [
  ...[cases, more, less, same],
  ...[beforeYuan, afterYuan],
];

/*
 * By hand, from the sheets and the grades of the run:
 *   1 石桥 A 10 亩     1,000 → 1,200      5 石桥 D 40 亩      0 → 0
 *   2 云山 B 10 亩     1,000 → 1,200      6 石桥 D  5 亩      0 → 0
 *   3 屏水 C 20 亩     4,000 → 3,000      7 云山 none 4.99 亩 0 → 598.80
 *   4 高新 C 20 亩     4,000 → 3,000      8 屏水 B 10 亩      1,000 → 1,200
 */
describe('what a draft would change', () => {
  test('in sum: who comes to more, who to less, and what it costs', async () => {
    const preview = await previewFor(county.office);
    expect(line(preview!.total)).toEqual([8, 4, 2, 2, '11000.00', '10198.80']);
    expect(preview).toMatchObject({
      applications: 0,
      year: 2023,
      asOf: '2023-01-01',
      beforeAsOf: '2023-01-01',
    });
  });

  test('by unit, in the order of the plan', async () => {
    const { byUnit } = (await previewFor(county.office))!;
    expect(byUnit.map((unit) => [unit.name, ...line(unit)])).toEqual([
      ['石桥街道', 3, 1, 0, 2, '1000.00', '1200.00'],
      ['云山镇', 2, 2, 0, 0, '1000.00', '1798.80'],
      ['屏水镇', 2, 1, 1, 0, '5000.00', '4200.00'],
      ['云屏高新区', 1, 0, 1, 0, '4000.00', '3000.00'],
    ]);
  });

  test('by grade, whoever was not evaluated last', async () => {
    const { byGrade } = (await previewFor(county.office))!;
    expect(byGrade.map((grade) => [grade.name, ...line(grade)])).toEqual([
      ['A 类', 1, 1, 0, 0, '1000.00', '1200.00'],
      ['B 类', 2, 2, 0, 0, '2000.00', '2400.00'],
      ['C 类', 2, 0, 2, 0, '8000.00', '6000.00'],
      ['D 类', 2, 0, 0, 2, '0.00', '0.00'],
      ['没有评价', 1, 1, 0, 0, '0.00', '598.80'],
    ]);
  });

  test('units and grades add up to the whole', async () => {
    const { total, byUnit, byGrade } = (await previewFor(county.office))!;
    for (const groups of [byUnit, byGrade]) {
      expect(groups.reduce((all, { cases }) => all + cases, 0)).toBe(total.cases);
      const yuan = groups.reduce((all, { afterYuan }) => all + Math.round(Number(afterYuan) * 100), 0);
      expect(yuan).toBe(1_019_880);
    }
  });

  test('line by line: the largest loss first or the largest gain, with both results', async () => {
    const rows = async (query: string) =>
      (await county.office.get(`/api/policy-drafts/${draft}/preview?size=50&${query}`)).json().rows;
    const lost = await rows('change=less');
    expect(lost.map((row: { creditCode: string }) => row.creditCode)).toEqual([code(3), code(4)]);
    expect(lost[0]).toMatchObject({
      amountBefore: '4000.00',
      amountAfter: '3000.00',
      verdictAfter: 'eligible',
    });
    const gained = await rows('change=more&sort=difference&dir=desc');
    expect(gained[0]).toMatchObject({
      creditCode: code(7),
      verdictBefore: 'ineligible',
      verdictAfter: 'eligible',
      amountAfter: '598.80',
    });
  });
});
