import type { Dossier } from '@tenglong/contracts/enterprise';
import type { BatchDetail, BatchEffect, IntakeMatrix, PreviewPage } from '@tenglong/contracts/intake';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { code, csv, name, SHEETS } from '../../../test/plans/yunping.ts';
import { createSmallCounty, type SmallCounty } from '../../../test/small-county.ts';
import { rebuildYears } from '../enterprise/index.ts';

const TAX = '纳税开票2023.csv';
const HEADER = ['属期', '纳税人代码', '纳税人', '季度', '实缴税金', '开票销售（万元）'];
/** A correcting sheet: each firm's tax of one quarter in 千元, its sales in 万元. */
const correction = (...rows: [firm: number, tax: string, sales: string][]) =>
  csv([HEADER, ...rows.map(([firm, tax, sales]) => ['2023', code(firm), name(firm), '上', tax, sales])]);

let county: SmallCounty;
beforeAll(async () => {
  county = await createSmallCounty();
  await county.send('单位名册.csv', SHEETS['单位名册.csv']!);
});
afterAll(() => county.close());

/** Figure and state of one fact of 2023 as the page of the firm shows it. */
async function factOf(firm: number, fact: string) {
  const dossier = await county.read<Dossier>(`/api/enterprises/${code(firm)}`);
  const found = dossier.years.find(({ year }) => year === 2023)?.facts.find((one) => one.fact === fact);
  return found ? [found.value, found.state] : undefined;
}

const projection = () =>
  county.deps.db.read((tx) =>
    tx.rows(sql`select credit_code, year, facts, states, commits from enterprise_years order by 1, 2`),
  );

const refusal = async (method: 'POST' | 'DELETE', url: string, payload?: object) => {
  const answer = await county.office.inject({ method, url, ...(payload ? { payload } : {}) });
  return [answer.statusCode, answer.json().code];
};

describe('a batch from the drop to the figures in force', () => {
  let first: BatchDetail;

  test('a dropped file is recognised and counted, and nothing of it is in force yet', async () => {
    first = await county.drop(TAX, SHEETS[TAX]!);
    expect(first).toMatchObject({
      status: 'draft',
      datasetId: 'nashui',
      department: '县税务局',
      year: 2023,
      sameAs: null,
      counts: { rows: 16, byCode: 16, added: 8, changed: 0, unchanged: 0, held: 0 },
    });
    expect(await factOf(1, 'taxPaid')).toBeUndefined();
  });

  test('the preview shows the sender’s own rows with the figure in the unit of the plan', async () => {
    const page = await county.read<PreviewPage>(`/api/intake/batches/${first.id}/rows?show=all`);
    expect(page.total).toBe(16);
    const [row] = page.rows;
    expect([row!.row, row!.creditCode, row!.matchedBy, row!.state]).toEqual([2, code(1), 'code', 'added']);
    // 600 千元 is 60 万元
    expect(row!.cells.find(({ index }) => index === 4)).toMatchObject({ raw: '600', value: '60' });
  });

  test('committed, the quarters are added up: 600 + 400 千元 are 100 万元', async () => {
    const committed = await county.commit(first);
    expect([committed.status, committed.finality, committed.committedBy]).toEqual([
      'committed',
      'confirmed',
      '甲',
    ]);
    expect(await factOf(1, 'taxPaid')).toEqual(['100', 'known']);
    expect(await factOf(8, 'taxPaid')).toEqual(['39.99', 'known']);
    const matrix = await county.read<IntakeMatrix>('/api/intake/matrix');
    const cell = matrix.rows
      .find(({ datasetId }) => datasetId === 'nashui')!
      .cells.find(({ year }) => year === 2023);
    expect(cell).toMatchObject({ state: 'confirmed', batchId: first.id, enterprises: 8 });
  });

  test('the same bytes again are recognised as such, and nothing would change', async () => {
    const again = await county.drop('另一个名字2023.csv', SHEETS[TAX]!);
    expect(again.sameAs).toEqual({ id: first.id, number: first.number });
    expect(again.counts).toMatchObject({ added: 0, changed: 0, unchanged: 8 });
    expect((await county.office.delete(`/api/intake/batches/${again.id}`)).statusCode).toBe(204);
  });

  test('a correcting sheet supersedes what it speaks of and leaves the rest', async () => {
    const second = await county.drop(TAX, correction([1, '700', '900']));
    expect(second.counts).toMatchObject({ changed: 1, unchanged: 0, added: 0 });
    await county.commit(second);
    expect(await factOf(1, 'taxPaid')).toEqual(['70', 'known']);
    expect(await factOf(1, 'sales')).toEqual(['900', 'known']);
    expect(await factOf(2, 'taxPaid')).toEqual(['50', 'known']);
    await county.undo(second);
    expect(await factOf(1, 'taxPaid')).toEqual(['100', 'known']);
    expect(await factOf(1, 'sales')).toEqual(['1000', 'known']);
  });

  test('of three batches the middle one undone changes nothing, the last one undone lets the first through', async () => {
    const middle = await county.send(TAX, correction([3, '10', '1']));
    const last = await county.send(TAX, correction([3, '20', '2']));
    await county.undo(middle);
    expect(await factOf(3, 'taxPaid')).toEqual(['2', 'known']);
    await county.undo(last);
    expect(await factOf(3, 'taxPaid')).toEqual(['100', 'known']);
  });

  test('a correction to something unreadable makes the figure unknown, never the old one and never zero', async () => {
    const spoilt = await county.send(TAX, correction([4, '约三十万', '1000']));
    expect(await factOf(4, 'taxPaid')).toEqual([null, 'unknown']);
    expect(await factOf(4, 'sales')).toEqual(['1000', 'known']);
    await county.undo(spoilt);
    expect(await factOf(4, 'taxPaid')).toEqual(['50', 'known']);
  });

  test('undone whole, and the same file may come again', async () => {
    const undone = await county.undo(first);
    expect([undone.status, undone.sameAs]).toEqual(['undone', null]);
    expect(await factOf(1, 'taxPaid')).toBeUndefined();
    const again = await county.drop(TAX, SHEETS[TAX]!);
    expect([again.sameAs, again.counts!.added]).toEqual([null, 8]);
    await county.commit(again);
    expect(await factOf(1, 'taxPaid')).toEqual(['100', 'known']);
  });

  test('an earlier batch reopened is read anew as another draft; the earlier one stays undone', async () => {
    const opened = await county.office.post(`/api/intake/batches/${first.id}/reopen`);
    const draft = opened.json<BatchDetail>();
    expect([opened.statusCode, draft.status, draft.fileHash]).toEqual([200, 'draft', first.fileHash]);
    expect(draft.number).toBeGreaterThan(first.number);
    expect(draft.counts).toMatchObject({ unchanged: 8 });
    expect((await county.read<BatchDetail>(`/api/intake/batches/${first.id}`)).status).toBe('undone');
    await county.office.delete(`/api/intake/batches/${draft.id}`);
  });

  test('the projection kept up step by step equals one built from scratch', async () => {
    await county.send('占地台账2023.csv', SHEETS['占地台账2023.csv']!);
    await county.send(TAX, correction([2, '251', '1000'], [5, '', '77']));
    const kept = await projection();
    expect(kept).toHaveLength(8);
    await county.deps.db.transaction(async (tx) => {
      await tx.run(sql`delete from enterprise_years`);
      await rebuildYears(tx, sql`select credit_code, year from fact_values`);
    });
    expect(await projection()).toEqual(kept);
  });
});

describe('what a batch refuses', () => {
  test('committed twice, committed when laid aside, undone twice, ruled on when committed', async () => {
    const batch = await county.drop('电量台账2023.csv', SHEETS['电量台账2023.csv']!);
    await county.commit(batch);
    const at = `/api/intake/batches/${batch.id}`;
    expect(await refusal('POST', `${at}/commit`, {})).toEqual([409, 'BATCH_NOT_DRAFT']);
    expect(await refusal('DELETE', at)).toEqual([409, 'BATCH_NOT_DRAFT']);
    const ruling = { problemId: 'x', action: 'dismiss' };
    expect(await refusal('POST', `${at}/rulings`, ruling)).toEqual([409, 'BATCH_NOT_DRAFT']);
    await county.undo(batch);
    expect(await refusal('POST', `${at}/undo`)).toEqual([409, 'BATCH_ALREADY_UNDONE']);
    expect(await refusal('POST', `${at}/commit`, {})).toEqual([409, 'BATCH_NOT_DRAFT']);
  });

  test('a draft laid aside can be neither committed nor undone', async () => {
    const batch = await county.drop('电量台账2023.csv', SHEETS['电量台账2023.csv']!);
    const at = `/api/intake/batches/${batch.id}`;
    expect((await county.office.delete(at)).statusCode).toBe(204);
    expect(await refusal('POST', `${at}/commit`, {})).toEqual([409, 'BATCH_NOT_DRAFT']);
    expect(await refusal('POST', `${at}/undo`)).toEqual([409, 'BATCH_NOT_DRAFT']);
  });

  test('committed by somebody who saw an earlier reading', async () => {
    const batch = await county.drop('电量台账2023.csv', SHEETS['电量台账2023.csv']!);
    const at = `/api/intake/batches/${batch.id}`;
    await county.office.patch(at, { year: 2022 });
    expect(await refusal('POST', `${at}/commit`, { revision: batch.revision })).toEqual([
      409,
      'CHANGED_MEANWHILE',
    ]);
    // Nor corrected over the correction that was not seen: who made it is told.
    const late = await county.office.patch(at, { year: 2021, revision: batch.revision });
    expect(late.json()).toMatchObject({
      code: 'CHANGED_MEANWHILE',
      details: [{ message: '2023-09-01 甲：改正识别结果' }],
    });
    expect((await county.read<BatchDetail>(at)).year).toBe(2022);
    await county.office.delete(at);
  });

  test('a table nobody knows, and one in which no enterprise is known', async () => {
    const strange = await county.drop(
      '菜谱.csv',
      csv([
        ['菜名', '价格'],
        ['红烧肉', '48'],
      ]),
    );
    expect([strange.status, strange.datasetId]).toEqual(['draft', null]);
    const commit = `/api/intake/batches/${strange.id}/commit`;
    expect(await refusal('POST', commit, {})).toEqual([409, 'BATCH_NOT_RECOGNISED']);
    const foreign = csv([HEADER, ['2023', '91330000MA0000000X', '外县某厂', '上', '1', '1']]);
    const empty = await county.drop(TAX, foreign);
    expect(await refusal('POST', `/api/intake/batches/${empty.id}/commit`, {})).toEqual([409, 'BATCH_EMPTY']);
  });

  test('a heading that nothing stands under is said to be empty; a year that nobody knows yet is another matter', async () => {
    expect((await county.drop(TAX, csv([HEADER]))).empty).toBe(true);
    const ageless = csv([HEADER, ['', code(1), name(1), '上', '1', '1']]);
    const drafts = [await county.drop('纳税开票.csv', ageless), await county.drop(TAX, SHEETS[TAX]!)];
    expect(drafts.map(({ empty }) => empty)).toEqual([false, false]);
  });

  test('a batch that is not there', async () => {
    const at = '/api/intake/batches/00000000-0000-4000-8000-000000000000';
    expect(await refusal('POST', `${at}/commit`, {})).toEqual([404, 'BATCH_NOT_FOUND']);
    expect(await refusal('POST', `${at}/reopen`)).toEqual([404, 'BATCH_NOT_FOUND']);
  });

  test('a file that is no table is kept as failed, with its sentence and remedy', async () => {
    const failed = await county.drop('表.xlsx', 'PK\u0003\u0004 cut off');
    expect(failed.status).toBe('failed');
    expect(failed.failure!.message).not.toBe('');
    expect(failed.failure!.remedy).not.toBe('');
  });
});

describe('two people at once', () => {
  test('two batches committed together go one after the other, and the later number is in force', async () => {
    const [a, b] = [
      await county.drop(TAX, correction([6, '61', '80'])),
      await county.drop(TAX, correction([6, '62', '80'], [7, '12', '80'])),
    ];
    const committed = await Promise.all([county.commit(a), county.commit(b)]);
    const rows = await county.deps.db.read((tx) =>
      tx.rows<{ id: string }>(
        sql`select id from batches where status = 'committed' order by commit_no desc limit 2`,
      ),
    );
    expect(new Set(rows.map(({ id }) => id))).toEqual(new Set(committed.map(({ id }) => id)));
    expect(await factOf(6, 'taxPaid')).toEqual([rows[0]!.id === a.id ? '6.1' : '6.2', 'known']);
    expect(await factOf(7, 'taxPaid')).toEqual(['1.2', 'known']);
  });

  test('one batch committed twice at the same moment is committed once', async () => {
    const batch = await county.drop(TAX, correction([6, '63', '80']));
    const commit = () => county.office.post(`/api/intake/batches/${batch.id}/commit`, {});
    const statuses = (await Promise.all([commit(), commit()])).map(({ statusCode }) => statusCode);
    expect(statuses.sort()).toEqual([200, 409]);
  });

  test('a correction and a commit at the same moment: one of them is refused, and never is committed what nobody saw', async () => {
    // The sheet has no column for the year, so that the year of the batch is the person's to say.
    const power = csv([
      ['客户代码', '客户名称', '年电量'],
      [code(6), name(6), '64'],
    ]);
    const batch = await county.drop('电量台账2023.csv', power);
    const answers = await Promise.all([
      county.office.patch(`/api/intake/batches/${batch.id}`, { year: 2022 }),
      county.office.post(`/api/intake/batches/${batch.id}/commit`, {}),
    ]);
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409]);
    const now = await county.read<BatchDetail>(`/api/intake/batches/${batch.id}`);
    // Corrected first, it waits to be looked at again; committed first, it stays with the year that was seen.
    expect([now.status, now.year]).toEqual(
      answers[0]!.statusCode === 200 ? ['draft', 2022] : ['committed', 2023],
    );
  });
});

test('before it is committed, a batch says which enterprises change', async () => {
  const batch = await county.drop(TAX, correction([1, '1', '1']));
  const effect = await county.read<BatchEffect>(`/api/intake/batches/${batch.id}/effect`);
  expect(effect.enterprises).toBe(1);
});

test('a reader sees batches and may not touch them', async () => {
  const { rows } = await county.read<{ rows: BatchDetail[] }>('/api/intake/batches');
  const at = `/api/intake/batches/${rows[0]!.id}`;
  expect((await county.reader.get(at)).statusCode).toBe(200);
  for (const url of [`${at}/commit`, `${at}/undo`, `${at}/reopen`, '/api/intake/batches']) {
    expect((await county.reader.post(url, {})).json().code).toBe('NOT_ALLOWED');
  }
});
