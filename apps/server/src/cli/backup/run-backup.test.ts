import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { runBackup } from './run-backup.ts';

const io = { out: () => {}, err: () => {}, watched: false };
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tenglong-backup-'));
  vi.stubEnv('DATABASE_URL', '');
  vi.stubEnv('TENGLONG_DATA', join(folder, 'data'));
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true, force: true });
});

test('a backup never takes the place of a file that is there, unless it is told to', async () => {
  const out = join(folder, 'kept.tar.gz');
  writeFileSync(out, 'the only copy');
  await expect(runBackup({ out }, io)).rejects.toMatchObject({
    message: `${out} 已经存在，没有覆盖`,
    remedy: '请换一个文件名；确要覆盖，请加 --force',
  });
  expect(readFileSync(out, 'utf8')).toBe('the only copy');
  // Told to, it goes on to the database, of which there is none here.
  await expect(runBackup({ out, force: true }, io)).rejects.toThrow('没有数据库');
});
