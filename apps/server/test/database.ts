import { createHash, randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
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

/** `postgres://…` of a server where throw-away databases may be made; without it tests run on PGlite in memory. */
export const testServerUrl = process.env.TENGLONG_TEST_DATABASE;

const CACHE = fileURLToPath(new URL('../../../node_modules/.cache/tenglong/', import.meta.url));
const START = new Date('2023-01-01T00:00:00Z');

/** The folder of a migrated PGlite, made once per set of migrations: half a second to load, several to make. */
async function folderImage(steps: readonly Migration[], key: string): Promise<Blob> {
  const path = `${CACHE}pglite-${key}.tar`;
  if (!existsSync(path)) {
    const pg = await createPglite({});
    await migrate(createDatabase(await openPglite(async () => pg)), steps, START);
    const image = await pg.dumpDataDir('none');
    await pg.close();
    mkdirSync(CACHE, { recursive: true });
    const part = `${path}.${randomUUID()}`;
    writeFileSync(part, Buffer.from(await image.arrayBuffer()));
    renameSync(part, path);
  }
  return new Blob([readFileSync(path)]);
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

/** Makes a database on the test server, a copy of a migrated one that is made once per set of migrations. */
async function copyOfTemplate(steps: readonly Migration[], key: string): Promise<string> {
  const template = `tenglong_template_${key}`;
  const name = `tenglong_test_${randomUUID().replaceAll('-', '')}`;
  await asAdmin(async (admin) => {
    await admin.query(`select pg_advisory_lock(7245310002)`);
    const { rowCount } = await admin.query('select 1 from pg_database where datname = $1', [template]);
    if (rowCount === 0) {
      const part = `${template}_${randomUUID().slice(0, 8)}`;
      await admin.query(`create database ${part}`);
      const db = createDatabase(openServer(urlOf(part), silentLog));
      await migrate(db, steps, START);
      await db.close();
      await admin.query(`alter database ${part} rename to ${template}`);
    }
    await admin.query(`create database ${name} template ${template}`);
  });
  return name;
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
export async function createTestDatabase(steps: readonly Migration[] = migrations): Promise<TestDatabase> {
  const key = createHash('sha256')
    .update(steps.map((step) => `${step.id} ${checksumOf(step)}`).join('\n'))
    .digest('hex')
    .slice(0, 16);
  if (!testServerUrl) {
    const loadDataDir = await folderImage(steps, key);
    const db = createDatabase(await openPglite(() => createPglite({ loadDataDir })));
    return { db, url: undefined, close: () => db.close() };
  }
  const name = await copyOfTemplate(steps, key);
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
