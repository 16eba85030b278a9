import type { RunDetail } from '@tenglong/contracts/evaluation';
import { ROLES, type Role } from '@tenglong/contracts/identity';
import type { EntryDetail } from '@tenglong/contracts/register';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ACCESS, type AccessRow } from './access-table.ts';
import type { TestClient } from './app.ts';
import { code, csv, FIRMS, name } from './plans/yunping.ts';
import { readTexts } from './read-workbook.ts';
import { createSmallCounty, type SmallCounty, sendAll } from './small-county.ts';

/**
 * Every route that is about an enterprise or an entry, for every role that may call it, with one's own, with one of
 * one's own unit, and with one of another unit. 石桥街道 has firms 1, 5 and 6, the enterprise's account is firm 1's.
 */
const OWN = 1;
const SAME_UNIT = 5;
const OTHER_UNIT = 3;
const FIRMS_OF_UNIT = [1, 5, 6];

/** Tax of one firm that stands nowhere else, so that its figure is known wherever it shows. */
const TELLING = '1234567.1';
/** As sent, as tax in 万元, and per 亩 of its ten. */
const TELLING_SHOWN = /1234567|24,?691/;

let county: SmallCounty;
let run: RunDetail;
let again: RunDetail;
const clients = new Map<Role, TestClient>();
const entries = new Map<number, EntryDetail>();

/** Bytes of a picture, by which it is known. */
const PNG = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex');

const evidenceOf = (firm: number) => entries.get(firm)?.evidence[0]?.file ?? '';

beforeAll(async () => {
  county = await createSmallCounty();
  await sendAll(county);
  const TAX = ['属期', '纳税人代码', '纳税人', '季度', '实缴税金', '开票销售（万元）'];
  await county.send(
    '纳税开票2023补.csv',
    csv([TAX, ...['上', '下'].map((part) => ['2023', code(2), name(2), part, TELLING, '500'])]),
  );
  run = (await county.office.post('/api/evaluation/runs', { year: 2023 })).json();
  again = (await county.office.post('/api/evaluation/runs', { year: 2023 })).json();
  for (const role of ROLES) clients.set(role, await county.as(role));
  for (const firm of [OWN, SAME_UNIT, OTHER_UNIT]) {
    const body = { subjectId: code(firm), subjectName: name(firm), unitId: null, fields: {} };
    const opened = (await county.office.post('/api/registers/cleanup/entries', body)).json<EntryDetail>();
    const kind = opened.evidenceSpecs.find(({ photo }) => photo)?.kind ?? opened.evidenceSpecs[0]?.kind ?? '';
    const attached = await county.office.inject(
      multipart(`/api/entries/${opened.id}/evidence`, kind, 1, firm),
    );
    if (attached.statusCode !== 200) throw new Error(attached.body);
    entries.set(firm, attached.json());
  }
});
afterAll(() => county.close());

function multipart(url: string, kind: string, revision: number, salt: number) {
  const field = (key: string, value: string) =>
    `--b\r\ncontent-disposition: form-data; name="${key}"\r\n\r\n${value}\r\n`;
  const head = `${field('kind', kind)}${field('revision', String(revision))}--b\r\ncontent-disposition: form-data; name="file"; filename="x.png"\r\n\r\n`;
  return {
    method: 'POST' as const,
    url,
    headers: { 'content-type': 'multipart/form-data; boundary=b' },
    payload: Buffer.concat([Buffer.from(head), PNG, Buffer.from([salt]), Buffer.from('\r\n--b--\r\n')]),
  };
}

const QUERIES: Readonly<Record<string, string>> = {
  'GET /api/enterprises/suggest': '?q=云屏',
  'GET /api/enterprises/export': '',
  'GET /api/evaluation/runs/:id/baselines/:indicator': '?scale=above',
  'GET /api/evaluation/adjustments': '?year=2023',
  'GET /api/registers/:register/opening': '?subject=:creditCode',
};

/** The address of a route about one firm. */
function addressOf(route: string, firm: number): string {
  const [, pattern = ''] = route.split(' ');
  const id = pattern.startsWith('/api/entries') ? (entries.get(firm)?.id ?? '') : run.id;
  return `${pattern}${QUERIES[route] ?? ''}`
    .replace(':creditCode', code(firm))
    .replace(':subject', code(firm))
    .replace(':register', 'cleanup')
    .replace(':indicator', 'taxPerMu')
    .replace(':other', again.id)
    .replace(':fact', 'taxPaid')
    .replace(':file', evidenceOf(firm))
    .replace(':year', '2023')
    .replace(':id', id);
}

/** A request that would be carried out if one may. */
function request(route: string, firm: number) {
  const url = addressOf(route, firm);
  if (route.startsWith('GET ')) return { method: 'GET' as const, url };
  const entry = entries.get(firm);
  const revision = entry?.revision ?? 1;
  if (route.endsWith('/evidence'))
    return multipart(url, entry?.evidence[0]?.kind ?? '', revision, firm + 100);
  const opening = { subjectId: code(firm), subjectName: name(firm), unitId: null, fields: {} };
  const bodies: Readonly<Record<string, object>> = {
    'what-if': { facts: {} },
    comments: { revision, text: '请看' },
    entries: opening,
  };
  const payload = bodies[route.split('/').at(-1) ?? ''] ?? { kind: 'comment', revision, text: '请看' };
  return { method: 'POST' as const, url, payload };
}

async function send(role: Role, route: string, firm: number) {
  const answer = await (clients.get(role) as TestClient).inject(request(route, firm));
  if (route.startsWith('POST /api/entries') && answer.statusCode === 200) entries.set(firm, answer.json());
  return answer;
}

/** Whether a role reaches a firm, as the task force would say it. */
function reaches(role: Role, firm: number): boolean {
  if (role === 'enterprise') return firm === OWN;
  return role === 'township' ? FIRMS_OF_UNIT.includes(firm) : true;
}

/** What of a route the figures' rights refuse, whoever's they are. */
const WITHHELD: Readonly<Record<string, readonly [Role, number]>> = {
  'POST /api/evaluation/runs/:id/enterprises/:creditCode/what-if': ['department', 403],
  'GET /api/evaluation/runs/:id/enterprises/:creditCode/ways': ['department', 403],
  'GET /api/enterprises/:creditCode/facts/:year/:fact': ['department', 404],
  // No step of this county's list names the enterprise: there is nothing for it to bring.
  'POST /api/entries/:id/evidence': ['enterprise', 409],
};

/** What is carried out but finds its work done, or not theirs: each firm stands on the list already. */
const DONE_ALREADY: Readonly<Record<string, number>> = { 'POST /api/registers/:register/entries': 409 };

const routesOf = (...reach: AccessRow['reach'][]) =>
  Object.entries(ACCESS).filter((entry) => reach.includes(entry[1].reach));

/** Everything an answer says, a workbook's cells included. */
async function wordsOf(answer: Awaited<ReturnType<TestClient['get']>>): Promise<string> {
  const type = String(answer.headers['content-type']);
  return type.includes('spreadsheet') ? JSON.stringify(await readTexts(answer.rawPayload)) : answer.body;
}

describe.each(routesOf('enterprise', 'entry'))('%s', (route, { may }) => {
  describe.each(may)('%s', (role) => {
    test.each([
      ['its own', OWN],
      ['another enterprise of the same unit', SAME_UNIT],
      ['one of another unit', OTHER_UNIT],
    ])('%s', async (_title, firm) => {
      const [withheldFrom, refused = 0] = WITHHELD[route] ?? [];
      const carriedOut = DONE_ALREADY[route] ?? 200;
      const wanted = !reaches(role, firm) ? 404 : role === withheldFrom ? refused : carriedOut;
      const answer = await send(role, route, firm);
      expect(answer.statusCode, answer.body).toBe(wanted);
    });
  });
});

describe.each(routesOf('list', 'enterprise', 'entry'))(
  '%s tells nobody of firms out of reach',
  (route, { may }) => {
    test.each(may.filter((role) => role === 'township' || role === 'enterprise'))('%s', async (role) => {
      if (!route.startsWith('GET ')) return;
      const said = await wordsOf(await send(role, route, OWN));
      const foreign = FIRMS.map(({ index }) => index).filter((firm) => !reaches(role, firm));
      for (const firm of foreign) {
        expect(said).not.toContain(name(firm));
        expect(said).not.toContain(code(firm));
      }
    });

    test.runIf(route.startsWith('GET ') && may.includes('enterprise'))(
      'enterprise: asked for another’s, no figure of it is told',
      async () => {
        for (const firm of [2, SAME_UNIT, OTHER_UNIT]) {
          const said = await wordsOf(await send('enterprise', route, firm));
          expect(said).not.toMatch(TELLING_SHOWN);
        }
      },
    );

    test.runIf(route.startsWith('GET ') && may.includes('department'))(
      'department: a confidential figure of another department is in no answer',
      async () => {
        for (const firm of [OWN, 2]) {
          expect(await wordsOf(await send('department', route, firm))).not.toMatch(TELLING_SHOWN);
        }
      },
    );
  },
);

describe('field rights', () => {
  test('the telling figure is there for those who may read it, or the tests above prove nothing', async () => {
    for (const role of ['office', 'inspector', 'leader', 'reader'] as const) {
      expect(await wordsOf(await send(role, 'GET /api/enterprises', 2))).toMatch(TELLING_SHOWN);
      expect(await wordsOf(await send(role, 'GET /api/enterprises/export', 2))).toMatch(TELLING_SHOWN);
    }
    expect((await send('enterprise', 'GET /api/enterprises/:creditCode', OWN)).body).toContain('taxPaid');
  });

  test.each([
    ['a column', '/api/enterprises/export?columns=name,fact.taxPaid'],
    ['a filter', '/api/enterprises?where=fact.taxPaid:gt:1000'],
    ['a sort', '/api/enterprises?sort=fact.taxPaid'],
    ['a sort of results', '/api/evaluation/runs/RUN/results?scale=above&sort=value.taxPerMu'],
  ])('what may not be read cannot be asked for as %s', async (_title, url) => {
    const answer = await (clients.get('department') as TestClient).get(url.replace('RUN', run.id));
    expect([answer.statusCode, answer.json().code]).toEqual([400, 'INPUT_INVALID']);
  });

  test('a department reads what it answers for, however confidential, and what is restricted', async () => {
    await county.database.db.transaction((tx) =>
      tx.script(`update users set department_id = 'shuiwu' where account = 'department'`),
    );
    const seen = (await (clients.get('department') as TestClient).get('/api/enterprises')).json();
    expect(seen.facts.map(({ id }: { id: string }) => id)).toEqual(['landMu', 'taxPaid', 'sales', 'tenants']);
  });
});
