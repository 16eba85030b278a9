import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { code, SHEETS } from '../../../test/plans/yunping.ts';
import { createSmallCounty, type SmallCounty } from '../../../test/small-county.ts';

let county: SmallCounty;
beforeAll(async () => {
  county = await createSmallCounty();
  await county.send('单位名册.csv', SHEETS['单位名册.csv']!);
});
afterAll(() => county.close());

describe('names that every object has', () => {
  test.each([
    ['POST', '/api/registers/constructor/bulk', 404],
    ['POST', '/api/registers/__proto__/homecoming/take', 404],
    ['GET', '/api/registers/cleanup/entries?sort=constructor', 400],
    ['GET', '/api/registers/cleanup/entries?sort=field.constructor', 400],
    ['GET', '/api/enterprises?sort=toString', 400],
    ['GET', '/api/enterprises?where=fact.taxPaid:constructor:1', 400],
  ] as const)('%s %s is answered with %i', async (method, url, status) => {
    const entry = { id: '00000000-0000-4000-8000-000000000000', revision: 1 };
    const payload = url.endsWith('/bulk')
      ? { move: 'x', entries: [entry] }
      : { file: 'a.xlsx', cells: [{ entryId: entry.id, field: 'x', from: '', to: '1' }] };
    const answer = await county.office.inject({ method, url, ...(method === 'POST' ? { payload } : {}) });
    expect(answer.statusCode, answer.body).toBe(status);
  });

  test('are no fields, and half a character is no text', async () => {
    const body = { subjectId: code(7), subjectName: '甲', unitId: null, fields: {} };
    const opened = await county.office.post('/api/registers/cleanup/entries', body);
    const { id, revision } = opened.json();
    const act = (more: object) => county.office.post(`/api/entries/${id}/events`, { revision, ...more });
    const amend = await act({ kind: 'amend', fields: { constructor: 'x' } });
    expect([amend.statusCode, amend.json().details]).toEqual([
      400,
      [{ path: 'constructor', message: '清单里没有这个字段' }],
    ]);
    const half = await act({ kind: 'comment', text: '\ud800' });
    expect([half.statusCode, half.json().code]).toEqual([400, 'INPUT_INVALID']);
  });
});
