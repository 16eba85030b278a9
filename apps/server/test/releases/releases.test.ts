import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import type { RunComparison, RunSummary } from '@tenglong/contracts/evaluation';
import type { EntryDetail, EntryPage } from '@tenglong/contracts/register';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createApp } from '../../src/app.ts';
import { composeDeps } from '../../src/compose-deps.ts';
import { migrations } from '../../src/migrations.ts';
import { SESSION_COOKIE } from '../../src/modules/identity/index.ts';
import { verifyAuditChain } from '../../src/platform/audit/index.ts';
import { backupFolder, checkArchive, type Manifest } from '../../src/platform/backup/index.ts';
import { loadArchive } from '../../src/platform/backup/load.ts';
import { checksumOf } from '../../src/platform/database/index.ts';
import type { HttpServer } from '../../src/platform/http/index.ts';
import { silentLog } from '../../src/platform/log/index.ts';
import { SAME_ORIGIN, TEST_PASSWORD } from '../app.ts';
import { testClock } from '../clock.ts';
import { createTestDatabase, type TestDatabase } from '../database.ts';
import { name } from '../plans/yunping.ts';
import { keptReleases, releasePath } from './releases.ts';

test('something is kept of a release', () => {
  expect(keptReleases()).toContain('0.1.0');
});

describe.each(keptReleases())('a database made by %s', (release) => {
  const { pages } = JSON.parse(readFileSync(releasePath(release, 'json'), 'utf8')) as {
    pages: { account: string; url: string }[];
  };
  let manifest: Manifest;
  let database: TestDatabase;
  let app: HttpServer;
  const cookies = new Map<string, string>();

  const send = (account: string, method: 'GET' | 'POST', url: string, payload?: object) =>
    app.inject({
      method,
      url,
      headers: SAME_ORIGIN,
      ...(payload ? { payload } : {}),
      cookies: { [SESSION_COOKIE]: cookies.get(account) ?? '' },
    });
  const read = async <Body>(url: string): Promise<Body> => {
    const answer = await send('office', 'GET', url);
    expect(answer.statusCode, answer.body).toBe(200);
    return answer.json();
  };

  beforeAll(async () => {
    const path = releasePath(release, 'tar.gz');
    manifest = await checkArchive(path, migrations);
    database = await createTestDatabase([]);
    const clock = testClock();
    await database.db.transaction((tx) => loadArchive(tx, path, manifest, migrations, clock.now()));
    const composed = composeDeps({ db: database.db, clock, log: silentLog });
    const sessionPolicy = { ...composed.sessionPolicy, secondFactor: 'offered' as const };
    const deps = { ...composed, sessionPolicy };
    app = await createApp(deps, { publicRequestsPerMinute: 1000, backups: backupFolder(deps, tmpdir()) });
  });
  afterAll(async () => {
    await app.close();
    await database.close();
  });

  test('knows only steps that are today what they were then', () => {
    const today = new Map(migrations.map((step) => [step.id, checksumOf(step)]));
    expect(manifest.migrations.length).toBeGreaterThan(20);
    for (const { id, checksum } of manifest.migrations) expect([id, today.get(id)]).toEqual([id, checksum]);
  });

  test('lets those in who were let in then, by their passwords', async () => {
    for (const account of ['office', 'auditor', 'system', 'security']) {
      const payload = { account, password: TEST_PASSWORD };
      const answer = await send('', 'POST', '/api/session', payload);
      expect(answer.statusCode, answer.body).toBe(200);
      cookies.set(account, answer.cookies.find((one) => one.name === SESSION_COOKIE)?.value ?? '');
    }
  });

  test.each(pages)('answers $account at $url', async ({ account, url }) => {
    const answer = await send(account, 'GET', url);
    expect(answer.statusCode, answer.body).toBe(200);
  });

  test('has its entries where they stood, and goes on with them', async () => {
    const { rows } = await read<EntryPage>('/api/registers/cleanup/entries');
    expect(rows.map(({ subjectName }) => subjectName).sort()).toEqual([name(1), name(2), name(3)].sort());
    const entry = await read<EntryDetail>(`/api/entries/${rows[0]?.id}`);
    expect(JSON.stringify(entry.events)).toContain('请抓紧');
    const said = { revision: entry.revision, text: '换了新版本' };
    const answer = await send('office', 'POST', `/api/entries/${entry.id}/comments`, said);
    expect(answer.statusCode, answer.body).toBe(200);
  });

  test('gives every enterprise the grade it had when it is evaluated again', async () => {
    const before = (await read<RunSummary[]>('/api/evaluation/runs'))[0]?.id;
    const again = await send('office', 'POST', '/api/evaluation/runs', { year: 2023 });
    expect(again.statusCode, again.body).toBe(200);
    const { rows } = await read<RunComparison>(
      `/api/evaluation/runs/${before}/compare/${again.json().id}?show=grades`,
    );
    expect(rows).toEqual([]);
  });

  test('has a whole audit chain, from its first row to today’s', async () => {
    expect(await database.db.read(verifyAuditChain)).toMatchObject({ intact: true });
  });
});
