import { execFileSync } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { createTestApp } from '../../../test/app.ts';
import { createTestDatabase, testServerUrl } from '../../../test/database.ts';
import { migrations } from '../../migrations.ts';
import { systemActor } from '../actor/index.ts';
import { recordAudit, verifyAuditChain } from '../audit/index.ts';
import { type Database, FolderInUseError, openEmbedded, type Tx } from '../database/index.ts';
import { saveFile } from '../files/index.ts';
import { checkArchive, restoreEmbedded, restoreServer, writeBackup } from './index.ts';
import { listTables } from './list-tables.ts';

// Making a cluster takes seconds, on a busy machine many.
vi.setConfig({ testTimeout: 300_000 });
const t = await createTestApp();
const { db } = t.database;
const root = mkdtempSync(join(tmpdir(), 'tenglong-backup-'));
const archive = join(root, 'made.tar.gz');
let data = '';
beforeEach(() => {
  data = mkdtempSync(join(root, 'data-'));
});
afterAll(async () => {
  await t.close();
  rmSync(root, { recursive: true });
});

const actor = systemActor('test', '测试');
const ruled = (tx: Tx, subject: string) =>
  recordAudit(tx, {
    actor,
    action: 'plan.ruled',
    subject,
    at: t.clock.now(),
    after: { text: '制表\t换行\n反斜\\' },
  });

beforeAll(async () => {
  await db.transaction(async (tx) => {
    const bytes = randomBytes(5_000_000);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    async function* source() {
      yield bytes;
    }
    await saveFile(tx, source(), { sha256, size: bytes.length }, t.clock.now());
    for (let i = 0; i < 500; i += 1) await ruled(tx, `ruling-${i}`);
    await tx.run(sql`
      insert into register_entries (id, register, subject_name, pinyin, initials, stage, stage_since, stage_by, opened_on,
        last_event_on, fields, evidence, signatures, revision)
      select gen_random_uuid(), 'cleanup', '某厂', 'mou chang', 'mc', 'working', '2023-08-01', 'x', '2023-08-01',
        '2023-08-01', '{"freed": "12.5"}', '[]', '[]', 1 from generate_series(1, 3)`);
  });
  await writeBackup(db, archive, t.clock.now());
});

/** Every row of every table, as text. */
const everything = (from: Database) =>
  from.read(async (tx) => {
    const all: Record<string, unknown> = {};
    for (const { name } of await listTables(tx)) {
      const rows = await tx.rows<{ row: string }>(sql`select r::text as row from ${sql.identifier(name)} r`);
      all[name] = rows.map(({ row }) => row).sort();
    }
    return all;
  });
const withoutAudit = ({ audit_log: _log, audit_head: _head, ...rest }: Record<string, unknown>) => rest;
const order = (force = false) => ({ from: archive, force, migrations, at: t.clock.now() });
const openAnd = async <T>(folder: string, use: (opened: Database) => Promise<T>): Promise<T> => {
  const opened = await openEmbedded(folder);
  try {
    return await use(opened);
  } finally {
    await opened.close();
  }
};

describe('a backup', () => {
  test('is one file that only its owner may read and any tar opens', () => {
    expect(statSync(archive).mode & 0o777).toBe(0o600);
    const names = execFileSync('tar', ['-tzf', archive], { encoding: 'utf8' }).trim().split('\n');
    expect([names[0], names.at(-1)]).toEqual(['manifest.json', 'checksums.json']);
    expect(names.filter((name) => name.startsWith('tables/file_chunks/')).length).toBeGreaterThan(1);
    expect(readdirSync(root).filter((name) => name.endsWith('.part'))).toEqual([]);
  });

  test('leaves out what is derived', () => {
    const names = execFileSync('tar', ['-tzf', archive], { encoding: 'utf8' });
    expect(names).toContain('tables/register_entries/');
    expect(names).not.toMatch(/register_(values|stage_sums|list_sums)/);
  });

  test('restores into an empty folder as it was, what is derived too, the audit chain intact and one entry longer', async () => {
    const { aside } = await restoreEmbedded(data, order());
    expect(aside).toBeUndefined();
    const derived = (from: Database) =>
      from.read(async (tx) => [
        await tx.rows(sql`select stage, sum(n)::bigint as n from register_stage_sums group by stage`),
        await tx.rows(sql`select field, number::text from register_values`),
      ]);
    const expected = [[{ stage: 'working', n: 3 }], Array(3).fill({ field: 'freed', number: '12.5' })];
    expect(await derived(db)).toEqual(expected);
    await openAnd(data, async (restored) => {
      expect(withoutAudit(await everything(restored))).toEqual(withoutAudit(await everything(db)));
      expect(await derived(restored)).toEqual(expected);
      const chain = await restored.read(verifyAuditChain);
      expect(chain).toMatchObject({ intact: true, entries: (await db.read(verifyAuditChain)).entries + 1 });
    });
  });

  test('restored can be backed up and restored again', async () => {
    await restoreEmbedded(data, order());
    const second = join(data, 'second.tar.gz');
    const one = await openAnd(data, async (restored) => {
      await writeBackup(restored, second, t.clock.now());
      return everything(restored);
    });
    const again = mkdtempSync(join(root, 'again-'));
    await restoreEmbedded(again, { ...order(), from: second });
    const two = await openAnd(again, everything);
    expect(withoutAudit(two)).toEqual(withoutAudit(one));
  });

  test('made before a step of the schema gets that step when it is restored', async () => {
    const step = {
      id: 'later/0001-note',
      sql: `create table notes (id int); alter table settings add column note text`,
    };
    await restoreEmbedded(data, { ...order(), migrations: [...migrations, step] });
    const columns = await openAnd(data, (restored) =>
      restored.read((tx) => tx.rows(sql`select note from settings`)),
    );
    expect(columns).toEqual([]);
  });

  test('made by a newer program is refused', async () => {
    await expect(checkArchive(archive, migrations.slice(0, -1))).rejects.toThrow(
      '请用不低于该版本的程序恢复',
    );
  });

  test('keeps sequences going where they were', async () => {
    const step = {
      id: 'test/0001-serial',
      sql: 'create table serials (id bigserial primary key, doubled bigint generated always as (id * 2) stored)',
    };
    const source = await createTestDatabase([...migrations, step]);
    const path = join(data, 'serial.tar.gz');
    try {
      await source.db.transaction((tx) =>
        tx.script('insert into serials default values; insert into serials default values'),
      );
      await writeBackup(source.db, path, t.clock.now());
    } finally {
      await source.close();
    }
    await restoreEmbedded(data, { ...order(), from: path, migrations: [...migrations, step] });
    const rows = await openAnd(data, (restored) =>
      restored.transaction(async (tx) => {
        await tx.run(sql`insert into serials default values`);
        return tx.rows(sql`select id, doubled from serials order by id`);
      }),
    );
    expect(rows).toEqual([
      { id: 1, doubled: 2 },
      { id: 2, doubled: 4 },
      { id: 3, doubled: 6 },
    ]);
  });
});

describe('a damaged backup is refused before anything is touched', () => {
  const plain = () => gunzipSync(readFileSync(archive));
  const changedAt = (marker: string, offset: number) => {
    const bytes = plain();
    const at = bytes.indexOf(marker) + offset;
    bytes[at] = (bytes[at] ?? 0) ^ 1;
    return gzipSync(bytes);
  };
  test.each([
    ['cut off', () => readFileSync(archive).subarray(0, -1000)],
    [
      'cut off between two entries',
      () => gzipSync(plain().subarray(0, plain().indexOf('tables/audit_log/'))),
    ],
    ['without its end', () => gzipSync(plain().subarray(0, -1024))],
    ['empty', () => Buffer.alloc(0)],
    ['no archive at all', () => Buffer.from('PK not a backup')],
    ['with one changed bit in a row', () => changedAt('ruling-77', 8)],
    ['with one changed bit in the manifest', () => changedAt('"audit_log"', 2)],
  ])('%s', async (_title, bytes) => {
    mkdirSync(join(data, 'database'));
    const from = join(data, 'damaged.tar.gz');
    writeFileSync(from, bytes());
    await expect(restoreEmbedded(data, { ...order(true), from })).rejects.toThrow('备份文件不完整或已损坏');
    expect(readdirSync(data).filter((name) => name.startsWith('database'))).toEqual(['database']);
  });
});

describe('restoring over a database', () => {
  const precious = (folder: string) =>
    openAnd(folder, (opened) => opened.transaction((tx) => tx.script('create table precious (id int)')));

  test('is refused without --force, and says how', async () => {
    mkdirSync(join(data, 'database'));
    await expect(restoreEmbedded(data, order())).rejects.toThrow('请加 --force');
    expect(readdirSync(data).filter((name) => name.startsWith('database'))).toEqual(['database']);
  });

  test('with --force keeps the old one aside, whole', async () => {
    await precious(data);
    const { aside } = await restoreEmbedded(data, order(true));
    await openAnd(data, async (opened) => {
      expect(await opened.read((tx) => tx.rows(sql`select to_regclass('precious') as gone`))).toEqual([
        { gone: null },
      ]);
    });
    const old = mkdtempSync(join(root, 'old-'));
    renameSync(aside ?? '', join(old, 'database'));
    await openAnd(old, (opened) => opened.read((tx) => tx.rows(sql`select * from precious`)));
  });

  test('is refused while the server runs on it', async () => {
    await openAnd(data, async () => {
      await expect(restoreEmbedded(data, order(true))).rejects.toThrow(FolderInUseError);
    });
  });

  test('cut off between its two renames is finished at the next start', async () => {
    await restoreEmbedded(data, order());
    renameSync(join(data, 'database'), join(data, 'database.restored'));
    await openAnd(data, async (opened) => {
      expect(withoutAudit(await everything(opened))).toEqual(withoutAudit(await everything(db)));
    });
    expect(existsSync(join(data, 'database.restored'))).toBe(false);
  });
});

if (testServerUrl) {
  describe('a backup of one engine on the other', () => {
    test('restores on a server, all or nothing, the old tables kept under another schema', async () => {
      const target = await createTestDatabase();
      try {
        await expect(restoreServer(target.db, order())).rejects.toThrow('请加 --force');
        const { aside } = await restoreServer(target.db, order(true));
        expect(withoutAudit(await everything(target.db))).toEqual(withoutAudit(await everything(db)));
        const kept = await target.db.read((tx) =>
          tx.rows(sql`select 1 from ${sql.identifier(aside ?? '')}.audit_log`),
        );
        expect(kept).toEqual([]);
      } finally {
        await target.close();
      }
    });

    test('made by the embedded database restores on a server', async () => {
      await restoreEmbedded(data, order());
      const path = join(data, 'embedded.tar.gz');
      await openAnd(data, (opened) => writeBackup(opened, path, t.clock.now()));
      const target = await createTestDatabase([]);
      try {
        await target.db.transaction((tx) => tx.script('drop table schema_migrations'));
        await restoreServer(target.db, { ...order(), from: path });
        expect(withoutAudit(await everything(target.db))).toEqual(withoutAudit(await everything(db)));
      } finally {
        await target.close();
      }
    });
  });
}
