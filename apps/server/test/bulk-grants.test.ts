import type { BulkPreview } from '@tenglong/contracts/register';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { countStatements } from './count-statements.ts';
import { FIRM, putUpApplications } from './grant-steps.ts';
import { createMoneyCounty, type MoneyCounty } from './money-county.ts';

let c: MoneyCounty;
beforeAll(async () => {
  c = await createMoneyCounty();
  await c.enter({ amountYuan: '50000000' });
}, 300_000);
afterAll(() => c.t.close());

const preview = async (ids: readonly string[], move = 'order'): Promise<BulkPreview> => {
  const answer = await c.office.post('/api/registers/equipment-grant/bulk/preview', { ids, move });
  if (answer.statusCode !== 200) throw new Error(answer.body);
  return answer.json();
};

describe('the effect of a step on many applications is judged by what the policy says of each', () => {
  test('of one enterprise with 1,000 yuan left of its year: just below, at and just above what is left', async () => {
    await putUpApplications(c.t, ['F-1'], '4999000.00');
    expect((await c.order('F-1')).statusCode).toBe(200);
    const sums = ['999.99', '1000.00', '1000.01'];
    const ids: string[] = [];
    for (const [at, yuan] of sums.entries()) ids.push(...(await putUpApplications(c.t, [`G-${at}`], yuan)));
    const { rows, sentence } = await preview(ids);
    const wordsOf = ids.map((id) => rows.find(({ entryId }) => entryId === id)?.missing);
    expect(wordsOf).toEqual([[], [], ['企业当年的限额已经不够']]);
    expect(sentence).toBe('“公示无异议，下拨付通知”影响 2 件，另 1 件办不了');
  });

  test('and each step says the same when it is taken', async () => {
    const refused = await c.order('G-2');
    expect([refused.statusCode, refused.body.includes('企业当年的限额已经不够')]).toEqual([409, true]);
    expect((await c.order('G-1')).statusCode).toBe(200);
    // Nothing is left of the year now.
    const [row] = (await preview([await c.idOf('G-0')])).rows;
    expect(row?.missing).toEqual(['企业当年的限额已经不够']);
  });

  test('asks as many queries for thirty as for three', async () => {
    const other = { code: '913310216660052897', unit: '331083001' };
    const few = await putUpApplications(c.t, ['H-1', 'H-2', 'H-3'], '10.00', other);
    const many = await putUpApplications(
      c.t,
      Array.from({ length: 27 }, (_, at) => `I-${at}`),
      '10.00',
      { code: FIRM },
    );
    const counter = countStatements(c.t.deps.db);
    const measure = async (ids: readonly string[]) => {
      await preview(ids);
      counter.take();
      await preview(ids);
      return counter.take();
    };
    const three = await measure(few);
    expect(three).toBeLessThanOrEqual(18);
    expect(await measure([...few, ...many])).toBe(three);
  });
});
