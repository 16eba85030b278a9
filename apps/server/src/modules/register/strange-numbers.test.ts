import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { code, name } from '../../../test/plans/yunping.ts';
import { createSmallCounty, type SmallCounty, sendAll } from '../../../test/small-county.ts';

let county: SmallCounty;
beforeAll(async () => {
  county = await createSmallCounty();
  await sendAll(county);
});
afterAll(() => county.close());

describe('numbers in an address are digits alone', () => {
  test.each([
    ['/api/lists/1', 200],
    ['/api/lists/0x1', 400],
    ['/api/lists/1e0', 400],
    ['/api/lists/%201', 400],
    ['/api/lists/+1', 400],
    ['/api/lists/1.0', 400],
    ['/api/lists/0', 400],
    ['/api/registers/cleanup/entries?page=0x1', 400],
    ['/api/registers/cleanup/entries?size=1e1', 400],
    ['/api/registers/cleanup/entries?size=10', 200],
    ['/api/tasks?month=0000-01', 400],
    ['/api/tasks?month=2023-13', 400],
    ['/api/registers/cleanup/ratios?year=0x7e7', 400],
    ['/api/registers/cleanup/ratios?year=2023', 200],
  ])('%s is answered %i', async (url, status) => {
    const answer = await county.office.get(url);
    expect(answer.statusCode, answer.body).toBe(status);
    if (status === 400) expect(answer.json().code).toBe('INPUT_INVALID');
  });
});

describe('what is put on a list', () => {
  const open = async (fields: Record<string, string>) => {
    const body = { subjectId: code(1), subjectName: name(1), unitId: null, fields };
    const answer = await county.office.post('/api/registers/cleanup/entries', body);
    const { code: problem, details = [] } = answer.json();
    return [answer.statusCode, problem, ...details.map(({ message }: { message: string }) => message)];
  };

  test('has no figure beyond what any county has', async () => {
    const words = '“腾出用地”的数过大、过小或小数过长，请核对单位后重填';
    expect(await open({ freed: '1e400' })).toEqual([400, 'INPUT_INVALID', words]);
    expect(await open({ freed: '-1e16' })).toEqual([400, 'INPUT_INVALID', words]);
  });
});
