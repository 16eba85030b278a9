import type { OpeningPreview } from '@tenglong/contracts/register';
import type { ScreeningPage } from '@tenglong/contracts/screening';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createSmallCounty, type SmallCounty, sendAll } from '../../../test/small-county.ts';

let county: SmallCounty;
beforeAll(async () => {
  county = await createSmallCounty((documents) =>
    documents.map((one) =>
      one.path === 'registers/cleanup.yaml'
        ? { ...one, value: { ...(one.value as object), screening: ['below-line'] } }
        : one,
    ),
  );
  await sendAll(county);
  expect((await county.office.post('/api/evaluation/runs', { year: 2023 })).statusCode).toBe(200);
});
afterAll(() => county.close());

const screened = (query = '') => county.read<ScreeningPage>(`/api/screening/2023?size=500${query}`);

describe('who should be on the list and is not', () => {
  test('is whomever the rule of the list hits while no entry is about them', async () => {
    const { rows, list, distinct } = await screened('&verdict=yes');
    expect(distinct).toBeGreaterThan(1);
    expect(list).toEqual({ register: 'cleanup', title: '低效整治', unlisted: distinct, mayOpen: true });
    expect(rows.every(({ listed }) => listed === null)).toBe(true);
  });

  test('one that cannot be judged yet is neither on it nor missing', async () => {
    const { rows } = await screened('&verdict=unknown');
    expect(rows.every(({ listed }) => listed === undefined)).toBe(true);
  });

  test('is put on the list by one step whose effect is said before, and then is missing no more', async () => {
    const before = await screened('&listed=no');
    const [firm] = before.rows;
    if (!firm) throw new Error('somebody is screened in');
    const asked = `/api/registers/cleanup/opening?subject=${firm.creditCode}`;
    const preview = await county.read<OpeningPreview>(asked);
    expect(preview).toMatchObject({
      subjectName: firm.name,
      unitName: firm.unitName,
      listed: null,
      refused: '',
    });
    expect(preview.effects[1]).toBe(`低效整治在办由 0 家增为 1 家，其中${firm.unitName}由 0 增为 1`);
    // Asking has written nothing.
    expect((await screened('&listed=no')).total).toBe(before.total);

    const body = { subjectId: firm.creditCode, subjectName: firm.name, unitId: null, fields: preview.fields };
    const opened = await county.office.post('/api/registers/cleanup/entries', body);
    expect(opened.statusCode, opened.body).toBe(200);
    const after = await screened('&listed=no');
    expect([after.total, after.list?.unlisted]).toEqual([before.total - 1, before.total - 1]);
    const { rows } = await screened('&listed=yes');
    expect(rows.map(({ creditCode, listed }) => [creditCode, listed?.stageTitle])).toEqual([
      [firm.creditCode, preview.stageTitle],
    ]);
    expect((await county.read<OpeningPreview>(asked)).listed).toMatchObject({
      stageTitle: preview.stageTitle,
    });
  });

  test('whoever may not open the list is told so before, and is not offered the step', async () => {
    const town = await county.as('township');
    const { list, rows } = (await town.get('/api/screening/2023?size=500')).json<ScreeningPage>();
    expect(list?.mayOpen).toBe(false);
    const own = rows.find(({ listed }) => listed === null);
    const preview = (
      await town.get(`/api/registers/cleanup/opening?subject=${own?.creditCode}`)
    ).json<OpeningPreview>();
    expect(preview.refused).not.toBe('');
  });

  test('nobody is told of an enterprise out of their reach', async () => {
    const town = await county.as('township');
    const { rows } = await screened();
    const mine = (await town.get('/api/screening/2023?size=500')).json<ScreeningPage>().rows;
    const other = rows.find((row) => !mine.some(({ creditCode }) => creditCode === row.creditCode));
    expect(other).toBeDefined();
    const answer = await town.get(`/api/registers/cleanup/opening?subject=${other?.creditCode}`);
    expect([answer.statusCode, answer.json().code]).toEqual([404, 'ENTERPRISE_NOT_FOUND']);
  });
});
