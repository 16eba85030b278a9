import type { AuditPage } from '@tenglong/contracts/audit';
import type { EntryDetail, EntryPage, RegisterDetail, RegisterSummary } from '@tenglong/contracts/register';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { TestClient } from '../../../test/app.ts';
import { code, name } from '../../../test/plans/yunping.ts';
import { createSmallCounty, type SmallCounty, sendAll } from '../../../test/small-county.ts';

let county: SmallCounty;
let town: TestClient;
let lead: TestClient;
beforeAll(async () => {
  county = await createSmallCounty();
  town = await county.as('township');
  lead = await county.as('department');
  await sendAll(county);
});
afterAll(() => county.close());

const JPEG = Buffer.from([0xff, 0xd8, 0xff, 0xe0, 1, 2, 3, 4]);

const open = async (firm: number): Promise<EntryDetail> => {
  const body = { subjectId: code(firm), subjectName: '随便写的', unitId: null, fields: {} };
  const answer = await county.office.post('/api/registers/cleanup/entries', body);
  if (answer.statusCode !== 200) throw new Error(answer.body);
  return answer.json();
};
const act = (client: TestClient, { id, revision }: EntryDetail, body: object) =>
  client.post(`/api/entries/${id}/events`, { revision, ...body });
const attach = (client: TestClient, entry: EntryDetail, kind: string, bytes: Buffer, file = 'a.jpg') => {
  const part = (field: string, value: string) =>
    `--b\r\ncontent-disposition: form-data; name="${field}"\r\n\r\n${value}\r\n`;
  const head = `${part('kind', kind)}${part('revision', String(entry.revision))}--b\r\ncontent-disposition: form-data; name="file"; filename="${file}"\r\ncontent-type: image/jpeg\r\n\r\n`;
  return client.inject({
    method: 'POST',
    url: `/api/entries/${entry.id}/evidence`,
    headers: { 'content-type': 'multipart/form-data; boundary=b' },
    payload: Buffer.concat([Buffer.from(head), bytes, Buffer.from('\r\n--b--\r\n')]),
  });
};
const read = (id: string) => county.read<EntryDetail>(`/api/entries/${id}`);
const refusal = (answer: Awaited<ReturnType<TestClient['get']>>) => {
  const { code: problem, details = [] } = answer.json();
  return [answer.statusCode, problem, ...details.map(({ message }: { message: string }) => message)];
};

/** A file that begins like this and is one byte longer than so many megabytes. */
const sized = (head: Buffer, megabytes: number): Buffer =>
  Buffer.concat([head, Buffer.alloc(megabytes * 1024 * 1024 + 1 - head.length)]);

describe('an entry', () => {
  let entry: EntryDetail;
  beforeAll(async () => {
    entry = await open(1);
  });

  test('goes by the roster, whatever was typed, and starts with a deadline', () => {
    expect(entry).toMatchObject({
      subjectName: name(1),
      unitName: '石桥街道',
      stageTitle: '整改',
      light: { light: 'green', title: '按期' },
      revision: 1,
      next: { title: '报验', by: '石桥街道', mine: false },
    });
    expect(entry.dueOn).toMatch(/^\d{4}-\d{2}-\d{2}$/);
  });

  test('stands on the list once while it is open', async () => {
    const body = { subjectId: code(1), subjectName: name(1), unitId: null, fields: {} };
    const again = await county.office.post('/api/registers/cleanup/entries', body);
    expect(refusal(again)).toEqual([409, 'ENTRY_ALREADY_LISTED']);
  });

  test('says what a step lacks, all of it', async () => {
    expect(refusal(await act(town, entry, { kind: 'move', move: 'report' }))).toEqual([
      409,
      'ENTRY_REFUSED',
      '“报验”还缺 3 项。请把所缺的补齐后再办',
      '整治办法未填',
      '腾出用地未填',
      '现场照片还差 1 件',
    ]);
  });

  test.each([
    [
      'a page dressed as a photo',
      'photo',
      Buffer.from('<svg onload="alert(1)">'),
      '只收照片（jpg、png、webp、heic）、PDF 和 Word、Excel 文件',
    ],
    [
      'a document where a photo is wanted',
      'photo',
      Buffer.from('%PDF-1.7'),
      '这里要照片，请拍照或选图片文件',
    ],
    ['a photo one byte beyond 20 MB', 'photo', sized(JPEG, 20), '照片请控制在 20 兆以内'],
    [
      'a document one byte beyond 50 MB',
      'report',
      sized(Buffer.from('%PDF-1.7'), 50),
      '材料请控制在 50 兆以内；扫描件请降低清晰度，或分成几份上传',
    ],
  ])('takes no %s for evidence', async (_title, kind, bytes, sentence) => {
    expect(refusal(await attach(town, entry, kind, bytes))).toEqual([415, 'EVIDENCE_REFUSED', sentence]);
    expect((await read(entry.id)).evidence).toEqual([]);
  });

  test('takes a photo, and gives it back as a download only to those who may see the entry', async () => {
    const answer = await attach(town, entry, 'photo', JPEG);
    expect(answer.statusCode, answer.body).toBe(200);
    entry = answer.json();
    const [piece] = entry.evidence;
    expect(piece).toMatchObject({ label: '现场照片', by: '丁' });
    const file = await lead.get(`/api/entries/${entry.id}/evidence/${piece?.file}`);
    expect(file.headers).toMatchObject({
      'content-type': 'application/octet-stream',
      'x-content-type-options': 'nosniff',
    });
    expect(String(file.headers['content-disposition'])).toMatch(/^attachment;/);
    expect(file.rawPayload.equals(JPEG)).toBe(true);
  });

  test('is held against what is known of the enterprise', async () => {
    // 云屏甲号厂 has 10 亩.
    const fields = { way: 'improve', freed: '10.01' };
    expect(refusal(await act(town, entry, { kind: 'move', move: 'report', fields }))).toContain(
      '腾出用地大于企业用地',
    );
  });

  test('moved by two at once moves once, and the second hears who was first', async () => {
    const fields = { way: 'improve', freed: '6.20' };
    const body = { kind: 'move', move: 'report', fields };
    const [first, second] = await Promise.all([act(town, entry, body), act(town, entry, body)]);
    const answers = [first, second].sort((a, b) => a.statusCode - b.statusCode);
    expect(answers[0]?.statusCode, answers[0]?.body).toBe(200);
    expect(answers[1] && refusal(answers[1])).toEqual([
      409,
      'ENTRY_CHANGED',
      expect.stringMatching(/^\d{4}-\d{2}-\d{2} 丁：报验，到“验收”（整治办法、腾出用地）$/),
    ]);
    entry = await read(entry.id);
    expect(entry).toMatchObject({ stage: 'checking', revision: 3 });
  });

  test('is not closed by the one who reported it, nor before the signature', async () => {
    expect(refusal(await act(town, entry, { kind: 'move', move: 'finish' }))).toEqual([
      409,
      'ENTRY_REFUSED',
      '“办结”还缺 2 项。请把所缺的补齐后再办',
      '县应急局未签字',
      '须由另一人复核',
    ]);
    expect(refusal(await act(lead, entry, { kind: 'move', move: 'finish' }))).toContain('县应急局未签字');
  });

  test('keeps everything that happened, the latest first', () => {
    expect(entry.events.map(({ title, by }) => [title, by])).toEqual([
      ['报验，到“验收”', '丁'],
      ['上传现场照片', '丁'],
      ['列入清单，到“整改”', '甲'],
    ]);
  });
});

describe('a remark', () => {
  test.each(['', '   '])('that says nothing (%j) is asked for its words, not for a reason', async (text) => {
    const { rows } = await county.read<EntryPage>('/api/registers/cleanup/entries');
    const body = { revision: rows[0]?.revision, text };
    for (const [url, payload] of [
      [`/api/entries/${rows[0]?.id}/comments`, body],
      [`/api/entries/${rows[0]?.id}/events`, { kind: 'comment', ...body }],
    ] as const) {
      const answer = await county.office.post(url, payload);
      expect([answer.statusCode, answer.json().details[0].message]).toEqual([400, '请写下要留的话']);
    }
  });
});

describe('a township', () => {
  test('neither sees nor moves what is not its own', async () => {
    // 云屏丙号厂 is in another township.
    const other = await open(3);
    expect(other.unitName).not.toBe('石桥街道');
    expect(refusal(await town.get(`/api/entries/${other.id}`))).toEqual([404, 'ENTRY_NOT_FOUND']);
    expect(refusal(await act(town, other, { kind: 'comment', text: '看看' }))).toEqual([
      404,
      'ENTRY_NOT_FOUND',
    ]);
    const page: EntryPage = (await town.get('/api/registers/cleanup/entries')).json();
    expect(page.rows.map(({ unitName }) => unitName)).toEqual(['石桥街道']);
    expect(page.total).toBe(1);
  });

  test('may not put anything on the list, and a reader may not move anything', async () => {
    const body = { subjectId: code(2), subjectName: name(2), unitId: null, fields: {} };
    const tried = await town.post('/api/registers/cleanup/entries', body);
    expect([403, 404, 409]).toContain(tried.statusCode);
    const reader = await county.as('reader');
    const { rows } = await county.read<EntryPage>('/api/registers/cleanup/entries');
    const answer = await reader.post(`/api/entries/${rows[0]?.id}/events`, {
      kind: 'comment',
      revision: 1,
      text: '好',
    });
    expect(refusal(answer)).toEqual([403, 'NOT_ALLOWED']);
  });
});

describe('the register', () => {
  test('is the sum of its entries, beside the plan’s own targets', async () => {
    const [summary] = await county.read<RegisterSummary[]>('/api/registers');
    expect(summary).toMatchObject({ id: 'cleanup', total: 2, closed: 0, overdue: 0, target: '41' });
    const detail = await county.read<RegisterDetail>('/api/registers/cleanup');
    expect(detail.stages.map(({ title, count }) => [title, count])).toEqual([
      ['整改', 1],
      ['验收', 1],
      ['办结', 0],
    ]);
    expect(detail.progress[0]).toMatchObject({ address: '附件3#1', column: '企业数', unit: '家', done: '0' });
    expect(detail.progress[0]?.units.find(({ unitName }) => unitName === '石桥街道')).toMatchObject({
      target: '12',
      done: '0',
      open: 1,
    });
  });

  test('turns red once the deadline is past', async () => {
    county.clock.advance({ hours: 60 * 24 });
    const office = await county.as('office');
    const overdue: EntryPage = (await office.get('/api/registers/cleanup/entries?overdue=1')).json();
    expect(overdue.rows.map(({ light }) => light.title)).toEqual(['逾期', '逾期']);
    const [summary]: RegisterSummary[] = (await office.get('/api/registers')).json();
    expect(summary?.overdue).toBe(2);
  });

  test.each([
    ['/api/registers/nothing', 'REGISTER_NOT_FOUND'],
    ['/api/entries/00000000-0000-4000-8000-000000000000', 'ENTRY_NOT_FOUND'],
    ['/api/registers/cleanup/entries?sort=field.nothing', 'INPUT_INVALID'],
  ])('%s is refused with a sentence', async (url, problem) => {
    const office = await county.as('office');
    expect((await office.get(url)).json()).toMatchObject({
      code: problem,
      remedy: expect.any(String),
    });
  });
});

test('the audit tells what is done to entries in the words of their list', async () => {
  const auditor = await county.as('auditor');
  const { registers } = (await auditor.get('/api/audit?action=register.opened')).json<AuditPage>();
  const [cleanup] = registers;
  expect(registers).toHaveLength(1);
  expect(cleanup).toMatchObject({ id: 'cleanup', title: '低效企业整治清单' });
  expect(Object.values(cleanup?.stages ?? {})).toContain('整改');
  expect(Object.values(cleanup?.moves ?? {})).toContain('报验');
  expect(Object.values(cleanup?.fields ?? {}).map(({ label }) => label)).toContain('腾出用地');
});
