import { createHash, randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Client } from 'pg';
import { migrations } from '../src/migrations.ts';
import {
  checksumOf,
  createDatabase,
  createPglite,
  type Database,
  type Migration,
  migrate,
  openPglite,
  openServer,
} from '../src/platform/database/index.ts';
import { silentLog } from '../src/platform/log/index.ts';
import { makeMemoryImage, openMemoryImage } from './memory-image.ts';
import { sourceHash } from './source-hash.ts';

/** `postgres://…` of a server where throw-away databases may be made; without it tests run on PGlite in memory. */
export const testServerUrl = process.env.TENGLONG_TEST_DATABASE;

const CACHE = fileURLToPath(new URL('../../../node_modules/.cache/tenglong/', import.meta.url));
const START = new Date('2023-01-01T00:00:00Z');

/** What a database holds before a test begins. It is filled once and copied for every test that asks for it. */
export interface Filling {
  /** Letters and underscores. */
  readonly name: string;
  fill(db: Database): Promise<void>;
}

/** A database that is made once: its name, which changes with all that it is made of. */
interface Image {
  readonly name: string;
  /** How the names of all its editions begin: only the last is kept. Of an empty one all are. */
  readonly series: string | undefined;
  make(db: Database): Promise<void>;
}

function imageOf(steps: readonly Migration[], filling: Filling | undefined): Image {
  const made = [...steps.map((step) => `${step.id} ${checksumOf(step)}`), filling ? sourceHash() : ''];
  const key = createHash('sha256').update(made.join('\n')).digest('hex').slice(0, 16);
  const series = filling && `${filling.name}_`;
  return {
    name: `${series ?? ''}${key}`,
    series,
    make: async (db) => {
      await migrate(db, steps, START);
      await filling?.fill(db);
    },
  };
}

/** The memory of a PGlite, made once. Whoever asks gets bytes of its own. */
async function memoryImage({ series, name, make }: Image): Promise<Uint8Array> {
  const path = join(CACHE, `pglite-${name}.bin`);
  if (!existsSync(path)) {
    const pg = await createPglite({});
    await make(createDatabase(await openPglite(async () => pg)));
    const image = await makeMemoryImage(pg);
    await pg.close();
    mkdirSync(CACHE, { recursive: true });
    const part = join(CACHE, `${randomUUID()}.part`);
    writeFileSync(part, image);
    renameSync(part, path);
    if (series) forgetEarlier(series, path);
  }
  return readFileSync(path);
}

/** What a database was made of changes with every line of the product: only its last edition is kept. */
function forgetEarlier(series: string, kept: string): void {
  for (const name of readdirSync(CACHE)) {
    const path = join(CACHE, name);
    if (name.startsWith(`pglite-${series}`) && path !== kept) rmSync(path, { force: true });
  }
}

async function asAdmin<T>(work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: testServerUrl });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

const urlOf = (name: string): string => {
  const url = new URL(testServerUrl ?? '');
  url.pathname = `/${name}`;
  return url.href;
};

/** Makes a database on the test server, a copy of a template that is made once. */
async function copyOfTemplate({ series, name, make }: Image): Promise<string> {
  const template = `tenglong_template_${name}`;
  const copy = `tenglong_test_${randomUUID().replaceAll('-', '')}`;
  await asAdmin(async (admin) => {
    await admin.query(`select pg_advisory_lock(7245310002)`);
    const { rows } = await admin.query<{ datname: string }>(
      'select datname from pg_database where starts_with(datname, $1)',
      [series ? `tenglong_template_${series}` : template],
    );
    if (!rows.some(({ datname }) => datname === template)) {
      for (const { datname } of rows) await admin.query(`drop database if exists ${datname} with (force)`);
      const part = `${template}_${randomUUID().slice(0, 8)}`;
      await admin.query(`create database ${part}`);
      const db = createDatabase(openServer(urlOf(part), silentLog));
      await make(db);
      await db.close();
      await admin.query(`alter database ${part} rename to ${template}`);
    }
    await admin.query(`create database ${copy} template ${template}`);
  });
  return copy;
}

export interface TestDatabase {
  readonly db: Database;
  /** On a server: the address of this throw-away database. */
  readonly url: string | undefined;
  /** Closes it and, on a server, drops it. */
  close(): Promise<void>;
}

/**
 * A database of its own with the product's tables: PGlite in memory, or a throw-away database of the server named by
 * `TENGLONG_TEST_DATABASE`. Other `steps` make a database before or beside the product's schema.
 */
export async function createTestDatabase(
  steps: readonly Migration[] = migrations,
  filling?: Filling,
): Promise<TestDatabase> {
  const image = imageOf(steps, filling);
  if (!testServerUrl) {
    const db = createDatabase(await openPglite(async () => openMemoryImage(await memoryImage(image))));
    return { db, url: undefined, close: () => db.close() };
  }
  const name = await copyOfTemplate(image);
  const db = createDatabase(openServer(urlOf(name), silentLog));
  return {
    db,
    url: urlOf(name),
    close: async () => {
      await db.close();
      await asAdmin((admin) => admin.query(`drop database if exists ${name} with (force)`));
    },
  };
}
