import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { BatchDetail } from '@tenglong/contracts/intake';
import type { PlanDocument } from '@tenglong/domain/plan';
import { commitBatch, type IntakeDeps, readBatch, receiveBatch } from '../src/modules/intake/index.ts';
import { loadPlan, readPlanFolder } from '../src/modules/plan/index.ts';
import { systemActor } from '../src/platform/actor/index.ts';
import { createTestApp, type TestApp, type TestClient } from './app.ts';
import { withPlan } from './loaded-plan.ts';
import { SHEETS, YUNPING } from './plans/yunping.ts';

const LOADER = systemActor('test', '测试');

/** The plan of the invented county of 云屏 as documents, ready to be changed and loaded. */
export async function yunpingDocuments(): Promise<readonly PlanDocument[]> {
  const reading = await readPlanFolder(YUNPING);
  if (!reading.ok) throw new Error(JSON.stringify(reading.errors));
  return reading.documents;
}

/** A multipart request with one file, as a browser sends it: fields first. */
export function upload(
  client: TestClient,
  url: string,
  name: string,
  bytes: string | Uint8Array,
  fields: Readonly<Record<string, string>> = {},
) {
  const boundary = 'tenglong-test-boundary';
  const parts = Object.entries(fields).map(
    ([key, value]) => `--${boundary}\r\ncontent-disposition: form-data; name="${key}"\r\n\r\n${value}\r\n`,
  );
  const head = `${parts.join('')}--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\ncontent-type: application/octet-stream\r\n\r\n`;
  return client.inject({
    method: 'POST',
    url,
    headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
    payload: Buffer.concat([Buffer.from(head), Buffer.from(bytes), Buffer.from(`\r\n--${boundary}--\r\n`)]),
  });
}

/** Hands a file in and waits until it is read: on a busy machine the answer may come before that, as the page knows too. */
export async function uploadAndRead(
  client: TestClient,
  name: string,
  bytes: string | Uint8Array,
): Promise<BatchDetail> {
  const answer = await upload(client, '/api/intake/batches', name, bytes);
  if (answer.statusCode !== 200) throw new Error(`${name} ${answer.body}`);
  let batch: BatchDetail = answer.json();
  while (batch.status === 'reading') {
    await wait(50);
    batch = (await client.get(`/api/intake/batches/${batch.id}`)).json();
  }
  return batch;
}

/** Drops a file of the samples in and takes it into force. */
export async function commitFile(client: TestClient, path: string): Promise<BatchDetail> {
  return commitDraft(client, await uploadAndRead(client, basename(path), readFileSync(path)));
}

/** Takes a draft into force as it was read. */
export async function commitDraft(
  client: TestClient,
  { id, file, revision }: BatchDetail,
): Promise<BatchDetail> {
  const answer = await client.post(`/api/intake/batches/${id}/commit`, { revision });
  if (answer.statusCode !== 200) throw new Error(`${file} ${answer.body}`);
  return answer.json();
}

/** Hands in one sheet without the web; it waits to be read. @returns the id of its batch */
export async function receiveSheet(deps: IntakeDeps, name: string, text: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'tenglong-sheet-'));
  try {
    const path = join(folder, 'sheet');
    await writeFile(path, text);
    const sha256 = createHash('sha256').update(text).digest('hex');
    return await receiveBatch(deps, LOADER, { name, path, size: Buffer.byteLength(text), sha256 });
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** Hands in, reads and commits one sheet. @returns the id of its batch */
export async function commitSheet(deps: IntakeDeps, name: string, text: string): Promise<string> {
  const id = await receiveSheet(deps, name, text);
  await readBatch(deps, id);
  await commitBatch(deps, LOADER, id, { finality: 'confirmed' });
  return id;
}

export interface SmallCounty extends TestApp {
  readonly office: TestClient;
  readonly reader: TestClient;
  /** Loads documents the way `serve --plan` does. */
  load(documents: readonly PlanDocument[]): ReturnType<typeof loadPlan>;
  /** Drops a file in and waits until it is read; fails the test unless it is taken. */
  drop(name: string, bytes: string | Uint8Array): Promise<BatchDetail>;
  commit(batch: Pick<BatchDetail, 'id' | 'revision'>): Promise<BatchDetail>;
  /** Drops in and commits. */
  send(name: string, bytes: string | Uint8Array): Promise<BatchDetail>;
  undo(batch: Pick<BatchDetail, 'id'>): Promise<BatchDetail>;
  /** The body of a successful GET. */
  read<Body>(url: string): Promise<Body>;
}

/**
 * The eight firms of 云屏 on a database of their own: plan loaded, both roles signed in, nothing reported yet.
 *
 * @param change - loads another plan instead: what this makes of its documents
 */
export async function createSmallCounty(
  change?: (documents: readonly PlanDocument[]) => readonly PlanDocument[],
): Promise<SmallCounty> {
  const t = await createTestApp({}, {}, change ? undefined : withPlan('yunping', YUNPING));
  const office = await t.as('office');
  const reader = await t.as('reader');
  const load = (documents: readonly PlanDocument[]) => loadPlan(t.deps, LOADER, documents);
  if (change) await load(change(await yunpingDocuments()));
  const body = <Body>(answer: { statusCode: number; body: string }): Body => {
    if (answer.statusCode !== 200) throw new Error(`${answer.statusCode} ${answer.body}`);
    return JSON.parse(answer.body) as Body;
  };
  const drop = async (name: string, bytes: string | Uint8Array): Promise<BatchDetail> => {
    let batch = body<BatchDetail>(await upload(office, '/api/intake/batches', name, bytes));
    // On a busy machine the answer may come before the file has been read, as the page knows too.
    while (batch.status === 'reading') {
      await wait(50);
      batch = body(await office.get(`/api/intake/batches/${batch.id}`));
    }
    return batch;
  };
  const commit = async ({ id, revision }: Pick<BatchDetail, 'id' | 'revision'>) =>
    body<BatchDetail>(await office.post(`/api/intake/batches/${id}/commit`, { revision }));
  return {
    ...t,
    office,
    reader,
    load,
    drop,
    commit,
    send: async (name, bytes) => commit(await drop(name, bytes)),
    undo: async ({ id }) => body<BatchDetail>(await office.post(`/api/intake/batches/${id}/undo`)),
    read: async (url) => body(await office.get(url)),
  };
}

/** Sends every sheet of 2023, the roster first. */
export async function sendAll(county: SmallCounty): Promise<void> {
  for (const [name, text] of Object.entries(SHEETS)) await county.send(name, text);
}
