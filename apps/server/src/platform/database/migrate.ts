import { createHash } from 'node:crypto';
import { sql } from 'drizzle-orm';
import type { Database, Tx } from './database.ts';

/**
 * One step of the schema. Ids are `module/NNNN-name`; a module exports its own list, `src/migrations.ts` puts the lists
 * in their one order. A step that has ever run is never edited, and none inserts rows (a backup brings the rows).
 */
export interface Migration {
  readonly id: string;
  readonly sql: string;
}

export interface AppliedMigration {
  readonly id: string;
  readonly checksum: string;
}

/** The database and this program do not belong together; the sentence says which of the two to replace. */
export class MigrationError extends Error {
  override readonly name = 'MigrationError';
}

/** Any number will do, as long as every node takes the same. */
const MIGRATION_LOCK = 7_245_310_001;

export const checksumOf = ({ sql: text }: Migration): string =>
  createHash('sha256').update(text.replace(/\r\n/g, '\n')).digest('hex');

/** What this database has been through, in order; empty if it is new. */
export async function listApplied(tx: Tx): Promise<AppliedMigration[]> {
  const [found] = await tx.rows<{ name: string | null }>(
    sql`select to_regclass('schema_migrations')::text as name`,
  );
  if (!found?.name) return [];
  return tx.rows<AppliedMigration>(sql`select id, checksum from schema_migrations order by position`);
}

/** Applies inside the given transaction whatever of `migrations` this database has not been through. */
export async function migrateWithin(tx: Tx, migrations: readonly Migration[], at: Date): Promise<string[]> {
  await tx.run(sql`select pg_advisory_xact_lock(${MIGRATION_LOCK})`);
  const applied = await listApplied(tx);
  const known = new Map(migrations.map((migration) => [migration.id, checksumOf(migration)]));
  for (const { id, checksum } of applied) {
    if (!known.has(id)) {
      throw new MigrationError(
        `数据库比本程序新（多出 ${id}）。请改用不低于该版本的程序，或恢复旧版本时的备份。`,
      );
    }
    if (known.get(id) !== checksum) {
      throw new MigrationError(
        `数据库结构记录 ${id} 与本程序不一致。请使用原来的程序包，或重新取得完整的程序包。`,
      );
    }
  }
  if (applied.length === 0) {
    await tx.script(`create table if not exists schema_migrations (
      id text primary key, position int not null unique, checksum text not null, applied_at timestamptz not null)`);
  }
  const done = new Set(applied.map(({ id }) => id));
  const pending = migrations.filter(({ id }) => !done.has(id));
  for (const [index, migration] of pending.entries()) {
    await tx.script(migration.sql);
    await tx.run(sql`insert into schema_migrations (id, position, checksum, applied_at)
      values (${migration.id}, ${applied.length + index + 1}, ${checksumOf(migration)}, ${at})`);
  }
  return pending.map(({ id }) => id);
}

/** Brings the database to this program's schema: all steps or none, one node at a time. Returns what was applied. */
export function migrate(db: Database, migrations: readonly Migration[], at: Date): Promise<string[]> {
  return db.transaction((tx) => migrateWithin(tx, migrations, at));
}
