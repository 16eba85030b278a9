import type { ListMatrix, ListPage } from '@tenglong/contracts/register';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { code, name } from '../../../test/plans/yunping.ts';
import { readWorkbook } from '../../../test/read-workbook.ts';
import { createSmallCounty, type SmallCounty, sendAll } from '../../../test/small-county.ts';

let county: SmallCounty;
beforeAll(async () => {
  county = await createSmallCounty();
  await sendAll(county);
  const body = { subjectId: code(1), subjectName: name(1), unitId: null, fields: {} };
  await county.office.post('/api/registers/cleanup/entries', body);
});
afterAll(() => county.close());

describe('the matrix of units and lists', () => {
  test('has every list, and its parts add up to the whole or say what is left', async () => {
    const { lists, units } = await county.read<ListMatrix>('/api/lists');
    expect(lists.length).toBeGreaterThan(0);
    expect(units.length).toBeGreaterThan(1);
    for (const { columns } of lists) {
      for (const { units: parts, target, unallotted, done } of columns) {
        const sum = (key: 'target' | 'done') => parts.reduce((all, part) => all + Number(part[key]), 0);
        expect(sum('target') + Number(unallotted)).toBe(Number(target));
        expect(sum('done')).toBe(Number(done));
      }
    }
  });

  test('a township sees its own line alone', async () => {
    const town = await county.as('township');
    const { units }: ListMatrix = (await town.get('/api/lists')).json();
    expect(units.map((unit) => unit.name)).toEqual(['石桥街道']);
  });

  test('no list is answered by a number that the plan does not have', async () => {
    expect((await county.office.get('/api/lists/77')).statusCode).toBe(404);
  });
});

describe('the annex as a workbook', () => {
  test('stands as it is printed, with 合计 and what a reader must know of the figures', async () => {
    const matrix = await county.read<ListMatrix>('/api/lists');
    const list = matrix.lists.find(({ columns }) => columns.some(({ register }) => register === 'cleanup'));
    const page = await county.read<ListPage>(`/api/lists/${list?.number}`);
    const answer = await county.office.get(`/api/lists/${list?.number}/export`);
    expect(answer.statusCode).toBe(200);
    const [sheet] = await readWorkbook(answer.rawPayload);
    const texts = (sheet?.rows ?? []).map(({ cells }) => cells.map((cell) => cell?.text ?? ''));
    expect(texts[0]?.[0]).toMatch(/^[一二三四五六七八九十]、/);
    const total = texts.find(([first]) => first === matrix.totalLabel);
    expect(total?.slice(1, 3)).toEqual([page.columns[0]?.target, page.columns[0]?.done]);
    expect(texts.flat().some((text) => text.startsWith('注：'))).toBe(true);
  });
});
