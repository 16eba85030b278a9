import { ROLES, type Role } from '@tenglong/contracts/identity';
import { ProblemBody, problems } from '@tenglong/contracts/problem';
import { sql } from 'drizzle-orm';
import fc from 'fast-check';
import type { InjectOptions } from 'fastify';
import { afterAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { verifyAuditChain } from '../src/platform/audit/index.ts';
import { ACCESS } from './access-table.ts';
import type { TestClient } from './app.ts';
import { type Operation, operationsOf } from './fuzz/api-operations.ts';
import { learnValues } from './fuzz/known-values.ts';
import { requestsFor } from './fuzz/request-arbitrary.ts';
import { watchForHang } from './fuzz/watch.ts';
import { code, name } from './plans/yunping.ts';
import { createSmallCounty, sendAll } from './small-county.ts';
import { TRIALS } from './trials.ts';

/**
 * Every route of the interface's own document, with what its schemas allow and with what they do not: whatever comes
 * in, the answer is no fault of ours, and whoever is refused is told so in a sentence.
 */
const PER_ROUTE = Math.max(4, Math.round(TRIALS / 12));
const SLOWEST_MILLISECONDS = 60_000;
vi.setConfig({ testTimeout: 60_000 + PER_ROUTE * 2_000 });

const county = await createSmallCounty();
await sendAll(county);
await county.office.post('/api/evaluation/runs', { year: 2023 });
for (const firm of [1, 3]) {
  const body = { subjectId: code(firm), subjectName: name(firm), unitId: null, fields: {} };
  await county.office.post('/api/registers/cleanup/entries', body);
}
const clients = new Map<Role, TestClient>();
for (const role of ROLES) clients.set(role, await county.as(role));
/** What takes the ground from under the others comes last: whoever undoes a batch leaves no enterprise to ask about. */
const LAST = ['/api/session', '/api/people', '/api/plan', '/api/intake'];
const rank = ({ method, path }: Operation): number =>
  method === 'GET' ? -1 : LAST.findIndex((one) => path.startsWith(one)) + 1;
const operations = operationsOf((await county.office.get('/api/docs/json')).json()).sort(
  (a, b) => rank(a) - rank(b),
);
const known = await learnValues(operations, [...clients.values()]);
// A role that was taken away, an account closed: put back before each route, so that every route is really reached.
await county.database.db.transaction((tx) => tx.script('create table kept_users as select * from users'));
const watch = watchForHang(SLOWEST_MILLISECONDS);
afterAll(async () => {
  await watch.stop();
  await county.close();
});
beforeEach(() =>
  county.database.db.transaction((tx) =>
    tx.run(sql`update users u set role = k.role, units = k.units, department_id = k.department_id,
      credit_code = k.credit_code, disabled_at = null, must_change_password = false, factor_secret = null,
      factor_confirmed_at = null from kept_users k where k.id = u.id`),
  ),
);

const CHINESE = /[\u4e00-\u9fff]/;

/** Those who may call it, and one who may not. */
const rolesFor = (route: string): readonly Role[] => {
  const may = ACCESS[route]?.may ?? [];
  return [...may, ...ROLES.filter((role) => !may.includes(role)).slice(0, 1)];
};

async function send(role: Role, request: InjectOptions) {
  const client = clients.get(role) as TestClient;
  const answer = await client.inject({ ...request });
  if (answer.statusCode !== 401) return answer;
  // Signed out by what went before.
  clients.set(role, await county.as(role));
  return (clients.get(role) as TestClient).inject({ ...request });
}

function expectAnswered({ statusCode, headers, body }: Awaited<ReturnType<typeof send>>): void {
  expect(statusCode, body).toBeLessThan(500);
  if (statusCode < 400) return;
  expect(headers['content-type'], body).toContain('application/json');
  const problem = ProblemBody.parse(JSON.parse(body));
  expect(Object.entries(problems).find(([one]) => one === problem.code)?.[1].status).toBe(statusCode);
  for (const sentence of [
    problem.message,
    problem.remedy,
    ...(problem.details ?? []).map((one) => one.message),
  ])
    expect(sentence, body).toMatch(CHINESE);
  // “请按提示逐项改正” without anything to go by is no sentence.
  if (problem.code === 'INPUT_INVALID') expect(problem.details, body).not.toEqual(undefined);
}

const seen = new Map<string, Set<number>>();

describe.each(operations.map((operation) => [`${operation.method} ${operation.path}`, operation] as const))(
  '%s',
  (title, operation) => {
    test('answers whatever it is sent', async () => {
      await known.refresh(operation);
      const role = fc.constantFrom(...rolesFor(title.replace(/\{(\w+)\}/g, ':$1')));
      const statuses = new Set<number>();
      seen.set(title, statuses);
      const property = fc.asyncProperty(role, requestsFor(operation, known), async (who, request) => {
        watch.beat(`${title} as ${who}: ${JSON.stringify(request).slice(0, 500)}`);
        const answer = await send(who, request);
        statuses.add(answer.statusCode);
        expectAnswered(answer);
      });
      await fc.assert(property, { numRuns: PER_ROUTE });
    });
  },
);

describe('after all that', () => {
  test('the requests were no mere noise: many routes carried something out, and many refused something', () => {
    const some = (within: (status: number) => boolean) =>
      [...seen.values()].filter((statuses) => [...statuses].some(within)).length;
    expect(some((status) => status < 300)).toBeGreaterThan(operations.length / 4);
    expect(some((status) => status === 400)).toBeGreaterThan(operations.length / 4);
  });

  test('nothing has been slipped into what all objects have', () => {
    expect('polluted' in {}).toBe(false);
  });

  test('the audit chain is whole and every page still answers', async () => {
    expect(await county.database.db.read(verifyAuditChain)).toMatchObject({ intact: true });
    const office = await county.as('office');
    for (const page of [
      '/api/plan',
      '/api/registers',
      '/api/enterprises',
      '/api/intake/batches',
      '/api/todo',
    ])
      expect((await office.get(page)).statusCode, page).toBe(200);
  });
});
