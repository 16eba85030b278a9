import { randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Role } from '@tenglong/contracts/identity';
import type { InjectOptions } from 'fastify';
import { type AppDeps, type AppOptions, createApp } from '../src/app.ts';
import { composeDeps } from '../src/compose-deps.ts';
import { jobHandlers } from '../src/jobs.ts';
import { migrations } from '../src/migrations.ts';
import { createUser, defaultSessionPolicy, SESSION_COOKIE } from '../src/modules/identity/index.ts';
import { openSession } from '../src/modules/identity/session-store.ts';
import { systemActor } from '../src/platform/actor/index.ts';
import { newAuditKey } from '../src/platform/audit/index.ts';
import { backupFolder } from '../src/platform/backup/index.ts';
import type { HttpServer } from '../src/platform/http/index.ts';
import { createJobRunner } from '../src/platform/jobs/index.ts';
import { silentLog } from '../src/platform/log/index.ts';
import { type TestClock, testClock } from './clock.ts';
import { createTestDatabase, type Filling, type TestDatabase } from './database.ts';
import { code } from './plans/yunping.ts';

/** Signs the ends of the tests' audits, and nothing else. */
export const TEST_KEY = newAuditKey();

/** The password of both test accounts, `office` and `reader`. */
export const TEST_PASSWORD = 'Right-Horse-7';

const NAMES: Readonly<Record<Role, string>> = {
  office: '甲',
  reader: '乙',
  department: '丙',
  township: '丁',
  inspector: '戊',
  leader: '己',
  enterprise: '庚',
  auditor: '辛',
  security: '壬',
  system: '癸',
  pending: '子',
};

/** For whom the test accounts act. */
const PARTIES: Readonly<
  Partial<Record<Role, { units?: string[]; departmentId?: string; creditCode?: string }>>
> = {
  department: { departmentId: 'gongxin' },
  township: { units: ['339921001'] },
  enterprise: { creditCode: code(1) },
};

/** What our own pages send with every request. */
export const SAME_ORIGIN = { origin: 'http://localhost', host: 'localhost' };

type Answer = Awaited<ReturnType<HttpServer['inject']>>;
type Body = NonNullable<InjectOptions['payload']>;

/** Sends requests as one person. */
export interface TestClient {
  get(url: string): Promise<Answer>;
  post(url: string, body?: Body): Promise<Answer>;
  put(url: string, body?: Body): Promise<Answer>;
  patch(url: string, body?: Body): Promise<Answer>;
  delete(url: string): Promise<Answer>;
  inject(options: InjectOptions): Promise<Answer>;
}

export interface TestApp {
  readonly app: HttpServer;
  readonly deps: AppDeps;
  readonly clock: TestClock;
  readonly database: TestDatabase;
  /** Somebody who is not signed in. */
  readonly anonymous: TestClient;
  /** A new session of the test account of that role; 责任单位 is 县工信局, 乡镇 is 石桥街道 and 企业 is its
   * first firm, of 云屏. */
  as(role: Role): Promise<TestClient>;
  /** The cookie of such a session, for requests that are really sent. */
  cookieOf(role: Role): Promise<string>;
  /** Somebody who sends these cookies. */
  withCookies(cookies: Record<string, string>): TestClient;
  close(): Promise<void>;
}

/**
 * The whole product on a test database with a clock that stands still; nothing listens, requests are injected.
 *
 * @param filling - what the database holds from the start; nothing if left out
 */
export async function createTestApp(
  overrides: Partial<AppDeps> = {},
  options: AppOptions = {},
  filling?: Filling,
): Promise<TestApp> {
  const database = await createTestDatabase(migrations, filling);
  const clock = testClock();
  let wakeJobs = () => {};
  const deps: AppDeps = {
    ...composeDeps({ db: database.db, clock, log: silentLog }),
    county: async () => ({
      name: '青岚县',
      planId: 'qinglan-demo',
      planTitle: '青岚县示例方案',
      listsTitle: '两张清单',
      listsInitials: 'lzqd',
    }),
    sessionPolicy: { ...defaultSessionPolicy, signInsPerMinute: 100_000, secondFactor: 'offered' },
    wakeJobs: () => wakeJobs(),
    ...overrides,
  };
  const jobs = createJobRunner(deps, jobHandlers(deps));
  const running = new Set<Promise<unknown>>();
  wakeJobs = () => {
    const run: Promise<unknown> = jobs
      .runDue()
      .catch(() => undefined)
      .finally(() => running.delete(run));
    running.add(run);
  };
  const backupPath = join(tmpdir(), `tenglong-test-backups-${randomUUID()}`);
  const backups = backupFolder(deps, backupPath);
  const app = await createApp(deps, {
    publicRequestsPerMinute: 100_000,
    backups,
    auditKey: () => TEST_KEY,
    ...options,
  });
  const create = (role: Role, displayName: string) =>
    database.db.transaction((tx) =>
      createUser(
        tx,
        systemActor('test', '测试'),
        {
          account: role,
          displayName,
          department: '测试部门',
          role,
          password: TEST_PASSWORD,
          ...PARTIES[role],
        },
        clock.now(),
      ),
    );
  const ids = new Map<Role, Promise<string>>();
  // Two accounts are there from the start; those that act for somebody are made when a test asks for them.
  const idOf = (role: Role): Promise<string> => {
    const id = ids.get(role) ?? create(role, NAMES[role]);
    ids.set(role, id);
    return id;
  };
  await idOf('office');
  await idOf('reader');

  const tokenOf = async (role: Role) => {
    const id = await idOf(role);
    return database.db.transaction((tx) => openSession(tx, id, deps.sessionPolicy, clock.now()));
  };
  const withCookies = (cookies: Record<string, string>): TestClient => {
    const inject = (request: InjectOptions) =>
      app.inject({ ...request, cookies, headers: { ...SAME_ORIGIN, ...request.headers } });
    const send = (method: 'POST' | 'PUT' | 'PATCH') => (url: string, body?: Body) =>
      inject({ method, url, ...(body === undefined ? {} : { payload: body }) });
    return {
      inject,
      get: (url) => inject({ method: 'GET', url }),
      delete: (url) => inject({ method: 'DELETE', url }),
      post: send('POST'),
      put: send('PUT'),
      patch: send('PATCH'),
    };
  };

  return {
    app,
    deps,
    clock,
    database,
    anonymous: withCookies({}),
    withCookies,
    as: async (role) => withCookies({ [SESSION_COOKIE]: await tokenOf(role) }),
    cookieOf: async (role) => `${SESSION_COOKIE}=${await tokenOf(role)}`,
    close: async () => {
      await app.close();
      await Promise.all(running);
      await database.close();
      await rm(backupPath, { recursive: true, force: true });
    },
  };
}
