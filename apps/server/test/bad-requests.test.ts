import { ROLES, type Role } from '@tenglong/contracts/identity';
import type { BatchDetail } from '@tenglong/contracts/intake';
import type { EntryDetail } from '@tenglong/contracts/register';
import { sql } from 'drizzle-orm';
import { afterAll, describe, expect, test } from 'vitest';
import { ACCESS } from './access-table.ts';
import { type Operation, operationsOf } from './fuzz/api-operations.ts';
import { code, name } from './plans/yunping.ts';
import { createSmallCounty, sendAll } from './small-county.ts';

/** What no page of ours sends: pages dressed as pictures, names with a way in them, bodies without end. */
const county = await createSmallCounty();
await sendAll(county);
afterAll(() => county.close());
const opened = await county.office.post('/api/registers/cleanup/entries', {
  subjectId: code(1),
  subjectName: name(1),
  unitId: null,
  fields: {},
});
const entry = opened.json<EntryDetail>();
const operations = operationsOf((await county.office.get('/api/docs/json')).json());
const titled = (some: readonly Operation[]) => some.map((one) => [`${one.method} ${one.path}`, one] as const);
const urlOf = ({ path }: Operation) =>
  path
    .replace('{register}', 'cleanup')
    .replace('/entries/{id}', `/entries/${entry.id}`)
    .replace('{number}/items/{entry}', `1/items/${entry.id}`);

const SVG = '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"><a href="javascript:alert(1)"/></svg>';
const HTML = '<!doctype html><html><body><script>alert(1)</script></body></html>';
const CHINESE = /[\u4e00-\u9fff]/;

/** A form as a hostile program writes it: the name of the file as it is, the fields that the route asks for. */
async function send(operation: Operation, fileName: string, bytes: string) {
  const fields = operation.path.includes('/evidence')
    ? { kind: 'photo', revision: String(entry.revision) }
    : {};
  const parts = Object.entries(fields).map(
    ([key, value]) => `--b\r\ncontent-disposition: form-data; name="${key}"\r\n\r\n${value}\r\n`,
  );
  const head = `--b\r\ncontent-disposition: form-data; name="file"; filename="${fileName}"\r\ncontent-type: image/png\r\n\r\n`;
  const client = await callerOf(operation);
  return client.inject({
    method: 'POST',
    url: urlOf(operation),
    headers: { 'content-type': 'multipart/form-data; boundary=b' },
    payload: `${parts.join('')}${head}${bytes}\r\n--b--\r\n`,
  });
}

const uploads = operations.filter(({ body }) => body?.kind === 'form');

test('the document knows every route that takes a file', () => {
  expect(titled(uploads).map(([title]) => title)).toEqual([
    'POST /api/plan/text',
    'POST /api/intake/batches',
    'POST /api/entries/{id}/evidence',
    'POST /api/registers/{register}/homecoming',
    'POST /api/spot-checks/{number}/items/{entry}/result',
    'POST /api/lists/homecoming',
    'POST /api/registers/{register}/machines',
    'POST /api/payment-lists/{id}/lines/{seq}/recoveries',
    'POST /api/payment-lists/{id}/return',
  ]);
});

describe.each(titled(uploads))('%s', (title, operation) => {
  test.each([
    ['a drawing with a script', '现场.svg', SVG],
    ['a drawing that calls itself a photo', '现场.png', SVG],
    ['a page', '方案.html', HTML],
    ['a page that calls itself a workbook', '方案.xlsx', HTML],
    ['a page that calls itself a document', '方案.pdf', HTML],
  ])('does not take %s', async (_what, fileName, bytes) => {
    const answer = await send(operation, fileName, bytes);
    // A workbook is read after it has come: its refusal stands in its batch.
    const refused = title === 'POST /api/intake/batches' ? answer.json<BatchDetail>().failure : answer.json();
    if (title !== 'POST /api/intake/batches') expect([400, 415, 422]).toContain(answer.statusCode);
    expect(refused?.message).toMatch(CHINESE);
    expect(refused?.remedy).toMatch(CHINESE);
  });
});

describe('a file whose name has a way in it', () => {
  const intake = uploads.find(({ path }) => path === '/api/intake/batches');
  test.each([
    ['../../../../etc/cron.d/纳税开票2023.csv', '纳税开票2023.csv'],
    ['C:\\Windows\\..\\纳税开票2023.csv', '纳税开票2023.csv'],
    ['/etc/passwd', 'passwd'],
    ['....//....//x.csv', 'x.csv'],
  ])('%s is kept under its last part alone', async (sent, kept) => {
    const answer = await send(intake as Operation, sent, `年份\n${sent}\n`);
    expect(answer.statusCode, answer.body).toBe(200);
    expect(answer.json<BatchDetail>().file).toBe(kept);
  });

  test('a dossier gives its evidence back under a name of ours, whatever the sender called it', async () => {
    const operation = uploads.find(({ path }) => path.endsWith('/evidence')) as Operation;
    const jpeg = '\u00ff\u00d8\u00ff\u00e0';
    const answer = await county.office.inject({
      method: 'POST',
      url: urlOf(operation),
      headers: { 'content-type': 'multipart/form-data; boundary=b' },
      payload: Buffer.from(
        `--b\r\ncontent-disposition: form-data; name="kind"\r\n\r\nphoto\r\n--b\r\ncontent-disposition: form-data; name="revision"\r\n\r\n${entry.revision}\r\n--b\r\ncontent-disposition: form-data; name="file"; filename="../../x.html"\r\n\r\n${jpeg}\r\n--b--\r\n`,
        'latin1',
      ),
    });
    expect(answer.statusCode, answer.body).toBe(200);
    const [piece] = answer.json<EntryDetail>().evidence;
    const file = await county.office.get(`/api/entries/${entry.id}/evidence/${piece?.file}`);
    const disposition = String(file.headers['content-disposition']);
    expect(disposition).toBe(`attachment; filename*=UTF-8''${encodeURIComponent('现场照片.jpg')}`);
    expect(file.headers).toMatchObject({
      'content-type': 'application/octet-stream',
      'x-content-type-options': 'nosniff',
    });
  });
});

const forms = operations.filter(({ body }) => body?.kind === 'json');
/** Somebody who may call it; the two open routes take anybody. */
const callerOf = async ({ method, path }: Operation) => {
  const may = ACCESS[`${method} ${path.replace(/\{(\w+)\}/g, ':$1')}`]?.may ?? [];
  const role: Role | undefined = ROLES.find((one) => may.includes(one));
  return role ? county.as(role) : county.anonymous;
};

describe.each(titled(forms))('%s', (_title, operation) => {
  test('does not take more than two megabytes of text, and says what to do', async () => {
    const { method } = operation;
    const client = await callerOf(operation);
    const answer = await client.inject({
      method,
      url: operation.path.replace(/\{\w+\}/g, '1'),
      payload: { text: 'x'.repeat(2 * 1024 * 1024) },
    });
    expect([answer.statusCode, answer.json().code]).toEqual([413, 'FORM_TOO_LONG']);
    expect(answer.json().remedy).toContain('请删减文字');
  });
});

test('what was refused left nothing in the store of files but what was handed in', async () => {
  const rows = await county.deps.db.read((tx) =>
    tx.rows<{ head: Uint8Array }>(
      sql`select bytes as head from file_chunks where seq = 0 and sha256 not in (select file_hash from batches)`,
    ),
  );
  const heads = rows.map(({ head }) => Buffer.from(head).toString('latin1'));
  expect(heads.filter((head) => /<svg|<html/.test(head))).toEqual([]);
});
