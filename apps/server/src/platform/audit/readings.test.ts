import type { EntryDetail } from '@tenglong/contracts/register';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import type { TestClient } from '../../../test/app.ts';
import { code, name } from '../../../test/plans/yunping.ts';
import { createSmallCounty, type SmallCounty, sendAll } from '../../../test/small-county.ts';

let county: SmallCounty;
let auditor: TestClient;
let entry = '';
beforeAll(async () => {
  county = await createSmallCounty();
  await sendAll(county);
  auditor = await county.as('auditor');
  const body = { subjectId: code(1), subjectName: name(1), unitId: null, fields: {} };
  entry = (await county.office.post('/api/registers/cleanup/entries', body)).json<EntryDetail>().id;
});
afterAll(() => county.close());

const rowsOf = async (query: string) =>
  (await auditor.get(`/api/audit?${query}`)).json<{ rows: Record<string, unknown>[]; total: number }>();

test('every route that shows a dossier or a part of one is declared a reading', () => {
  const dossier =
    /^\/api\/(enterprises\/:creditCode|entries\/:id|evaluation\/runs\/:id\/(enterprises\/:creditCode|capsule))/;
  // Worked out for one who has the explanation open, which is recorded.
  const besides = ['/api/evaluation/runs/:id/enterprises/:creditCode/ways'];
  const silent = county.app.routeTable
    .filter(({ method, url, reading }) => method === 'GET' && dossier.test(url) && !reading)
    .map(({ url }) => url);
  expect(silent).toEqual(besides);
});

describe('reading a dossier leaves a row', () => {
  test.each([
    ['enterprise.opened', () => `/api/enterprises/${code(2)}`, () => code(2), name(2)],
    [
      'enterprise.sourceOpened',
      () => `/api/enterprises/${code(3)}/facts/2023/taxPaid`,
      () => code(3),
      name(3),
    ],
    ['enterprise.changesOpened', () => `/api/enterprises/${code(3)}/changes`, () => code(3), name(3)],
    ['register.entryOpened', () => `/api/entries/${entry}`, () => entry, name(1)],
  ])('%s: who, what and from where', async (action, url, subject, title) => {
    const before = (await rowsOf(`action=${action}`)).total;
    expect((await county.reader.get(url())).statusCode).toBe(200);
    const { rows, total } = await rowsOf(`action=${action}`);
    expect(total).toBe(before + 1);
    expect(rows[0]).toMatchObject({ account: 'reader', subject: subject(), subjectTitle: title });
    expect(rows[0]?.source).toMatchObject({ address: '127.0.0.1' });
  });

  test('what was refused was not read', async () => {
    const town = await county.as('township');
    expect((await town.get(`/api/enterprises/${code(3)}`)).statusCode).toBe(404);
    expect((await rowsOf(`account=township&subject=${code(3)}`)).total).toBe(0);
  });

  test('many at once make as many rows in one unbroken chain', async () => {
    const before = (await rowsOf(`subject=${code(4)}`)).total;
    await Promise.all(Array.from({ length: 30 }, () => county.reader.get(`/api/enterprises/${code(4)}`)));
    expect((await rowsOf(`subject=${code(4)}`)).total).toBe(before + 30);
    expect((await auditor.get('/api/audit/chain')).json()).toMatchObject({ intact: true });
  });

  test('what cannot be recorded is not shown', async () => {
    const { db } = county.database;
    const failing = vi.spyOn(db, 'transaction').mockRejectedValueOnce(new Error('no room'));
    const answer = await county.reader.get(`/api/enterprises/${code(1)}`);
    failing.mockRestore();
    expect(answer.statusCode).toBe(500);
    expect(answer.body).not.toContain(name(1));
  });
});
