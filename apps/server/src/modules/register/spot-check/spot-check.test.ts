import { createHash } from 'node:crypto';
import type {
  EntryDetail,
  SpotCheckDetail,
  SpotCheckList,
  SpotCheckPopulation,
  Todo,
} from '@tenglong/contracts/register';
import { checkDraw } from '@tenglong/domain/register';
import { sha256 } from '@tenglong/domain/values';
import { sql } from 'drizzle-orm';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { TestClient } from '../../../../test/app.ts';
import { code, name } from '../../../../test/plans/yunping.ts';
import { createSmallCounty, type SmallCounty, sendAll } from '../../../../test/small-county.ts';

import { doDayPiece } from '../day/day-piece.ts';

let county: SmallCounty;
let inspector: TestClient;
const entries = new Map<number, string>();
const FIRMS = [1, 2, 3, 4, 5, 6];
const PDF = Buffer.from('%PDF-1.7 抽查核查表');

beforeAll(async () => {
  county = await createSmallCounty();
  await sendAll(county);
  for (const firm of FIRMS) {
    const body = { subjectId: code(firm), subjectName: name(firm), unitId: null, fields: {} };
    const opened = await county.office.post('/api/registers/cleanup/entries', body);
    entries.set(firm, opened.json<EntryDetail>().id);
  }
  // Firms 1 to 5 are closed, the last of them before the period; 6 is still being worked on.
  await close([1, 2, 3, 4], '2023-08-20');
  await close([5], '2023-07-31');
  inspector = await county.as('inspector');
});
afterAll(() => county.close());

const close = (firms: readonly number[], on: string) =>
  county.database.db.transaction((tx) =>
    tx.run(sql`
      update register_entries set stage = 'done', closed_on = ${on}, due_on = null
      where id = any(${sql.param(firms.map((firm) => entries.get(firm)))}::uuid[])`),
  );

const RULE = {
  registers: ['cleanup'],
  closedFrom: '2023-08-01',
  closedTo: '2023-08-31',
  size: 3,
  drawOn: '2023-09-02',
  publicSource: '排列5第23235期开奖号码',
};
const publish = (client: TestClient, change = {}) => client.post('/api/spot-checks', { ...RULE, ...change });
const draw = (number: number, publicValue: string) =>
  inspector.post(`/api/spot-checks/${number}/drawing`, { publicValue });
const judge = (client: TestClient, number: number, entry: string, said: object, bytes = PDF) => {
  const parts = Object.entries(said).map(
    ([key, value]) => `--b\r\ncontent-disposition: form-data; name="${key}"\r\n\r\n${value}\r\n`,
  );
  const head = `${parts.join('')}--b\r\ncontent-disposition: form-data; name="file"; filename="核查表.pdf"\r\n\r\n`;
  return client.inject({
    method: 'POST',
    url: `/api/spot-checks/${number}/items/${entry}/result`,
    headers: { 'content-type': 'multipart/form-data; boundary=b' },
    payload: Buffer.concat([Buffer.from(head), bytes, Buffer.from('\r\n--b--\r\n')]),
  });
};
const problem = (answer: Awaited<ReturnType<TestClient['get']>>) => [answer.statusCode, answer.json().code];
const dayLater = (day: string) =>
  new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
/** A day on, with everybody signed in anew. */
const nextDay = async () => {
  county.clock.advance({ hours: 24 });
  inspector = await county.as('inspector');
};

test('the digest of any text is the one that every other tool gives', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (text) => {
      expect(sha256(text)).toBe(createHash('sha256').update(text, 'utf8').digest('hex'));
    }),
  );
});

describe('a spot check', () => {
  test('is published by the inspectors, not by the office that closes', async () => {
    expect(problem(await publish(county.office))).toEqual([403, 'NOT_ALLOWED']);
    expect(problem(await publish(inspector, { drawOn: '2023-09-01' }))).toEqual([400, 'INPUT_INVALID']);
    expect(problem(await publish(inspector, { registers: ['nothing'] }))).toEqual([400, 'INPUT_INVALID']);
  });

  test('shows the hash of its seed and not the seed, to nobody', async () => {
    const made = (await publish(inspector)).json<SpotCheckDetail>();
    expect(made).toMatchObject({ number: 1, state: 'published', seed: null, items: [], mayDraw: false });
    expect(made.commitment).toMatch(/^[0-9a-f]{64}$/);
    const [kept] = await county.database.db.read((tx) =>
      tx.rows<{ seed: string }>(sql`select seed from spot_checks where number = 1`),
    );
    for (const client of [inspector, county.office]) {
      for (const path of ['', '/1', '/1/population']) {
        expect((await client.get(`/api/spot-checks${path}`)).body).not.toContain(kept?.seed ?? '?');
      }
    }
  });

  test('cannot be drawn before its day, by anybody', async () => {
    expect(problem(await draw(1, '80421'))).toEqual([409, 'SPOT_CHECK_NOT_DUE']);
    await nextDay();
    const asOffice = await county.as('office');
    expect(problem(await asOffice.post('/api/spot-checks/1/drawing', { publicValue: '1' }))).toEqual([
      403,
      'NOT_ALLOWED',
    ]);
  });

  test('wants the public value that was named, and none that was not', async () => {
    expect(problem(await draw(1, ''))).toEqual([400, 'INPUT_INVALID']);
  });

  test('freezes what was closed in the period and draws by lot, so that anybody can do it again', async () => {
    const drawn = (await draw(1, '80421')).json<SpotCheckDetail>();
    expect(drawn).toMatchObject({ state: 'drawn', population: 4, drawn: 3, publicValue: '80421' });
    const { ids, drawn: chosen } = (
      await inspector.get('/api/spot-checks/1/population')
    ).json<SpotCheckPopulation>();
    expect(ids).toEqual([1, 2, 3, 4].map((firm) => entries.get(firm)).sort());
    const key = `${drawn.seed}|80421`;
    const byTool = ids
      .map((id) => ({ id, lot: createHash('sha256').update(`${key}${id}`).digest('hex') }))
      .sort((a, b) => (a.lot < b.lot ? -1 : 1));
    expect(drawn.items.map(({ entryId, lot }) => ({ id: entryId, lot }))).toEqual(byTool.slice(0, 3));
    expect(
      createHash('sha256')
        .update(drawn.seed ?? '')
        .digest('hex'),
    ).toBe(drawn.commitment);
    const { commitment, publicValue, size, populationDigest } = drawn;
    const said = { commitment, publicValue, size, seed: drawn.seed ?? '', population: ids, drawn: chosen };
    expect(checkDraw({ ...said, populationDigest: populationDigest ?? '' })).toEqual({
      seedKept: true,
      populationKept: true,
      sampleKept: true,
    });
  });

  test('is drawn once and cannot be taken back then', async () => {
    const late = await draw(1, '99999');
    expect(problem(late)).toEqual([409, 'SPOT_CHECK_STATE']);
    expect(late.json().details).toEqual([{ path: '', message: '2023-09-02 戊：抽取抽查对象' }]);
    const answer = await inspector.post('/api/spot-checks/1/void', { reason: '想重抽' });
    expect(problem(answer)).toEqual([409, 'SPOT_CHECK_STATE']);
  });

  test('stays as it was drawn when an entry is closed afterwards with a day in the period', async () => {
    await close([6], '2023-08-25');
    const after = (await inspector.get('/api/spot-checks/1/population')).json<SpotCheckPopulation>();
    expect(after.ids).toHaveLength(4);
  });

  test('tells the office and the inspector; a township sees its own entries and how many are others’', async () => {
    const office = await county.as('office');
    const told = (await office.get('/api/notices')).json<{ rows: { kindTitle: string }[] }>();
    expect(told.rows.map(({ kindTitle }) => kindTitle)).toEqual(expect.arrayContaining(['抽查公布', '抽查']));
    const township = await county.as('township');
    const seen = (await township.get('/api/spot-checks/1')).json<SpotCheckDetail>();
    expect(seen.items.length + seen.withheld).toBe(3);
    expect(seen.items.every(({ unitName }) => unitName === '石桥街道')).toBe(true);
  });
});

describe('a drawn entry', () => {
  let items: SpotCheckDetail['items'];
  const at = (index: number) => items[index]?.entryId ?? '';
  beforeAll(async () => {
    items = (await inspector.get('/api/spot-checks/1')).json<SpotCheckDetail>().items;
  });

  test('is judged by an inspector with a reason and proof, nothing less', async () => {
    const found = { result: 'true', reason: '现场看过，设备已拆' };
    expect(problem(await judge(await county.as('office'), 1, at(0), found))).toEqual([403, 'NOT_ALLOWED']);
    expect(problem(await judge(inspector, 1, at(0), { ...found, reason: '' }))).toEqual([
      400,
      'INPUT_INVALID',
    ]);
    expect(problem(await judge(inspector, 1, at(0), { ...found, result: 'maybe' }))).toEqual([
      400,
      'INPUT_INVALID',
    ]);
    const html = Buffer.from('<html><script>1</script></html>');
    expect(problem(await judge(inspector, 1, at(0), found, html))).toEqual([415, 'EVIDENCE_REFUSED']);
    expect(problem(await judge(inspector, 1, entries.get(6) ?? '', found))).toEqual([
      404,
      'SPOT_CHECK_ITEM_NOT_FOUND',
    ]);
  });

  test('found true stays closed, and says so in its own timeline', async () => {
    const answer = await judge(inspector, 1, at(0), { result: 'true', reason: '现场看过，设备已拆' });
    const [item] = answer.json<SpotCheckDetail>().items;
    expect(item).toMatchObject({ result: 'true', followed: null, closed: true, by: '戊' });
    const entry = (await inspector.get(`/api/entries/${at(0)}`)).json<EntryDetail>();
    expect(entry.events[0]).toMatchObject({ title: '第 1 次抽查：属实', note: '现场看过，设备已拆' });
    expect(entry.falseClosing).toBeNull();
  });

  // The list does not say what becomes of a false closing: it goes back to where it was closed from, as on every list.
  test('found false goes back to the step it was closed from, and counts no more', async () => {
    const answer = await judge(inspector, 1, at(1), { result: 'false', reason: '设备还在生产' });
    expect(answer.json<SpotCheckDetail>().items[1]).toMatchObject({
      result: 'false',
      followed: 'reopened',
      stageTitle: '验收',
      closed: false,
    });
    const entry = (await inspector.get(`/api/entries/${at(1)}`)).json<EntryDetail>();
    expect(entry).toMatchObject({ stage: 'checking', closedOn: null, falseClosing: null });
    expect(entry.dueOn).not.toBeNull();
    expect(entry.events.slice(0, 2).map(({ title }) => title)).toEqual([
      '抽查不属实，退回验收，到“验收”',
      '第 1 次抽查：不属实',
    ]);
    const [count] = await county.database.db.read((tx) =>
      tx.rows<{ done: number }>(
        sql`select count(*) as done from register_counts where entry_id = ${at(1)} and state = 'done'`,
      ),
    );
    expect(count?.done).toBe(0);
  });

  test('is judged once', async () => {
    const again = await judge(inspector, 1, at(1), { result: 'true', reason: '再看' });
    expect(problem(again)).toEqual([409, 'SPOT_CHECK_JUDGED']);
    expect(again.json().details).toEqual([{ path: '', message: '2023-09-02 戊：记录抽查结论' }]);
  });

  test('whose subject is on the list again already is marked instead, and its page says so', async () => {
    const firm = FIRMS.find((one) => entries.get(one) === at(2)) ?? 0;
    const office = await county.as('office');
    const body = { subjectId: code(firm), subjectName: name(firm), unitId: null, fields: {} };
    expect((await office.post('/api/registers/cleanup/entries', body)).statusCode).toBe(200);
    const answer = await judge(inspector, 1, at(2), { result: 'false', reason: '没有拆' });
    expect(answer.json<SpotCheckDetail>()).toMatchObject({ state: 'finished', judged: 3, untrue: 2 });
    expect(answer.json<SpotCheckDetail>().items[2]).toMatchObject({ followed: 'marked', closed: true });
    const entry = (await inspector.get(`/api/entries/${at(2)}`)).json<EntryDetail>();
    expect(entry.falseClosing).toMatchObject({ check: 1, reason: '没有拆' });
  });

  test('hands its proof out for download to whoever reaches it, and to nobody else', async () => {
    const proof = await inspector.get(`/api/spot-checks/1/items/${at(0)}/proof`);
    expect([proof.statusCode, proof.headers['content-disposition']?.slice(0, 10)]).toEqual([
      200,
      'attachment',
    ]);
    expect(proof.rawPayload.equals(PDF)).toBe(true);
    const township = await county.as('township');
    for (const { entryId, unitName } of items) {
      const wanted = unitName === '石桥街道' ? 200 : 404;
      const answer = await township.get(`/api/spot-checks/1/items/${entryId}/proof`);
      expect(answer.statusCode).toBe(wanted);
    }
  });
});

describe('the day of a drawing', () => {
  test('a check without a public value is not published: the seed lies in the database', async () => {
    for (const publicSource of ['', ' ', '数', undefined]) {
      expect(problem(await publish(inspector, { drawOn: '2023-09-05', publicSource }))).toEqual([
        400,
        'INPUT_INVALID',
      ]);
    }
  });
});

describe('a spot check that is taken back', () => {
  test('stays in the list with its reason and its seed, and cannot be drawn', async () => {
    await publish(inspector, { drawOn: '2023-09-05' });
    const voided = await inspector.post('/api/spot-checks/2/void', { reason: '日期定错' });
    expect(voided.json<SpotCheckDetail>()).toMatchObject({ state: 'void', voidReason: '日期定错' });
    const { seed, commitment } = voided.json<SpotCheckDetail>();
    expect(sha256(seed ?? '')).toBe(commitment);
    expect(problem(await draw(2, ''))).toEqual([409, 'SPOT_CHECK_STATE']);
    const list = (await inspector.get('/api/spot-checks')).json<SpotCheckList>();
    expect(list.checks.map(({ number, state }) => `${number} ${state}`)).toEqual(['2 void', '1 finished']);
  });
});

describe('the inspectors are reminded', () => {
  const round = (day: string) =>
    county.database.db.transaction((tx) => doDayPiece(tx, day, county.clock.now()));
  const told = async () =>
    (await inspector.get('/api/notices'))
      .json<{ rows: { title: string }[] }>()
      .rows.filter(({ title }) => title.includes('到了抽取日')).length;
  const waiting = async (client: TestClient) => (await client.get('/api/todo')).json<Todo>();

  test('on the day, once, and the check stands in their own list until it is drawn', async () => {
    const today = county.clock.today();
    const tomorrow = dayLater(today);
    expect((await publish(inspector, { drawOn: tomorrow })).statusCode).toBe(200);
    await round(today);
    expect([await told(), (await waiting(inspector)).checks]).toEqual([0, []]);
    await nextDay();
    await round(tomorrow);
    await round(tomorrow);
    expect(await told()).toBe(1);
    const { checks, sentence, groups } = await waiting(inspector);
    expect(checks.map(({ title, due }) => [title, due])).toEqual([['第 3 次抽查今天抽取，抽 3 件', true]]);
    expect([sentence, groups]).toEqual(['1 件待办', []]);
    expect((await inspector.get('/api/todo/count')).json()).toEqual({ mine: 1 });
    // Whoever may not draw is not asked to.
    expect((await waiting(await county.as('office'))).checks).toEqual([]);
    await draw(3, '35871');
    const { checks: after } = await waiting(inspector);
    expect(after.map(({ title, due }) => [title, due])).toEqual([['第 3 次抽查还有 3 件没有核查', false]]);
  });
});

describe('a form that is sent twice', () => {
  test('publishes one spot check: nobody can choose between two seeds by pressing again', async () => {
    const submission = '0198c5a2-0000-7000-8000-000000000002';
    const ask = () => publish(inspector, { drawOn: dayLater(county.clock.today()), submission });
    const first = (await ask()).json<SpotCheckDetail>();
    expect(problem(await ask())).toEqual([409, 'ALREADY_SUBMITTED']);
    const { checks } = (await inspector.get('/api/spot-checks')).json<SpotCheckList>();
    expect(checks[0]?.number).toBe(first.number);
  });
});
