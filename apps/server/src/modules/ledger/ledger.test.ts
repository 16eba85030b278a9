import { randomUUID } from 'node:crypto';
import type { JournalPage, LedgerCheck, LedgerOverview } from '@tenglong/contracts/ledger';
import type { PlanOverview } from '@tenglong/contracts/plan';
import type { EntryDetail } from '@tenglong/contracts/register';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { TEST_PASSWORD, type TestClient } from '../../../test/app.ts';
import { BRIDGE, HILL, withLedger } from '../../../test/plans/yunping-ledger.ts';
import { readWorkbook } from '../../../test/read-workbook.ts';
import { createSmallCounty, type SmallCounty, yunpingDocuments } from '../../../test/small-county.ts';
import { systemActor } from '../../platform/actor/index.ts';
import { createUser } from '../identity/index.ts';

let county: SmallCounty;
let office: TestClient;
let second: TestClient;
let town: TestClient;

beforeAll(async () => {
  county = await createSmallCounty(withLedger);
  ({ office } = county);
  town = await county.as('township');
  const { db } = county.database;
  const user = {
    ...({ account: 'office2', displayName: '戊', department: '专班', role: 'office' } as const),
    password: TEST_PASSWORD,
  };
  await db.transaction((tx) => createUser(tx, systemActor('test', '测试'), user, county.clock.now()));
  const { account, password } = user;
  const signedIn = await county.anonymous.post('/api/session', { account, password });
  second = county.withCookies(Object.fromEntries(signedIn.cookies.map(({ name, value }) => [name, value])));
});
afterAll(() => county.close());

type Fields = Record<string, string | boolean | null>;
const open = async (
  register: string,
  name: string,
  fields: Fields = {},
  unitId = BRIDGE,
): Promise<EntryDetail> => {
  const body = { subjectId: randomUUID(), subjectName: name, unitId, fields };
  const answer = await office.post(`/api/registers/${register}/entries`, body);
  if (answer.statusCode !== 200) throw new Error(answer.body);
  return answer.json();
};
const tryMove = async (id: string, body: object, client = office) => {
  const { revision } = await county.read<EntryDetail>(`/api/entries/${id}`);
  return client.post(`/api/entries/${id}/events`, { kind: 'move', revision, ...body });
};
const move = async (id: string, name: string, more: object = {}, client = office) => {
  const answer = await tryMove(id, { move: name, ...more }, client);
  if (answer.statusCode !== 200) throw new Error(answer.body);
};
const ledger = () => county.read<LedgerOverview>('/api/ledger');
/** freed, used, left of a resource, of the county or one unit. */
const stands = async (resource: string, unit?: string) => {
  const found = (await ledger()).resources.find(({ id }) => id === resource);
  const { freed, used, left } = (unit ? found?.units.find(({ unitId }) => unitId === unit) : found) ?? {};
  return [freed, used, left];
};
const journal = async (entry: string) =>
  (await county.read<JournalPage>(`/api/ledger/journal?entry=${entry}&sort=number&dir=asc`)).rows.map(
    (row) => [row.resourceTitle, row.fromTitle, row.toTitle, row.amount, row.reversal, row.occasion],
  );
const check = () => county.read<LedgerCheck>('/api/ledger/check');
const refusal = (answer: Awaited<ReturnType<TestClient['get']>>) => {
  const { code, details = [] } = answer.json();
  return [answer.statusCode, code, ...details.map(({ message }: { message: string }) => message)];
};

describe('a yard that is cleared', () => {
  let yard = '';
  beforeAll(async () => {
    yard = (await open('yards', '甲堆场', { way: 'close', freed: '8.5', saved: '120' })).id;
  });

  test('frees nothing before it is accepted', async () => {
    expect(await stands('land')).toEqual(['0', '0', '0']);
    expect((await ledger()).sentence).toContain('账上还没有一笔');
  });

  test('is in the books with the acceptance, in the same breath', async () => {
    await move(yard, 'accept');
    expect(await stands('land', BRIDGE)).toEqual(['8.5', '0', '8.5']);
    expect(await stands('energy')).toEqual(['120', '0', '120']);
    expect(await journal(yard)).toEqual([
      ['用地', '关停', '储备', '8.5', false, '验收通过'],
      ['用能', '关停', '储备', '120', false, '验收通过'],
    ]);
  });

  test('is reversed by a return, and booked anew with what is then reported', async () => {
    await move(yard, 'return', { reason: '面积不实' });
    expect(await stands('land')).toEqual(['0', '0', '0']);
    await move(yard, 'accept', { fields: { freed: '8' } });
    await move(yard, 'finish', {}, second);
    expect(await stands('land')).toEqual(['8', '0', '8']);
    expect((await journal(yard)).filter(([resource]) => resource === '用地')).toEqual([
      ['用地', '关停', '储备', '8.5', false, '验收通过'],
      ['用地', '储备', '关停', '8.5', true, '退回'],
      ['用地', '关停', '储备', '8', false, '验收通过'],
    ]);
  });

  test('is told in the sentence, and the plan’s goal shows the ledger’s figure', async () => {
    const { sentence, lead, resources } = await ledger();
    expect(sentence).toBe('已腾出用地 8 亩、用能 120 吨标准煤，还没有项目占用');
    expect(lead).toContain('腾出用能 0.01/1 万吨标准煤，完成 1.2%');
    expect(resources[1]?.goal).toMatchObject({ target: '1', actual: '0.0120', share: 0.012 });
    const plan = await county.read<PlanOverview>('/api/plan');
    expect(plan.goals.find(({ id }) => id === '腾出用能')).toMatchObject({
      actual: '0.01',
      verdict: 'short',
      asOf: '腾退台账第 3 笔，记到 2023 年 9 月 1 日',
    });
  });

  test('gives everything back when it falls back, even what has been given away', async () => {
    const site = await open('sites', '甲项目');
    await move(site.id, 'land', { fields: { takes: '6', use: 'workshops' } });
    expect(await stands('land')).toEqual(['8', '6', '2']);
    await move(yard, 'relapse');
    expect(await stands('land')).toEqual(['0', '6', '-6']);
    expect(await check()).toMatchObject({ sound: true, problems: [{ kind: 'overdrawn' }] });
    expect((await ledger()).lead).toContain('用地超用 6 亩');
    await move(yard, 'accept');
    await move(yard, 'finish', {}, second);
    expect(await stands('land')).toEqual(['8', '6', '2']);
  });
});

describe('a project', () => {
  test.each([
    ['2.01', [409, 'LEDGER_SHORT', '石桥街道用地结余 2 亩，本次占用 2.01 亩，还差 0.01 亩']],
    ['-1', [422, 'LEDGER_AMOUNT', '用地不能小于零']],
  ])('that takes %s is refused, and nothing of it happens', async (takes, expected) => {
    const { id } = await open('sites', '乙项目');
    const answer = await tryMove(id, { move: 'land', fields: { takes, use: 'workshops' } });
    expect(refusal(answer)).toEqual(expected);
    expect(answer.json().remedy).toEqual(expect.any(String));
    expect(await county.read<EntryDetail>(`/api/entries/${id}`)).toMatchObject({
      stage: 'talks',
      revision: 1,
    });
    expect(await journal(id)).toEqual([]);
  });

  test('of another township finds none of this one’s land, but the county’s energy', async () => {
    const { id } = await open('sites', '丙项目', {}, HILL);
    const fields = { takes: '1', burns: '20', use: 'dormitories' };
    expect(refusal(await tryMove(id, { move: 'land', fields }))).toEqual([
      409,
      'LEDGER_SHORT',
      '云山镇用地结余 0 亩，本次占用 1 亩，还差 1 亩',
    ]);
    await move(id, 'land', { fields: { ...fields, takes: '0' } });
    expect(await stands('energy')).toEqual(['120', '20', '100']);
    expect(await stands('energy', HILL)).toEqual(['0', '20', '-20']);
    await move(id, 'drop', { reason: '撤资' });
    expect(await stands('energy')).toEqual(['120', '0', '120']);
  });

  test('changes its purpose and its share by what it reports, within what is left', async () => {
    const { id } = await open('sites', '丁项目');
    await move(id, 'land', { fields: { takes: '1', use: 'workshops' } });
    const amend = (fields: Fields) => tryMove(id, { kind: 'amend', fields });
    expect(refusal(await amend({ takes: '2.5' }))).toContain(
      '石桥街道用地结余 1 亩，本次占用 1.5 亩，还差 0.5 亩',
    );
    expect((await amend({ takes: '2', use: 'dormitories' })).statusCode).toBe(200);
    expect(await stands('land')).toEqual(['8', '8', '0']);
    expect((await journal(id)).slice(1)).toEqual([
      ['用地', '新建厂房', '储备', '1', true, '填报清单字段'],
      ['用地', '储备', '职工宿舍', '2', false, '填报清单字段'],
    ]);
    await move(id, 'drop', { reason: '撤资' });
  });

  test('and another at the same moment never take the same land twice', async () => {
    const sites = await Promise.all(['戊', '己', '庚', '辛'].map((one) => open('sites', `${one}项目`)));
    const answers = await Promise.all(
      sites.map(({ id }) =>
        office.post(`/api/entries/${id}/events`, {
          kind: 'move',
          revision: 1,
          move: 'land',
          fields: { takes: '1.5', use: 'workshops' },
        }),
      ),
    );
    // Two 亩 are left: one finds its one and a half.
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409, 409, 409]);
    expect(await stands('land')).toEqual(['8', '7.5', '0.5']);
    expect(await check()).toMatchObject({ sound: true, problems: [] });
  });
});

describe('a merger of clause 21', () => {
  test('leaves its land and energy to the merged firm by name; they are not freed to the county', async () => {
    const fields = { way: 'improve', freed: '3', saved: '40', stays: true, acquirer: '乙厂' };
    const { id } = await open('yards', '乙堆场', fields);
    await move(id, 'accept');
    const { resources, accounts } = await ledger();
    expect(resources.map(({ freed, kept }) => [freed, kept])).toEqual([
      ['8', '3'],
      ['120', '40'],
    ]);
    // What decides whose it is is said in the words of the plan.
    expect(accounts.filter(({ clause }) => clause !== null)).toMatchObject([
      { id: 'merged', clause: '1', summary: '排查用地 5 亩以上企业，亩均税收不足的限期提升或退出。' },
    ]);
    const { rows } = await county.read<JournalPage>(`/api/ledger/journal?entry=${id}`);
    expect(rows.map(({ toTitle, holder }) => [toTitle, holder])).toEqual([
      ['归重组后企业', '乙厂'],
      ['归重组后企业', '乙厂'],
    ]);
  });

  test('of which it is not known waits, is ruled by two persons, and goes back whole with a relapse', async () => {
    const { id } = await open('yards', '丙堆场', { way: 'improve', freed: '2', saved: '30' });
    await move(id, 'accept');
    const [waiting] = (await ledger()).pending;
    expect(waiting).toMatchObject({
      subjectName: '丙堆场',
      amounts: [
        { resource: 'land', amount: '2' },
        { resource: 'energy', amount: '30' },
      ],
    });
    const body = {
      from: { account: 'unruled', unit: BRIDGE },
      to: { account: 'reserve', unit: BRIDGE },
      lines: [
        { resource: 'land', amount: '2' },
        { resource: 'energy', amount: '30' },
      ],
      reason: '兼并方是 C 类',
    };
    expect(refusal(await office.post('/api/ledger/transfers', body))).toContain('核定归属要写明是哪一家的');
    const proposed = await office.post('/api/ledger/transfers', { ...body, entryId: id });
    expect(proposed.statusCode, proposed.body).toBe(200);
    const [transfer] = proposed.json<LedgerOverview>().transfers;
    expect(transfer).toMatchObject({ mine: true, subjectName: '丙堆场' });
    expect(await stands('land')).toEqual(['8', '7.5', '0.5']);
    const confirm = `/api/ledger/transfers/${transfer?.id}/confirmation`;
    expect(refusal(await office.post(confirm))).toEqual([409, 'LEDGER_SECOND_PERSON']);
    expect((await second.post(confirm)).statusCode).toBe(200);
    expect(refusal(await second.post(confirm))).toEqual([
      ...[409, 'LEDGER_TRANSFER_GONE', '2023-09-01 戊：确认腾笼账核定或调剂'],
    ]);
    expect(await stands('land')).toEqual(['10', '7.5', '2.5']);
    expect(await check()).toMatchObject({ sound: true });
    await move(id, 'return', { reason: '重新核实' });
    expect(await stands('land')).toEqual(['8', '7.5', '0.5']);
    expect((await ledger()).pending).toEqual([]);
    expect(await check()).toMatchObject({ sound: true });
  });
});

describe('the office', () => {
  const lend = (amount: string) => ({
    from: { account: 'reserve', unit: BRIDGE },
    to: { account: 'reserve', unit: HILL },
    lines: [{ resource: 'land', amount }],
    reason: '调剂给云山',
  });

  test('lets one township have what another has left, no more than that', async () => {
    expect(refusal(await office.post('/api/ledger/transfers', lend('0.51')))).toContain(
      '石桥街道“储备”的用地只有 0.5 亩',
    );
    const [transfer] = (await office.post('/api/ledger/transfers', lend('0.5'))).json<LedgerOverview>()
      .transfers;
    expect((await second.post(`/api/ledger/transfers/${transfer?.id}/confirmation`)).statusCode).toBe(200);
    expect(await stands('land', HILL)).toEqual(['0', '0', '0.5']);
    expect(await stands('land')).toEqual(['8', '7.5', '0.5']);
  });

  test('is proposed once, however often its form is sent', async () => {
    const body = {
      ...lend('0.1'),
      submission: '0198c5a2-0000-7000-8000-000000000001',
      from: { account: 'reserve', unit: HILL },
      to: { account: 'reserve', unit: BRIDGE },
    };
    const first = await office.post('/api/ledger/transfers', body);
    expect(first.json<LedgerOverview>().transfers.map(({ id }) => id)).toEqual([body.submission]);
    expect(refusal(await office.post('/api/ledger/transfers', body))).toEqual([409, 'ALREADY_SUBMITTED']);
    const gone = await office.post(`/api/ledger/transfers/${body.submission}/withdrawal`);
    expect(gone.json<LedgerOverview>().transfers).toEqual([]);
  });

  test('may lay a proposal aside; a township may neither propose nor check', async () => {
    const body = {
      ...lend('0.1'),
      from: { account: 'reserve', unit: HILL },
      to: { account: 'reserve', unit: BRIDGE },
    };
    const [transfer] = (await office.post('/api/ledger/transfers', body)).json<LedgerOverview>().transfers;
    const answer = await office.post(`/api/ledger/transfers/${transfer?.id}/withdrawal`);
    expect(answer.json<LedgerOverview>().transfers).toEqual([]);
    expect(refusal(await town.post('/api/ledger/transfers', body))).toEqual([403, 'NOT_ALLOWED']);
    expect((await town.get('/api/ledger/check')).statusCode).toBe(403);
  });
});

describe('a township', () => {
  test('sees its own lines and its own balance alone', async () => {
    const own: LedgerOverview = (await town.get('/api/ledger')).json();
    expect(own.units.map(({ id }) => id)).toEqual([BRIDGE]);
    expect(own.resources[0]?.units.map(({ unitId }) => unitId)).toEqual([BRIDGE]);
    expect(own.mayTransfer).toBe(false);
    // What it let another have stands in its picture, so that the picture ends at the balance above it.
    const land = own.resources.find(({ id }) => id === 'land');
    expect(Number(land?.moved)).toBeLessThan(0);
    const ends = new Map(land?.nodes.map(({ id, amount }) => [id, amount]));
    // An end that nothing reaches is not drawn.
    expect([`-${ends.get('moved-out')}`, ends.get('left') ?? '0']).toEqual([land?.moved, land?.left]);
    const { rows }: JournalPage = (await town.get('/api/ledger/journal?size=500')).json();
    expect(rows.length).toBeGreaterThan(5);
    expect(rows.every(({ fromUnit, toUnit }) => [fromUnit, toUnit].includes('石桥街道'))).toBe(true);
  });
});

describe('the books', () => {
  test('go into a workbook: balances, flow, and every line, safe from formulas', async () => {
    const { id } = await open('yards', '=1+1', { way: 'close', freed: '0.25', saved: '0' });
    await move(id, 'accept');
    const answer = await office.get('/api/ledger/export');
    expect(answer.statusCode).toBe(200);
    const sheets = await readWorkbook(answer.rawPayload);
    expect(sheets.map(({ name }) => name)).toEqual(['结余', '流向', '明细账']);
    const texts = sheets.flatMap(({ rows }) => rows.flatMap(({ cells }) => cells.map((cell) => cell?.text)));
    expect(texts).toContain('储备');
    // Stored as text with the sheet's own quote mark, which the writer's tests look at.
    expect(texts.filter((text) => text === '=1+1')).toHaveLength(1);
  });

  test.each([
    ['changed', sql`update ledger_postings set amount = 1 where number = 1`],
    ['deleted', sql`delete from ledger_postings where number = 1`],
    ['emptied', sql`truncate ledger_postings`],
    ['made to say something else', sql`update ledger_transactions set occasion = 'x'`],
  ])('cannot be %s by a statement', async (_title, statement) => {
    const { db } = county.database;
    await expect(db.transaction((tx) => tx.run(statement))).rejects.toMatchObject({ sqlState: '23001' });
  });

  test('name the entry whose row is not what its events made of it, and are set right by a settling', async () => {
    const { db } = county.database;
    const tamper = (stage: string) =>
      db.transaction((tx) =>
        tx.run(sql`update register_entries set stage = ${stage} where subject_name = '=1+1'`),
      );
    await tamper('working');
    expect((await check()).problems.map(({ message }) => message)).toEqual([
      '堆场腾退“=1+1”的阶段与它的经过不符',
    ]);
    await tamper('accepted');
    await db.transaction((tx) =>
      tx.run(sql`update register_events set body = jsonb_set(body, '{fields,freed}', '"0.75"')
        where entry_id = (select id from register_entries where subject_name = '=1+1') and kind = 'open'`),
    );
    await db.transaction((tx) =>
      tx.run(sql`update register_entries set fields = jsonb_set(fields, '{freed}', '"0.75"')
        where subject_name = '=1+1'`),
    );
    expect(await check()).toMatchObject({ sound: false, sentence: '对账有 1 处不符' });
    const settled = await office.post('/api/ledger/settlement');
    expect(settled.json()).toMatchObject({ sound: true, problems: [] });
    expect(await stands('land')).toEqual(['8.75', '7.5', '1.25']);
  });

  test('find a sum that has drifted from its lines', async () => {
    const { db } = county.database;
    const drift = (by: string) =>
      db.transaction((tx) =>
        tx.run(sql`update ledger_flows set amount = amount + ${by}::numeric
          where resource = 'land' and from_account = 'close' and to_account = 'reserve'`),
      );
    await drift('1');
    expect((await check()).problems).toMatchObject([{ kind: 'drift' }]);
    await drift('-1');
    expect(await check()).toMatchObject({ sound: true });
  });

  test('follow a plan that books otherwise, line by line, when it is put in force', async () => {
    const documents = withLedger(await yunpingDocuments());
    const halved = documents.map((document) => {
      if (document.path !== 'registers/yards.yaml') return document;
      const value = document.value as { ledger: { resource: string; amount: unknown }[] };
      const ledger = value.ledger.map((rule) =>
        rule.resource === 'energy'
          ? { ...rule, amount: { multiply: [{ fact: 'saved' }, { value: '0.5' }] } }
          : rule,
      );
      return { path: document.path, value: { ...value, ledger } };
    });
    await county.load(halved);
    const { draft } = await county.read<PlanOverview>('/api/plan');
    const adopted = await office.post(`/api/plan/versions/${draft?.versionId}/adopt`, {});
    expect(adopted.statusCode, adopted.body).toBe(204);
    expect(await stands('energy')).toEqual(['60', '0', '60']);
    expect(await check()).toMatchObject({ sound: true });
  });
});
