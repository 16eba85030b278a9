import { existsSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { type Actor, systemActor } from '../actor/index.ts';
import { recordAudit } from '../audit/index.ts';
import {
  createCluster,
  createDatabase,
  createPglite,
  type Database,
  finishRestore,
  lockFolder,
  type Migration,
  openPglite,
  type Tx,
} from '../database/index.ts';
import { BackupError, type Manifest } from './archive.ts';
import { checkArchive } from './check-archive.ts';
import { loadArchive } from './load.ts';

export interface Restore {
  readonly from: string;
  /** Replace what is there; it is kept aside under another name. */
  readonly force: boolean;
  readonly migrations: readonly Migration[];
  readonly at: Date;
}

export interface Restored {
  readonly manifest: Manifest;
  /** Where the former database is kept, if there was one. */
  readonly aside: string | undefined;
}

const operator: Actor = systemActor('restore', '命令行恢复');
const stampOf = (at: Date): string =>
  at
    .toISOString()
    .replace(/[-:]|\.\d+/g, '')
    .toLowerCase();
const refused = (what: string) =>
  new BackupError(
    `${what}已有数据，没有恢复。确要用备份替换，请加 --force（原有数据会改名保留，不会删除）。`,
  );

async function fill(tx: Tx, { from, migrations, at }: Restore, manifest: Manifest): Promise<void> {
  await loadArchive(tx, from, manifest, migrations, at);
  const source = { madeAt: manifest.madeAt, audit: manifest.audit };
  await recordAudit(tx, { actor: operator, action: 'backup.restored', subject: manifest.madeAt, at, source });
}

/**
 * Restores into the embedded database's folder. The backup is checked first and loaded beside the database in use,
 * which is then moved aside; a crash at any moment leaves either the old or the new one in place.
 *
 * @throws BackupError, FolderInUseError while the server runs
 */
export async function restoreEmbedded(dataFolder: string, restore: Restore): Promise<Restored> {
  const lock = await lockFolder(dataFolder);
  try {
    const folder = join(dataFolder, 'database');
    finishRestore(folder);
    const exists = existsSync(folder);
    if (exists && !restore.force) throw refused(`数据目录 ${dataFolder} `);
    const manifest = await checkArchive(restore.from, restore.migrations);
    const loading = `${folder}.restoring`;
    rmSync(loading, { recursive: true, force: true });
    await createCluster(loading);
    const db = createDatabase(await openPglite(() => createPglite({ dataDir: loading })));
    try {
      await db.transaction((tx) => fill(tx, restore, manifest));
    } finally {
      await db.close();
    }
    const aside = exists ? `${folder}.before-restore-${stampOf(restore.at)}` : undefined;
    renameSync(loading, `${folder}.restored`);
    if (aside) renameSync(folder, aside);
    renameSync(`${folder}.restored`, folder);
    return { manifest, aside };
  } finally {
    await lock.release();
  }
}

/**
 * Restores into a PostgreSQL server's database, in one transaction: what was there moves to a schema of another name,
 * or nothing happens at all.
 *
 * @throws BackupError
 */
export async function restoreServer(db: Database, restore: Restore): Promise<Restored> {
  const manifest = await checkArchive(restore.from, restore.migrations);
  return db.transaction(async (tx) => {
    const [found] = await tx.rows<{ schema: string; tables: number }>(sql`
      select current_schema() as schema,
        (select count(*) from pg_class where relnamespace = current_schema()::regnamespace and relkind = 'r') as tables`);
    if (!found) throw new BackupError('数据库里没有可用的模式（schema）。请检查连接地址与权限。');
    const { schema, tables } = found;
    if (tables > 0 && !restore.force) throw refused('数据库');
    const aside = tables > 0 ? `before_restore_${stampOf(restore.at)}` : undefined;
    if (aside) await tx.script(`alter schema "${schema}" rename to "${aside}"; create schema "${schema}"`);
    await fill(tx, restore, manifest);
    return { manifest, aside };
  });
}
