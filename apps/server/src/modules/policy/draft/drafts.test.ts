import { readFileSync } from 'node:fs';
import type { PolicyDraft, PolicyEdit } from '@tenglong/contracts/policy';
import { policyVersionOn } from '@tenglong/domain/plan';
import { determine, readFacts } from '@tenglong/domain/policy';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { TestApp, TestClient } from '../../../../test/app.ts';
import { createYuhuanApp, YUHUAN, yuhuanDocuments } from '../../../../test/yuhuan-county.ts';
import { systemActor } from '../../../platform/actor/index.ts';
import { getActivePlan, loadPlan } from '../../plan/index.ts';
import { readyVersion } from '../policy-book.ts';

const LOADER = systemActor('test', '测试');

let app: TestApp;
let office: TestClient;
let folder: Parameters<typeof loadPlan>[2];
beforeAll(async () => {
  app = await createYuhuanApp();
  folder = await yuhuanDocuments();
  // 县工信局 of the test county is 经信局 here.
  await app.as('department');
  await app.database.db.transaction((tx) =>
    tx.run(sql`update users set department_id = 'jingxin' where role = 'department'`),
  );
  office = await app.as('office');
});
afterAll(() => app.close());

const begin = async (policy = '22-cutting-tools', by: TestClient = office): Promise<string> => {
  const answer = await by.post(`/api/policies/${policy}/drafts`, { purpose: '专题会议定' });
  if (answer.statusCode !== 200) throw new Error(answer.body);
  return answer.json().id;
};
const open = async (id: string, by: TestClient = office): Promise<PolicyDraft> =>
  (await by.get(`/api/policy-drafts/${id}`)).json();
const set = (at: PolicyEdit['at'], value: unknown): PolicyEdit =>
  ({ file: 'policy', do: 'set', at, value }) as PolicyEdit;
const edit = async (id: string, edits: PolicyEdit[], { reason = '', by = office, revision = 0 } = {}) => {
  const seen = revision || (await open(id)).revision;
  return by.patch(`/api/policy-drafts/${id}`, { revision: seen, edits, reason });
};
const act = async (id: string, verb: string, by: TestClient = office, more: object = {}) =>
  by.post(`/api/policy-drafts/${id}/${verb}`, { revision: (await open(id)).revision, ...more });
const CAP = ['parameters', 'cap', 'value'];

describe('a draft', () => {
  test('begins as the version in force is, with nothing to mend but its day', async () => {
    const draft = await open(await begin());
    expect([draft.faults, draft.changes, draft.status]).toEqual([[], [], 'open']);
    expect(draft.results.length).toBeGreaterThan(10);
    expect(draft.hindrance).toContain('生效日期');
  });

  test('a figure changed leaves every other byte; the cases that now differ stand with before and after', async () => {
    const id = await begin();
    expect((await edit(id, [set(CAP, '1200000')])).statusCode).toBe(200);
    const [stored] = await app.database.db.read((tx) =>
      tx.rows<{ text: string }>(sql`select policy_text as text from policy_drafts where id = ${id}`),
    );
    const before = readFileSync(`${YUHUAN}/policies/22-cutting-tools/policy.yaml`, 'utf8').split('\n');
    const after = stored!.text.split('\n');
    expect(after.filter((line, at) => line !== before[at])).toHaveLength(1);
    const draft = await open(id);
    const broken = draft.results.filter(({ faults }) => faults.length > 0);
    expect(broken.length).toBeGreaterThan(0);
    expect(broken[0]!.expected).not.toBe(broken[0]!.found);
    expect(draft.changes).toEqual([
      { place: expect.stringContaining('参数'), before: '1000000', after: '1200000' },
    ]);
    expect(draft.history[0]).toMatchObject({ by: '甲', before: '1000000', after: '1200000' });
  });

  test('what a case expects is changed with a reason, not without', async () => {
    const id = await begin();
    const at = ['cases', 0, 'expect', 'verdict'];
    const change: PolicyEdit = { file: 'cases', do: 'set', at, value: 'ineligible' };
    expect((await edit(id, [change])).statusCode).toBe(400);
    expect((await edit(id, [change], { reason: '按新条款手算' })).statusCode).toBe(200);
  });

  test('the second of two editors is told who changed what, and overwrites nothing', async () => {
    const id = await begin();
    const department = await app.as('department');
    expect((await edit(id, [set(CAP, '1100000')], { by: department })).statusCode).toBe(200);
    const late = await edit(id, [set(CAP, '900000')], { revision: 1 });
    expect([late.statusCode, late.json().code]).toEqual([409, 'POLICY_DRAFT_CHANGED']);
    expect(late.json().details[0].message).toMatch(/^丙：改参数“.*”，1000000 → 1100000$/);
    expect((await open(id)).file).toMatchObject({ parameters: { cap: { value: '1100000' } } });
  });

  test('a department drafts what its clauses are about, and nothing else', async () => {
    await app.database.db.transaction((tx) =>
      tx.run(sql`update users set department_id = 'nobody' where role = 'department'`),
    );
    const department = await app.as('department');
    const answer = await department.post('/api/policies/22-cutting-tools/drafts', { purpose: '试试' });
    expect([answer.statusCode, answer.json().code]).toEqual([403, 'POLICY_DRAFT_NOT_YOURS']);
    await app.database.db.transaction((tx) =>
      tx.run(sql`update users set department_id = 'jingxin' where role = 'department'`),
    );
  });

  test('its days moved, the cases on the first and last day move along', async () => {
    const id = await begin('22-equipment');
    const answer = await edit(id, [
      set(['effective', 'from'], '2023-07-01'),
      set(['effective', 'until'], '2024-06-30'),
    ]);
    expect(answer.statusCode).toBe(200);
    const draft = await open(id);
    const dayOf = (name: string) => draft.results.find((one) => one.id === name)!.asOf;
    expect(['before-in-force', 'first-day', 'last-day', 'after-in-force', 'one'].map(dayOf)).toEqual([
      '2023-06-30',
      '2023-07-01',
      '2024-06-30',
      '2024-07-01',
      '2023-07-01',
    ]);
    expect(draft.faults).toEqual([]);
  });
});

describe('what no policy can be is refused or stands beside its place', () => {
  test.each([
    ['a figure beyond all figures', set(CAP, '1e400'), '大得不像一个数'],
    ['a negative rate', set(['parameters', 'rate', 'value'], '-6'), '小于 0'],
    ['a rate beyond the whole', set(['parameters', 'rate', 'value'], '101'), '超过 100%'],
  ])('%s', async (_what, change, words) => {
    const id = await begin();
    expect((await edit(id, [change])).statusCode).toBe(200);
    const { faults } = await open(id);
    expect(faults.some(({ file, message }) => file === 'policy' && message.includes(words))).toBe(true);
    const refused = await act(id, 'submit');
    expect([refused.statusCode, refused.json().code]).toEqual([422, 'POLICY_DRAFT_FAULTY']);
  });

  test('tiers that overlap, and a tier nobody can reach by a case', async () => {
    const id = await begin('22-equipment');
    await edit(id, [set(['parameters', 'tier2', 'value'], '30000000')]);
    expect((await open(id)).faults.map(({ message }) => message)).toContain(
      '第 3 档的起点不高于第 2 档，两档重叠',
    );
  });

  test('a gap in a table', async () => {
    const id = await begin('15-review');
    const rows = (await open(id)).file as { tables: Record<string, { rows: unknown[] }> };
    const [name = ''] = Object.keys(rows.tables);
    await edit(id, [{ file: 'policy', do: 'remove', at: ['tables', name, 'rows', 0] }]);
    expect((await open(id)).faults.some(({ message }) => /没有.*的行/.test(message))).toBe(true);
  });

  test.each([
    ['a unit nobody knows', set(['parameters', 'cap', 'unit'], '斗'), 'cap'],
    ['a script in a text', set(['title'], '补助<script>alert(1)</script>'), '网页标签'],
    [
      'a script in an expert’s text',
      { file: 'policy', do: 'set', at: ['provisions', 0], yaml: 'says: "<img src=x>"' },
      '网页标签',
    ],
    ['another id', set(['id'], '99-other'), '不在屏幕上改'],
    ['what is no rule', set(['provisions', 0, 'requires'], { nonsense: 1 }), 'provisions'],
    ['a place that is gone', set(['provisions', 77, 'says'], '没有'), '已经不在'],
  ] as [string, PolicyEdit, string][])(
    '%s is refused with a sentence, and nothing is kept',
    async (_what, change, words) => {
      const id = await begin();
      const answer = await edit(id, [change]);
      expect([answer.statusCode, answer.json().code]).toEqual([422, 'POLICY_EDIT_UNUSABLE']);
      expect(answer.body).toContain(words);
      expect((await open(id)).revision).toBe(1);
    },
  );

  test('one part is checked while it is written, and not kept', async () => {
    const id = await begin();
    const yaml = 'id: other\nclause: "22"\nsays: 别的\nrequires: { fact: noSuchFact }\n';
    const answer = await office.post(`/api/policy-drafts/${id}/check`, {
      edits: [{ file: 'policy', do: 'set', at: ['provisions', 0], yaml }],
    });
    expect(answer.statusCode).toBe(200);
    expect(answer.json().faults.length).toBeGreaterThan(0);
    expect((await open(id)).revision).toBe(1);
  });
});

describe('publishing', () => {
  const DAY = '2023-07-01';
  /** 刀具 6% → 8% from 1 July 2023: cases are corrected by hand, all of them. */
  async function ready(by: TestClient = office): Promise<string> {
    const id = await begin('15-permit', by);
    const answer = await edit(
      id,
      [
        set(['effective', 'from'], DAY),
        set(['effective', 'until'], '2024-12-31'),
        set(['summary'], '改过的说明。'),
      ],
      { by },
    );
    if (answer.statusCode !== 200) throw new Error(answer.body);
    const draft = await open(id);
    if (draft.faults.length > 0) throw new Error(JSON.stringify(draft.faults));
    return id;
  }

  test('nothing is submitted before its effect is worked out', async () => {
    const id = await ready();
    expect((await act(id, 'submit')).json().code).toBe('POLICY_DRAFT_UNMEASURED');
    expect((await act(id, 'preview')).statusCode).toBe(200);
    expect((await act(id, 'submit')).statusCode).toBe(204);
    const frozen = await edit(id, [set(['title'], '又改')]);
    expect(frozen.json().code).toBe('POLICY_DRAFT_CLOSED');
    const own = await act(id, 'publish');
    expect([own.statusCode, own.json().code]).toEqual([403, 'POLICY_DRAFT_OWN']);
    const department = await app.as('department');
    const back = await act(id, 'return', department, { reason: '说明再斟酌' });
    expect(back.statusCode).toBe(204);
    expect(await open(id)).toMatchObject({ status: 'open', reason: '说明再斟酌', decidedBy: '丙' });
    expect((await act(id, 'drop', office, { reason: '另起' })).statusCode).toBe(204);
  });

  test('a second person publishes it: a day before goes to the version before, its first day and after to the new one', async () => {
    const id = await ready();
    const rival = await ready();
    await act(id, 'preview');
    await act(id, 'submit');
    const department = await app.as('department');
    const done = await act(id, 'publish', department);
    expect([done.statusCode, done.body]).toEqual([200, expect.any(String)]);
    const { plan, version } = await app.database.db.read((tx) => getActivePlan(tx));
    expect(version.id).toBe(done.json().planVersion);
    const policy = plan.policies.find(({ file }) => file.id === '15-permit')!;
    const judge = (day: string) => {
      const ready = readyVersion(policyVersionOn(policy, day));
      const facts = readFacts(ready, { totalInvestment: '2000000', areaSqm: '5000' });
      if (facts.kind !== 'facts') throw new Error('facts');
      return determine(ready, facts.facts, day).version;
    };
    expect(['2023-06-30', DAY, '2023-07-02'].map(judge)).toEqual([
      '15-permit@2022-01-01',
      `15-permit@${DAY}`,
      `15-permit@${DAY}`,
    ]);
    expect(judge('2025-01-01')).toBeNull();

    // The version before stands in the plan byte for byte as it was.
    const kept = plan.documents.find(({ path }) => path === 'policies/15-permit/2022-01-01/policy.yaml');
    expect(kept?.text).toBe(readFileSync(`${YUHUAN}/policies/15-permit/policy.yaml`, 'utf8'));

    // A draft over the version that was followed is no longer published.
    const late = await act(rival, 'preview');
    expect(late.statusCode).toBe(200);
    const refused = await act(rival, 'submit');
    expect([refused.statusCode, refused.json().code]).toEqual([409, 'POLICY_DRAFT_SUPERSEDED']);

    // The same folder again is the version in force, not a draft that would undo it.
    expect(await loadPlan(app.deps, LOADER, folder)).toEqual({
      versionId: version.id,
      status: 'active',
      changes: 0,
    });
    const page = (await office.get('/api/policies/15-permit')).json();
    expect(page.versions).toHaveLength(2);
    expect((await office.get('/api/policies/15-permit?from=2022-01-01')).json().from).toBe('2022-01-01');
  });

  test('a folder whose policy fails a case comes as a draft that cannot be put in force', async () => {
    const broken = folder.map((document) =>
      document.path === 'policies/22-cutting-tools/policy.yaml'
        ? { path: document.path, value: withCap(document.value) }
        : document,
    );
    const loaded = await loadPlan(app.deps, LOADER, broken);
    expect(loaded.status).toBe('draft');
    const adopt = await office.post(`/api/plan/versions/${loaded.versionId}/adopt`);
    expect([adopt.statusCode, adopt.json().code]).toEqual([422, 'PLAN_CASES_FAIL']);
    expect(adopt.json().details[0].path).toContain('policies/22-cutting-tools/cases.yaml');
  });
});

function withCap(value: unknown): unknown {
  const text = JSON.stringify(value).replace('"1000000"', '"900000"');
  return JSON.parse(text);
}
