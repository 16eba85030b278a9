import { CalculatorLibrary, CalculatorPolicy } from '@tenglong/contracts/policy';
import {
  determine,
  explainDetermination,
  PolicyFile,
  preparePolicy,
  readFacts,
} from '@tenglong/domain/policy';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTestApp, type TestApp } from '../../../test/app.ts';
import { withPlan } from '../../../test/loaded-plan.ts';
import { createYuhuanApp, YUHUAN, yuhuanDocuments } from '../../../test/yuhuan-county.ts';
import { systemActor } from '../../platform/actor/index.ts';
import { loadPlan } from '../plan/index.ts';

const LOADER = systemActor('test', '测试');

let app: TestApp;
beforeAll(async () => {
  app = await createYuhuanApp();
});
afterAll(() => app.close());

const rules = async (address: string) => CalculatorPolicy.parse((await app.anonymous.get(address)).json());

/** As a browser does it: the rules from the wire, the facts of the form, the domain's code. */
async function calculate(id: string, facts: unknown, asOf: string) {
  const file = PolicyFile.parse((await rules(`/api/calculator/${id}`)).policy);
  const prepared = preparePolicy(file);
  if (prepared.kind !== 'policy') throw new Error('unsound');
  const reading = readFacts(prepared.policy, facts);
  if (reading.kind !== 'facts') return { problems: reading.problems };
  const determination = determine(prepared.policy, reading.facts, asOf);
  return { determination, account: explainDetermination(file, determination) };
}

const project = {
  industryOriented: true,
  filed: true,
  provincialDemonstration: false,
  buildFrom: '2022-01-01',
  buildTo: '2022-12-31',
  extendedTo: null,
};
const machine = {
  unitPriceInclTax: '1200000',
  quantity: '10',
  vatRate: '0.13',
  productive: true,
  localMaker: false,
  purchasedOn: '2022-05-01',
};
const cheap = { ...machine, unitPriceInclTax: '49999.99' };

test('everybody may see what can be calculated, and its rules, without signing in', async () => {
  const answer = await app.anonymous.get('/api/calculator');
  const { county, policies } = CalculatorLibrary.parse(answer.json());
  expect([county, policies.length]).toEqual(['玉环市', 18]);
});

test('the rules of the wire compute clause 22 to the 分 and lay each step beside its sentence', async () => {
  const facts = { project, items: [machine, cheap], leases: [], grantedThisYear: '0' };
  const { determination, account } = await calculate('22-equipment', facts, '2022-12-31');
  // 1,200 万 incl. → 10,619,469.0265… excl. at 13 % → 7 %
  expect(determination?.amountYuan).toBe('743362.83');
  const tiers = account?.provisions.find(({ id }) => id === 'tiers');
  expect(tiers?.state).toBe('given');
  expect(tiers?.lines.find(({ label }) => label === '所达档次的比例')?.tiers).toEqual([
    { from: '2,000,000 元', gives: '5%', hit: false },
    { from: '10,000,000 元', gives: '7%', hit: true },
    { from: '30,000,000 元', gives: '9%', hit: false },
  ]);
  const counted = account?.provisions
    .flatMap(({ lines }) => lines)
    .find(({ label }) => label === '计入的购置设备');
  expect(counted?.items[1]).toEqual({
    item: '购置的设备第 2 项',
    formula: '单价（含税）49,999.99 元 ≥ 计入的单台设备最低价（含税）50,000 元',
    value: '不计入',
    counted: false,
  });
  expect(account?.provisions.find(({ id }) => id === 'demonstration')?.state).toBe('aside');
});

test('what is not known is asked for as a question', async () => {
  const facts = { project, items: [{ ...machine, vatRate: undefined }], leases: [] };
  const { account } = await calculate('22-equipment', facts, '2022-12-31');
  expect(account?.questions).toEqual([
    { path: 'grantedThisYear', question: '本企业当年已补助是多少元？' },
    { path: 'items[0].vatRate', question: '购置的设备第 1 项的增值税税率是多少？' },
  ]);
});

describe('impossible facts get a sentence', () => {
  test.each([
    ['1e30', { items: [{ unitPriceInclTax: 1e30 }] }, /单价（含税）/],
    ['NaN', { items: [{ unitPriceInclTax: 'NaN' }] }, /应是数值/],
    ['a negative area', { items: [{ unitPriceInclTax: '-1' }] }, /不能是负数/],
    ['days out of order', { project: { ...project, buildTo: '2021-12-31' } }, /晚于/],
    ['10,000 items', { items: Array.from({ length: 10_000 }, () => machine) }, /至多 5000 项/],
  ])('%s', async (_title, facts, sentence) => {
    const { problems } = await calculate('22-equipment', facts, '2022-12-31');
    expect(problems?.[0]?.message).toMatch(sentence);
  });
});

describe('names that every object answers to are names like any other', () => {
  test.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty'])(
    'no policy is called %s',
    async (id) => {
      const answer = await app.anonymous.get(`/api/calculator/${id}`);
      expect([answer.statusCode, answer.json().code]).toEqual([404, 'POLICY_NOT_FOUND']);
      expect(answer.json().message).toMatch(/[一-龥]/);
    },
  );

  test('facts under such names are left alone, and nothing is taken from them', async () => {
    const facts = JSON.parse(
      `{"__proto__": {"project": ${JSON.stringify(project)}}, "constructor": {"items": []}, "leases": []}`,
    );
    const { determination } = await calculate('22-equipment', facts, '2022-12-31');
    expect(determination?.verdict).toBe('unknown');
    expect(determination?.missing).toContain('items');
    expect(Object.hasOwn(Object.prototype, 'project')).toBe(false);
  });

  test.each(['__proto__', 'constructor', 'toString'])('no grade is called %s', async (grade) => {
    const { problems } = await calculate('23-vertical', { grade }, '2022-12-31');
    expect(problems?.[0]?.message).toMatch(/亩均评价等级/);
  });
});

describe('a calculator that is asked without end', () => {
  test('answers a thousand requests: the first as ever, the rest with a sentence and when to come again', async () => {
    // As many a minute from one address as the product allows where nobody sets it otherwise.
    const open = await createTestApp({}, { publicRequestsPerMinute: 120 }, withPlan('yuhuan', YUHUAN));
    const ask = (remoteAddress: string) =>
      open.anonymous.inject({ method: 'GET', url: '/api/calculator', remoteAddress });
    const answers = [];
    for (let at = 0; at < 1000; at += 1) answers.push(await ask('198.51.100.7'));
    const codes = answers.map(({ statusCode }) => statusCode);
    const first = codes.indexOf(429);
    expect(first).toBe(120);
    expect(codes.slice(0, first).every((one) => one === 200)).toBe(true);
    expect(codes.slice(first).every((one) => one === 429)).toBe(true);
    const last = answers.at(-1)!;
    expect(last.json()).toMatchObject({ code: 'TOO_MANY_REQUESTS', message: '操作过于频繁' });
    expect(last.json().remedy).toContain('再试');
    expect(Number(last.headers['retry-after'])).toBeGreaterThan(0);
    // Somebody else is not made to wait for it.
    expect((await ask('198.51.100.8')).statusCode).toBe(200);
    await open.close();
  });
});

describe('a link names the version it was made with', () => {
  test('a draft is not given out; a former version is, and says so', async () => {
    const before = await rules('/api/calculator/22-equipment');
    const changed = (await yuhuanDocuments()).map(({ path, value }) =>
      path === 'policies/22-equipment/policy.yaml'
        ? { path, value: { ...Object(value), title: '设备补助（改）' } }
        : { path, value },
    );
    const draft = await loadPlan(app.deps, LOADER, changed);
    const asked = await app.anonymous.get(`/api/calculator/22-equipment?version=${draft.versionId}`);
    expect([draft.status, asked.statusCode, asked.json().code]).toEqual([
      'draft',
      404,
      'POLICY_VERSION_NOT_FOUND',
    ]);
    const office = await app.as('office');
    await office.post(`/api/plan/versions/${draft.versionId}/adopt`);
    const former = await rules(`/api/calculator/22-equipment?version=${before.planVersion}`);
    expect([former.inForce, former.policy.title]).toEqual([false, '技术改造设备补助']);
    const now = await rules('/api/calculator/22-equipment');
    expect([now.inForce, now.policy.title]).toEqual([true, '设备补助（改）']);
  });

  test('a version that nobody ever adopted, or a policy that a version does not have, is said so', async () => {
    const never = '00000000-0000-4000-8000-000000000000';
    const answer = await app.anonymous.get(`/api/calculator/22-equipment?version=${never}`);
    expect([answer.statusCode, answer.json().code]).toEqual([404, 'POLICY_VERSION_NOT_FOUND']);
    expect(answer.json().remedy).toMatch(/[一-龥]/);
    const { planVersion } = await rules('/api/calculator/22-equipment');
    const gone = await app.anonymous.get(`/api/calculator/99-none?version=${planVersion}`);
    expect([gone.statusCode, gone.json().code]).toEqual([404, 'POLICY_NOT_FOUND']);
  });

  test('a version that is no version is refused with a sentence', async () => {
    const answer = await app.anonymous.get('/api/calculator/22-equipment?version=x');
    expect([answer.statusCode, answer.json().code]).toEqual([400, 'INPUT_INVALID']);
  });
});
