import { sql } from 'drizzle-orm';
import { verifyAuditChain } from '../audit/index.ts';
import { type Migration, migrateWithin, type Tx } from '../database/index.ts';
import { BackupError, type Manifest, tableOfPart } from './archive.ts';
import { readArchive } from './check-archive.ts';

const quote = (name: string): string => `"${name.replaceAll('"', '""')}"`;

/** The schema's steps as they were when the backup was made, in the order they ran then. */
function stepsOf({ migrations: made }: Manifest, migrations: readonly Migration[]): Migration[] {
  const byId = new Map(migrations.map((migration) => [migration.id, migration]));
  return made.flatMap(({ id }) => byId.get(id) ?? []);
}

/** Loads the tables one after the other, each from its parts as they are unpacked. */
async function copyTables(tx: Tx, path: string, manifest: Manifest): Promise<void> {
  const columns = new Map(manifest.tables.map((table) => [table.name, table.columns]));
  const entries = readArchive(path);
  let entry = await entries.next();
  async function* partsOf(table: string): AsyncGenerator<Uint8Array> {
    for (; !entry.done && tableOfPart(entry.value.name) === table; entry = await entries.next()) {
      yield entry.value.bytes;
    }
  }
  while (!entry.done) {
    const table = tableOfPart(entry.value.name);
    if (table === undefined) entry = await entries.next();
    else await tx.copyIn(`${quote(table)} (${(columns.get(table) ?? []).map(quote)})`, partsOf(table));
  }
}

/**
 * Fills an empty schema from a checked backup: the tables as they were then, their rows, then the steps that came
 * since. Everything in the given transaction; the audit chain must end where the backup says it did.
 */
export async function loadArchive(
  tx: Tx,
  path: string,
  manifest: Manifest,
  migrations: readonly Migration[],
  at: Date,
): Promise<void> {
  await migrateWithin(tx, stepsOf(manifest, migrations), at);
  await copyTables(tx, path, manifest);
  for (const { name, last } of manifest.sequences) {
    if (last !== null) await tx.run(sql`select setval(${quote(name)}::regclass, ${last}::bigint)`);
  }
  await migrateWithin(tx, migrations, at);
  const chain = await verifyAuditChain(tx);
  if (!chain.intact || chain.head !== manifest.audit.head) {
    throw new BackupError(`备份中的审计记录核对不上：${chain.finding}。请换用另一份备份。`);
  }
}
