import { sql } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { createTestApp, TEST_KEY, type TestClient } from '../../../test/app.ts';
import { createApp } from '../../app.ts';
import { SESSION_COOKIE } from '../../modules/identity/index.ts';
import { systemActor } from '../actor/index.ts';
import { canonicalJson, chainHash } from './chain-hash.ts';
import { findEntryHash, findTrustedKey, isSignedBy, newAuditKey, recordAudit, SignedHead } from './index.ts';

const t = await createTestApp();
const { db } = t.database;
const actor = systemActor('system', '系统');
let auditor: TestClient;
beforeAll(async () => {
  auditor = await t.as('auditor');
  for (let i = 1; i <= 5; i += 1) {
    await db.transaction((tx) =>
      recordAudit(tx, {
        actor,
        action: 'plan.ruled',
        subject: `ruling-${i}`,
        at: t.clock.now(),
        before: { value: '10', list: [1.5, null, '文'] },
        after: { b: 2, a: i },
      }),
    );
  }
});
afterAll(() => t.close());

const verify = async () => (await auditor.get('/api/audit/chain')).json();

describe('the chain', () => {
  test('is intact as written, from the first row to the head', async () => {
    expect(await verify()).toMatchObject({ intact: true, entries: 8, brokenAt: null });
  });

  test('the hash covers the previous hash and every field, whatever the order of keys', () => {
    const entry = {
      seq: 1,
      at: '2023-09-01T02:00:00.000Z',
      actorId: null,
      account: 'system',
      name: '系统',
      action: 'plan.ruled',
      subject: 'x',
      source: null,
      before: null,
      after: { b: 1, a: 2 },
    };
    expect(canonicalJson(entry.after)).toBe('{"a":2,"b":1}');
    expect(chainHash('0', entry)).toBe(chainHash('0', { ...entry, after: { a: 2, b: 1 } }));
    const changed = Object.keys(entry).map((key) => chainHash('0', { ...entry, [key]: 'changed' }));
    expect(new Set([...changed, chainHash('0', entry), chainHash('1', entry)]).size).toBe(12);
  });

  test('a row joins it only with the change it belongs to', async () => {
    const failing = db.transaction(async (tx) => {
      await recordAudit(tx, { actor, action: 'plan.ruled', subject: 'never', at: t.clock.now() });
      throw new Error('rolled back');
    });
    await expect(failing).rejects.toThrow('rolled back');
    expect((await auditor.get('/api/audit?subject=never')).json().total).toBe(0);
    expect(await verify()).toMatchObject({ intact: true });
  });

  test('many writers at once make one chain without a gap', async () => {
    await Promise.all(
      Array.from({ length: 20 }, (_, i) =>
        db.transaction(async (tx) => {
          await recordAudit(tx, { actor, action: 'plan.edited', subject: `edit-${i}`, at: t.clock.now() });
          await recordAudit(tx, { actor, action: 'plan.edited', subject: `edit-${i}`, at: t.clock.now() });
        }),
      ),
    );
    expect(await verify()).toMatchObject({ intact: true, entries: 48 });
  });

  test.each([
    ['changed', sql`update audit_log set subject = 'x' where seq = 3`],
    ['deleted', sql`delete from audit_log where seq = 3`],
    ['emptied', sql`truncate audit_log`],
  ])('cannot be %s by a statement', async (_title, statement) => {
    await expect(db.transaction((tx) => tx.run(statement))).rejects.toMatchObject({ sqlState: '23001' });
  });
});

describe('whoever switches the guard off and tampers is found', () => {
  /** As the owner of the tables could; put back afterwards. */
  const tamper = (statement: string) =>
    db.transaction((tx) =>
      tx.script(`create table kept as table audit_log; create table kept_head as table audit_head;
        alter table audit_log disable trigger all; ${statement}`),
    );
  afterEach(() =>
    db.transaction((tx) =>
      tx.script(`delete from audit_log; insert into audit_log table kept; delete from audit_head;
        insert into audit_head table kept_head; drop table kept, kept_head; alter table audit_log enable trigger all`),
    ),
  );

  test.each([
    [
      'a changed value',
      `update audit_log set after = '{"a": 9, "b": 2}' where seq = 5`,
      5,
      '第 5 条审计记录与写入时不一致',
    ],
    [
      'a changed time',
      `update audit_log set at = at - interval '1 day' where seq = 4`,
      4,
      '第 4 条审计记录与写入时不一致',
    ],
    [
      'a changed name',
      `update audit_log set name = '别人' where seq = 6`,
      6,
      '第 6 条审计记录与写入时不一致',
    ],
    [
      'another row said to come before',
      `update audit_log set previous_hash = repeat('f', 64) where seq = 6`,
      6,
      '第 6 条审计记录与写入时不一致',
    ],
    ['a row taken out of the middle', 'delete from audit_log where seq = 3', 3, '第 3 条审计记录缺失'],
    ['the first row taken away', 'delete from audit_log where seq = 1', 1, '第 1 条审计记录缺失'],
    ['the last row cut off', 'delete from audit_log where seq = 48', 48, '第 48 条起的审计记录缺失'],
    [
      'a row put in, those after it moved on',
      `update audit_log set seq = seq + 1000 where seq >= 6; insert into audit_log select 6, at, actor_id, account, name,
        action, 'forged', source, before, after, previous_hash, hash from audit_log where seq = 5;
        update audit_log set seq = seq - 999 where seq > 1000; update audit_head set seq = seq + 1`,
      6,
      '第 6 条审计记录与写入时不一致',
    ],
    [
      'a row put in at the end',
      `insert into audit_log select 49, at, actor_id, account, name, action, 'forged', source, before, after, hash, hash
        from audit_log where seq = 48`,
      49,
      '第 49 条审计记录与写入时不一致',
    ],
    [
      'two rows exchanged',
      'update audit_log set seq = case seq when 3 then 104 else 103 end where seq in (3, 4); update audit_log set seq = seq - 100 where seq > 100',
      3,
      '第 3 条审计记录与写入时不一致',
    ],
  ])('%s', async (_title, statement, brokenAt, finding) => {
    await tamper(statement);
    expect(await verify()).toMatchObject({ intact: false, brokenAt, finding });
  });

  test('the end of such a chain is not signed, and what is broken is named', async () => {
    await tamper(`update audit_log set name = '别人' where seq = 6`);
    const answer = await auditor.get('/api/audit/head');
    expect([answer.statusCode, answer.json().code]).toEqual([409, 'AUDIT_BROKEN']);
    expect(answer.json().details[0].message).toBe('第 6 条审计记录与写入时不一致');
  });
});

describe('the list', () => {
  test('is newest first, paged, with the action in words', async () => {
    const page = (await auditor.get('/api/audit?page=1&size=10')).json();
    expect(page).toMatchObject({ total: 48, page: 1, size: 10 });
    expect(page.rows.map(({ seq }: { seq: number }) => seq)).toEqual([
      38, 37, 36, 35, 34, 33, 32, 31, 30, 29,
    ]);
    expect(page.rows[0].actionTitle).toBe('修改方案数据');
  });

  test('names the person and the product apart, and what it was done to in words', async () => {
    const { rows } = (await auditor.get('/api/audit?page=0&size=100')).json();
    type Row = { action: string; byPerson: boolean; subject: string; subjectTitle: string };
    const first = (action: string): Row | undefined => rows.find((row: Row) => row.action === action);
    expect(first('plan.ruled')).toMatchObject({ byPerson: false, subjectTitle: '' });
    const created = first('user.created');
    expect(created?.subjectTitle).toMatch(/（(auditor|reader)）$/);
  });

  test.each([
    ['account', 'account=system', 45],
    ['action', 'action=plan.ruled', 5],
    ['subject', 'subject=ruling-2', 1],
    // The account was made; what it did itself is another question.
    ['the account a subject goes by', 'subject=AUDITOR', 1],
    ['a part of the name a subject goes by', `subject=${encodeURIComponent('辛')}`, 1],
    ['a sign that stands for itself in names', `subject=${encodeURIComponent('%')}`, 0],
  ])('filters by %s', async (_title, query, total) => {
    expect((await auditor.get(`/api/audit?${query}`)).json().total).toBe(total);
  });

  test.each([
    ['the day before has nothing', 'to=2023-08-31', 0],
    ['from that day on it is all there', 'from=2023-09-01', 48],
    ['the day itself, both ends included', 'from=2023-09-01&to=2023-09-01', 48],
    ['the day after has nothing', 'from=2023-09-02', 0],
  ])('filters by the day in Shanghai: %s', async (_title, query, total) => {
    expect((await auditor.get(`/api/audit?${query}`)).json().total).toBe(total);
  });
});

describe('a list that entries speak of', () => {
  test('is told with its words, once, and only where the plan has it', async () => {
    expect((await auditor.get('/api/audit?page=0&size=100')).json().registers).toEqual([]);
  });
});

describe('the signed end', () => {
  test('is exported by the auditor, is of the chain as it was, and stands in the audit itself', async () => {
    const answer = await auditor.get('/api/audit/head');
    const head = SignedHead.parse(answer.json());
    expect(head).toMatchObject({ seq: 48, hash: await db.read((tx) => findEntryHash(tx, 48)) });
    expect(isSignedBy(head, TEST_KEY.publicKey)).toBe(true);
    expect(isSignedBy({ ...head, seq: 47 }, TEST_KEY.publicKey)).toBe(false);
    const name = encodeURIComponent('审计链尾-第48条-2023-09-01.json');
    expect(answer.headers['content-disposition']).toBe(`attachment; filename*=UTF-8''${name}`);
    const [last] = (await auditor.get('/api/audit?page=0&size=10')).json().rows;
    expect(last).toMatchObject({ seq: 49, account: 'auditor', actionTitle: '导出审计链尾' });
    expect(await verify()).toMatchObject({ intact: true, entries: 49 });
  });

  test('signed by another node on the same database it verifies on this one; of a key that never signed here nobody knows', async () => {
    const key = newAuditKey();
    const other = await createApp(t.deps, { auditKey: () => key });
    try {
      const cookies = { [SESSION_COOKIE]: (await t.cookieOf('auditor')).split('=')[1] ?? '' };
      const answer = await other.inject({ method: 'GET', url: '/api/audit/head', cookies });
      const head = SignedHead.parse(answer.json());
      const trusted = (one: SignedHead) => db.read((tx) => findTrustedKey(tx, one, TEST_KEY.publicKey));
      expect(head.publicKey).not.toBe(TEST_KEY.publicKey);
      expect(isSignedBy(head, (await trusted(head)) ?? '')).toBe(true);
      expect(await trusted({ ...head, publicKey: newAuditKey().publicKey })).toBeUndefined();
    } finally {
      await other.close();
    }
  });
});
