import { writeFileSync } from 'node:fs';
import type { EntryDetail } from '@tenglong/contracts/register';
import { expect, test } from 'vitest';
import { writeBackup } from '../../src/platform/backup/index.ts';
import type { TestClient } from '../app.ts';
import { operationsOf } from '../fuzz/api-operations.ts';
import { learnValues } from '../fuzz/known-values.ts';
import { code, name } from '../plans/yunping.ts';
import { createSmallCounty, sendAll } from '../small-county.ts';
import { releasePath } from './releases.ts';

const release = process.env.TENGLONG_KEEP_RELEASE;

/**
 * `TENGLONG_KEEP_RELEASE=0.2.0 npx vitest run --project @tenglong/server apps/server/test/releases` keeps a county of
 * this release for the programs to come: a backup of its database, and the pages that answer on it.
 */
test.runIf(release)('keeps a county as this release leaves it', async () => {
  const county = await createSmallCounty();
  await sendAll(county);
  await county.office.post('/api/evaluation/runs', { year: 2023 });
  for (const firm of [1, 2, 3]) {
    const opened = await county.office.post('/api/registers/cleanup/entries', {
      subjectId: code(firm),
      subjectName: name(firm),
      unitId: null,
      fields: {},
    });
    const { id, revision } = opened.json<EntryDetail>();
    await county.office.post(`/api/entries/${id}/comments`, { revision, text: '请抓紧' });
  }
  await county.office.post('/api/views', { list: 'enterprises', name: '亏损', query: '?q=甲' });
  const security = await county.as('security');
  const system = await county.as('system');
  const auditor = await county.as('auditor');
  await system.post('/api/people', { account: 'xinren', displayName: '新人', department: '云山镇' });
  const document = (await county.office.get('/api/docs/json')).json();

  const pages = new Map<string, { account: string; url: string }[]>();
  const operations = operationsOf(document);
  const listening = (account: string, client: TestClient): TestClient => ({
    ...client,
    get: async (url) => {
      const answer = await client.get(url);
      const path = url.replace(/\?.*/, '');
      const route = operations.find(
        (one) => one.method === 'GET' && new RegExp(`^${one.path.replace(/\{\w+\}/g, '[^/]+')}$`).test(path),
      );
      const kept = pages.get(route?.path ?? '') ?? [];
      if (answer.statusCode === 200 && route && kept.length < 2)
        pages.set(route.path, [...kept, { account, url }]);
      return answer;
    },
  });
  await learnValues(operations, [
    listening('office', county.office),
    listening('auditor', auditor),
    listening('system', system),
    listening('security', security),
  ]);
  expect(pages.size).toBeGreaterThan(40);
  await writeBackup(county.deps.db, releasePath(release ?? '', 'tar.gz'), county.clock.now());
  writeFileSync(
    releasePath(release ?? '', 'json'),
    `${JSON.stringify({ release, pages: [...pages.values()].flat() }, undefined, 2)}\n`,
  );
  await county.close();
});
