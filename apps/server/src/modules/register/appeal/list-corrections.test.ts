import type { AppealDesk, EntryDetail, OpeningPreview, PublicationPage } from '@tenglong/contracts/register';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { code, name } from '../../../../test/plans/yunping.ts';
import { APPEALS } from '../../../../test/plans/yunping-appeals.ts';
import { createSmallCounty, type SmallCounty, sendAll } from '../../../../test/small-county.ts';

interface Cleanup {
  readonly stages: readonly object[];
  readonly moves: readonly object[];
}

/** The list of 低效整治 with a way out for what should not be on it, and a clock that may be stopped. */
const withAppealed = (value: Cleanup) => ({
  ...value,
  stages: [...value.stages, { id: 'left', title: '移出', kind: 'dropped' }],
  moves: [
    ...value.moves,
    { id: 'upheld', title: '申诉采纳，移出', from: ['working'], to: 'left', by: ['system'], reason: true },
  ],
  holds: { by: ['office'], reasons: ['司法程序'] },
  appealed: { removed: 'upheld' },
});

let county: SmallCounty;
const entries = new Map<number, EntryDetail>();

const page = () => county.read<PublicationPage>('/api/publications/1');
const entryOf = (firmNo: number) => county.read<EntryDetail>(`/api/entries/${entries.get(firmNo)?.id}`);
const act = (id: string, body: object) => county.office.post(`/api/entries/${id}/events`, body);

/** An appeal of an enterprise that is ruled on by somebody other than who received it. */
async function rule(firmNo: number, plea: string, ruling = 'upheld', more: Record<string, string> = {}) {
  const { rows } = await page();
  const place = rows.find((row) => row.name === name(firmNo))?.place;
  const row: Record<string, string> = place === undefined ? {} : { row: String(place) };
  const made = await county.office.post('/api/registers/objection/entries', {
    subjectId: code(firmNo),
    subjectName: name(firmNo),
    unitId: null,
    fields: { item: `异议 ${firmNo} ${plea}`, notice: '1', plea, ...row, ...more },
  });
  expect(made.statusCode, made.body).toBe(200);
  const { id, revision } = made.json<EntryDetail>();
  await county.database.db.transaction((tx) =>
    tx.run(sql`update register_entries set stage_by = 'another' where id = ${id}`),
  );
  const fields = { ruling, grounds: '原件核实', ruledOn: '2023-09-01' };
  return { id, answer: await act(id, { kind: 'move', move: 'rule', revision, fields }) };
}

beforeAll(async () => {
  county = await createSmallCounty((documents) => [
    ...documents.map((one) =>
      one.path === 'registers/cleanup.yaml' ? { ...one, value: withAppealed(one.value as Cleanup) } : one,
    ),
    { path: 'registers/objection.yaml', value: APPEALS },
  ]);
  await sendAll(county);
  for (const firmNo of [1, 3, 5]) {
    const body = {
      subjectId: code(firmNo),
      subjectName: name(firmNo),
      unitId: null,
      fields: { freed: '0.5' },
    };
    entries.set(firmNo, (await county.office.post('/api/registers/cleanup/entries', body)).json());
  }
  const window = { against: 'cleanup', title: '低效整治名单', closes: '2023-09-01T18:00' };
  expect((await county.office.post('/api/publications', window)).statusCode).toBe(200);
});
afterAll(() => county.close());

describe('a ruling on an appeal over a published list', () => {
  test('that does not take it changes neither the list nor the entry', async () => {
    const before = await page();
    expect((await rule(3, 'removed', 'rejected')).answer.statusCode).toBe(200);
    expect(await page()).toEqual(before);
    expect(before).toMatchObject({ edition: 1, corrections: [] });
    expect((await entryOf(3)).stage).toBe('working');
  });

  test('that a row should not be there takes its entry off the list and makes the next edition', async () => {
    const before = await page();
    const { id, answer } = await rule(1, 'removed');
    expect(answer.statusCode, answer.body).toBe(200);
    const entry = await entryOf(1);
    expect(entry.stage).toBe('left');
    expect(entry.events).toContainEqual(
      expect.objectContaining({ title: '申诉采纳，移出，到“移出”', note: '第 1 次公示的申诉采纳：原件核实' }),
    );
    const after = await page();
    expect(after.rows).toEqual(before.rows);
    expect(after.digest).not.toBe(before.digest);
    expect(after.sentence).toContain('公示 3 家，申诉更正 1 处，现为 2 家（第 2 版）');
    expect(after.corrections).toMatchObject([
      { edition: 2, kind: 'removed', name: name(1), appealId: id, says: '不应在列，采纳' },
    ]);
    expect(after.corrections[0]?.followed).toBe('低效整治条目已办“申诉采纳，移出”');
  });

  test('is in the audit with the publication, the appeal and what was done', async () => {
    const rows = await county.database.db.read((tx) =>
      tx.rows<{ subject: string; source: object }>(
        sql`select subject, source from audit_log where action = 'appeal.listCorrected'`,
      ),
    );
    expect(rows).toMatchObject([{ subject: entries.get(1)?.id, source: { publication: 1 } }]);
  });

  test('whose entry cannot leave the list now is refused, and says what to do first', async () => {
    const { id, revision } = await entryOf(3);
    expect((await act(id, { kind: 'hold', revision, reason: '司法程序' })).statusCode).toBe(200);
    const { id: appealId, answer } = await rule(3, 'removed');
    expect([answer.statusCode, answer.json().code]).toEqual([409, 'ENTRY_REFUSED']);
    expect(answer.body).toContain(`低效整治“${name(3)}”正在暂停计时。请先恢复计时，再办裁定`);
    // Nothing of the ruling is kept.
    expect((await county.read<EntryDetail>(`/api/entries/${appealId}`)).closedOn).toBeNull();
    expect((await page()).edition).toBe(2);
  });

  test('that a row says something wrong is written on it and into the course of the entry', async () => {
    expect((await rule(5, 'corrected', 'upheld', { words: '腾出用地 0.8 亩' })).answer.statusCode).toBe(200);
    const after = await page();
    expect(after.corrections.at(-1)).toMatchObject({
      edition: 3,
      kind: 'corrected',
      says: '内容有误，采纳，应改为 腾出用地 0.8 亩',
    });
    const entry = await entryOf(5);
    expect(entry.stage).toBe('working');
    expect(JSON.stringify(entry.events)).toContain('第 1 次公示的申诉采纳：应改为 腾出用地 0.8 亩：原件核实');
  });

  test('that something is missing adds it to the edition', async () => {
    const ruled = await rule(6, 'missing');
    expect(ruled.answer.statusCode).toBe(200);
    // From there it is put on the list: by hand, because a list begins with whoever answers for it.
    const desk = () => county.read<AppealDesk>(`/api/entries/${ruled.id}/appeal`);
    expect((await desk()).toList).toEqual({
      register: 'cleanup',
      title: '低效整治',
      subject: code(6),
      listed: null,
    });
    const after = await page();
    expect(after.sentence).toContain('申诉更正 3 处，现为 3 家（第 4 版）');
    expect(after.corrections.at(-1)).toMatchObject({ kind: 'missing', place: null, name: name(6) });
  });

  test('is told where what was missing stands, once it was put on the list', async () => {
    const preview = await county.read<OpeningPreview>(`/api/registers/cleanup/opening?subject=${code(6)}`);
    expect(preview).toMatchObject({ subjectName: name(6), listed: null, refused: '' });
    const body = { subjectId: code(6), subjectName: name(6), unitId: null, fields: preview.fields };
    expect((await county.office.post('/api/registers/cleanup/entries', body)).statusCode).toBe(200);
    const appeal = (await page()).corrections.at(-1)?.appealId;
    const { toList } = await county.read<AppealDesk>(`/api/entries/${appeal}/appeal`);
    expect(toList?.listed?.stageTitle).toBe(preview.stageTitle);
  });

  test('shows an enterprise what was put right of its own row, and of no other', async () => {
    const firm = await county.as('enterprise');
    const own = (await firm.get('/api/publications/1')).json<PublicationPage>();
    expect(own.corrections.map((one) => one.name)).toEqual([name(1)]);
  });

  test('cannot be changed afterwards', async () => {
    for (const statement of [
      sql`update publication_corrections set grounds = '别的'`,
      sql`delete from publication_corrections`,
      sql`truncate publication_corrections`,
    ]) {
      await expect(county.database.db.transaction((tx) => tx.run(statement))).rejects.toThrow();
    }
  });
});
