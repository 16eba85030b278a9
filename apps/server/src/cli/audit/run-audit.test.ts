import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { migrations } from '../../migrations.ts';
import { createUser } from '../../modules/identity/index.ts';
import { systemActor } from '../../platform/actor/index.ts';
import { chainHash } from '../../platform/audit/chain-hash.ts';
import { auditHead, auditLog, newAuditKey, signHead } from '../../platform/audit/index.ts';
import { systemClock } from '../../platform/clock/index.ts';
import { readConfig } from '../../platform/config/index.ts';
import { type Database, migrate, openDatabase } from '../../platform/database/index.ts';
import { silentLog } from '../../platform/log/index.ts';
import { runCli } from '../run-cli.ts';

const folder = mkdtempSync(join(tmpdir(), 'tenglong-audit-'));
const file = join(folder, 'head.json');

/** Works on the embedded database as somebody with all its rights, while no command has it open. */
async function asOwner(work: (db: Database) => Promise<unknown>): Promise<void> {
  const db = await openDatabase(readConfig({ TENGLONG_DATA: folder }, folder), silentLog);
  try {
    await work(db);
  } finally {
    await db.close();
  }
}

async function run(...argv: string[]) {
  const out: string[] = [];
  const err: string[] = [];
  const io = {
    out: (text: string) => void out.push(text),
    err: (text: string) => void err.push(text),
    watched: false,
  };
  const code = await runCli(['audit', ...argv], io);
  return { code, out: out.join(''), err: err.join('') };
}

beforeAll(async () => {
  vi.stubEnv('TENGLONG_DATA', folder);
  vi.stubEnv('DATABASE_URL', '');
  await asOwner(async (db) => {
    await migrate(db, migrations, systemClock.now());
    for (const account of ['one', 'two', 'three']) {
      const user = {
        account,
        displayName: account,
        department: '',
        role: 'reader' as const,
        password: 'Right-Horse-7',
      };
      await db.transaction((tx) => createUser(tx, systemActor('test', '测试'), user, systemClock.now()));
    }
  });
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await rm(folder, { recursive: true });
});

test('an intact chain is said to be so, and its end is signed with a key made at first use', async () => {
  expect(await run('verify')).toMatchObject({ code: 0, out: '共 3 条审计记录，完整无改动\n' });
  const made = await run('head', '--out', file);
  expect(made).toMatchObject({ code: 0, out: '' });
  expect(made.err).toContain('已生成签名密钥');
  const head = JSON.parse(readFileSync(file, 'utf8'));
  expect(head).toMatchObject({ kind: 'tenglong-audit-head', seq: 3 });
  expect(made.err).toContain(`公钥：${head.publicKey}`);
  expect(statSync(join(folder, 'audit-key.pem')).mode & 0o077).toBe(0);
  expect((await run('head')).err).not.toContain('已生成');
  expect(await run('verify', '--head', file, '--key', head.publicKey)).toMatchObject({ code: 0 });
});

test('the end that another node signed verifies on this one, whose key is another; of a key that never signed here it does not', async () => {
  const own = join(folder, 'audit-key.pem');
  const head = JSON.parse(readFileSync(file, 'utf8'));
  const first = readFileSync(own);
  rmSync(own);
  expect(await run('verify', '--head', file)).toMatchObject({ code: 0 });
  expect(readFileSync(own).equals(first)).toBe(false);
  const stranger = join(folder, 'stranger.json');
  writeFileSync(stranger, JSON.stringify(signHead(newAuditKey(), head)));
  expect((await run('verify', '--head', stranger)).err).toContain('没有在这个平台签过链尾');
  writeFileSync(own, first);
});

test('a head that was touched, or signed by another key, is refused', async () => {
  const head = JSON.parse(readFileSync(file, 'utf8'));
  const touched = join(folder, 'touched.json');
  writeFileSync(touched, JSON.stringify({ ...head, seq: 2 }));
  expect((await run('verify', '--head', touched)).err).toContain('签名不对');
  expect((await run('verify', '--head', file, '--key', 'AAAA')).err).toContain('签名不对');
  writeFileSync(touched, '{}');
  expect((await run('verify', '--head', touched)).err).toContain('读不出链尾文件');
});

test('an edited row is named, with exit code 2', async () => {
  await asOwner((db) =>
    db.transaction((tx) =>
      tx.script(`alter table audit_log disable trigger all; update audit_log set name = 'x' where seq = 2`),
    ),
  );
  const verified = await run('verify');
  expect([verified.code, verified.err]).toEqual([
    2,
    expect.stringContaining('第 2 条审计记录与写入时不一致'),
  ]);
  expect((await run('head')).err).toContain('不能签名');
});

test('a chain rewritten whole is intact in itself, and found by the head that was put away', async () => {
  await asOwner((db) =>
    db.transaction(async (tx) => {
      const rows = (await tx.orm.select().from(auditLog)).sort((a, b) => a.seq - b.seq);
      await tx.orm.delete(auditLog);
      let hash = '0'.repeat(64);
      for (const row of rows) {
        const previousHash = hash;
        hash = chainHash(previousHash, row);
        await tx.orm.insert(auditLog).values({ ...row, previousHash, hash });
      }
      await tx.orm.update(auditHead).set({ hash });
    }),
  );
  expect((await run('verify')).code).toBe(0);
  const verified = await run('verify', '--head', file);
  expect([verified.code, verified.err]).toEqual([2, expect.stringContaining('第 3 条审计记录与')]);
});
