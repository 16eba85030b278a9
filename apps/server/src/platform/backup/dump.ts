import { createHash } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { verifyAuditChain } from '../audit/index.ts';
import { type Database, listApplied, type Tx } from '../database/index.ts';
import { CHECKSUMS, type Checksums, MANIFEST, type Manifest, partName } from './archive.ts';
import { listTables } from './list-tables.ts';
import { TAR_END, tarEntry } from './tar.ts';

const PART_BYTES = 4 << 20;
const NEWLINE = 0x0a;
/** PGlite hands over a whole COPY at once, so a table is read there in runs of pages of about this size. */
const RUN_BYTES = 16 << 20;

const quote = (name: string): string => `"${name.replaceAll('"', '""')}"`;

/** COPY sources that together are the table: one on a server, runs of pages on PGlite. */
async function sourcesOf(tx: Tx, kind: Database['kind'], { name, columns }: Manifest['tables'][number]) {
  const table = quote(name);
  const list = columns.map(quote).join(', ');
  if (kind === 'server') return [`${table} (${list})`];
  const [size] = await tx.rows<{ pages: number; bytes: number }>(sql`
    select pg_relation_size(${table}::regclass) / current_setting('block_size')::int as pages,
      pg_table_size(${table}::regclass) as bytes`);
  const { pages = 0, bytes = 0 } = size ?? {};
  const run = Math.max(1, Math.floor((pages * RUN_BYTES) / Math.max(bytes, 1)));
  return Array.from({ length: Math.ceil(pages / run) }, (_, index) => {
    const [from, to] = [index * run, (index + 1) * run];
    return `(select ${list} from ${table} where ctid >= '(${from},0)' and ctid < '(${to},0)')`;
  });
}

async function describe(tx: Tx, at: Date): Promise<Manifest> {
  const chain = await verifyAuditChain(tx);
  return {
    format: 'tenglong-backup',
    version: 1,
    madeAt: at.toISOString(),
    migrations: await listApplied(tx),
    tables: await listTables(tx),
    sequences: await tx.rows(sql`
      select sequencename as name, last_value::text as last from pg_sequences
      where schemaname = current_schema() order by sequencename`),
    audit: { entries: chain.entries, head: chain.head },
  };
}

/**
 * The whole database as the bytes of a tar archive, as it is at one moment. On PGlite everybody else waits meanwhile.
 * To be read to its end inside the transaction that `tx` belongs to.
 */
export async function* dumpTables(tx: Tx, kind: Database['kind'], at: Date): AsyncGenerator<Uint8Array> {
  const json = (value: unknown) => Buffer.from(JSON.stringify(value, null, 2));
  const manifest = await describe(tx, at);
  yield tarEntry({ name: MANIFEST, bytes: json(manifest) }, at);
  const checksums: Checksums = {};
  for (const table of manifest.tables) {
    const hash = createHash('sha256');
    let rows = 0;
    let part = 0;
    let held: Buffer = Buffer.alloc(0);
    const entry = (bytes: Uint8Array) => {
      part += 1;
      return tarEntry({ name: partName(table.name, part), bytes }, at);
    };
    for (const source of await sourcesOf(tx, kind, table)) {
      for await (const bytes of tx.copyOut(source)) {
        hash.update(bytes);
        for (const byte of bytes) if (byte === NEWLINE) rows += 1;
        held = Buffer.concat([held, bytes]);
        for (; held.length >= PART_BYTES; held = held.subarray(PART_BYTES))
          yield entry(held.subarray(0, PART_BYTES));
      }
    }
    if (held.length > 0) yield entry(held);
    checksums[table.name] = { rows, sha256: hash.digest('hex') };
  }
  yield tarEntry({ name: CHECKSUMS, bytes: json(checksums) }, at);
  yield TAR_END;
}
