import { existsSync, mkdirSync } from 'node:fs';
import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkPlan, type PlanCheck } from '@tenglong/domain/plan';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { YUNPING } from '../../../test/plans/yunping.ts';
import { yunpingDocuments } from '../../../test/small-county.ts';
import { loadPlan } from '../../modules/plan/index.ts';
import { systemActor } from '../../platform/actor/index.ts';
import { createCluster } from '../../platform/database/index.ts';
import { runCli } from '../run-cli.ts';
import { withDatabase } from '../with-database.ts';

let folder = '';
const before = { data: process.env.TENGLONG_DATA, url: process.env.DATABASE_URL };
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tenglong-plan-'));
  process.env.TENGLONG_DATA = join(folder, 'data');
  process.env.TENGLONG_LOG_LEVEL = 'silent';
  delete process.env.DATABASE_URL;
});
afterAll(async () => {
  if (before.data === undefined) delete process.env.TENGLONG_DATA;
  else process.env.TENGLONG_DATA = before.data;
  if (before.url !== undefined) process.env.DATABASE_URL = before.url;
  await rm(folder, { recursive: true, force: true });
});

let said = { out: '', err: '' };
beforeEach(() => {
  said = { out: '', err: '' };
});
const tenglong = (...argv: string[]) =>
  runCli(argv, {
    out: (text) => {
      said.out += text;
    },
    err: (text) => {
      said.err += text;
    },
    watched: false,
  });

/** Every file of a folder by path, byte for byte. */
async function bytesOf(root: string): Promise<Record<string, string>> {
  const entries = await readdir(root, { withFileTypes: true, recursive: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return Object.fromEntries(
    await Promise.all(
      files.map(async (path) => [path.slice(root.length + 1), (await readFile(path)).toString('base64')]),
    ),
  );
}

describe('tenglong plan check', () => {
  test('--json is exactly what the plan module finds: errors, totals, coverage, contradictions', async () => {
    expect(await tenglong('plan', 'check', YUNPING, '--json')).toBe(0);
    const told = JSON.parse(said.out) as PlanCheck;
    expect(Object.keys(told)).toEqual(['errors', 'totals', 'coverage', 'contradictions']);
    expect(told).toEqual(JSON.parse(JSON.stringify(checkPlan(await yunpingDocuments()))));
    expect(told.errors).toEqual([]);
    expect(told.contradictions.length).toBeGreaterThan(0);
  });

  test('without --json it says the same in words', async () => {
    expect(await tenglong('plan', 'check', YUNPING)).toBe(0);
    const { contradictions } = checkPlan(await yunpingDocuments());
    expect(said.out).toContain(`自相矛盾 ${contradictions.length} 处`);
    expect(said.out).toContain('清单合计：核对');
    expect(said.err).toBe('');
  });

  test('names the fields of a list that no step asks for', async () => {
    expect(await tenglong('plan', 'check', YUNPING)).toBe(0);
    expect(said.out).not.toContain('  低效企业整治清单：');
    const copy = await mkdtemp(join(folder, 'unasked-'));
    await cp(YUNPING, copy, { recursive: true });
    const list = join(copy, 'registers', 'cleanup.yaml');
    const text = await readFile(list, 'utf8');
    const field = '\n  nobody: { type: text, label: 没人问的, sensitivity: public }';
    await writeFile(list, text.replace('\nfields:', `\nfields:${field}`));
    expect(await tenglong('plan', 'check', copy)).toBe(0);
    expect(said.out).toContain('  低效企业整治清单：没人问的\n');
  });

  test('a folder that cannot be loaded: each error with its file and remedy, exit 2', async () => {
    const spoilt = await mkdtemp(join(folder, 'spoilt-'));
    await writeFile(join(spoilt, 'plan.yaml'), 'id: x\nid: y\n');
    expect(await tenglong('plan', 'check', spoilt)).toBe(2);
    expect(said.err).toContain('plan.yaml');
    expect(said.err).toMatch(/方案目录有 \d+ 处错误，不能载入/);
    said.out = '';
    expect(await tenglong('plan', 'check', spoilt, '--json')).toBe(2);
    expect((JSON.parse(said.out) as PlanCheck).errors.length).toBeGreaterThan(0);
  });

  test('a folder that is not there, exit 2', async () => {
    expect(await tenglong('plan', 'check', join(folder, 'nowhere'))).toBe(2);
    expect(said.err).toContain('没有这个目录');
  });
});

describe('tenglong plan export', () => {
  test('--from a folder writes the same bytes', async () => {
    const out = join(folder, 'copy');
    expect(await tenglong('plan', 'export', out, '--from', YUNPING)).toBe(0);
    expect(await bytesOf(out)).toEqual(await bytesOf(YUNPING));
  });

  test('a data folder without a database is refused, and none is made in it', async () => {
    expect(await tenglong('plan', 'export', join(folder, 'none'))).toBe(2);
    expect(said.err).toContain(`数据目录里没有数据库：${join(folder, 'data')}`);
    expect(existsSync(join(folder, 'data'))).toBe(false);
    mkdirSync(join(folder, 'data'));
    await createCluster(join(folder, 'data', 'database'));
  });

  test('before a plan is loaded there is nothing to export, exit 2', async () => {
    expect(await tenglong('plan', 'export', join(folder, 'none'))).toBe(2);
    expect(said.err).toContain('还没有载入方案');
  });

  test('from the database it writes the bytes that were loaded, and never over other files', async () => {
    const documents = await yunpingDocuments();
    await withDatabase((deps) => loadPlan(deps, systemActor('test', '测试'), documents));
    const out = join(folder, 'from-database');
    expect(await tenglong('plan', 'export', out), said.err).toBe(0);
    expect(await bytesOf(out)).toEqual(await bytesOf(YUNPING));
    await writeFile(join(out, 'mine.yaml'), 'a: 1\n');
    expect(await tenglong('plan', 'export', out)).toBe(2);
    expect(said.err).toContain('mine.yaml');
  });
});

describe('tenglong plan text', () => {
  test('puts in the office’s copy, in GBK as well, and says how many places it knew', async () => {
    const text = '云屏县实施意见\n一、总体要求\n1．提高效益。每亩税收要提高。\n2．节约用能。\n';
    const file = join(folder, '原文.txt');
    await writeFile(file, text);
    expect(await tenglong('plan', 'text', file), said.err).toBe(0);
    expect(said.out).toMatch(/已放入方案原文，认出 \d+ 处/);
  });

  test('a text without clauses, and no file, exit 2', async () => {
    const file = join(folder, '菜谱.txt');
    await writeFile(file, '红烧肉\n');
    expect(await tenglong('plan', 'text', file)).toBe(2);
    expect(said.err).toContain('没有在文件里认出条款');
    expect(await tenglong('plan', 'text', join(folder, '没有.txt'))).toBe(2);
    expect(said.err).toContain('没有这个文件');
  });
});

test.each([['check'], ['export'], ['text']])('plan %s --help is in Chinese', async (command) => {
  expect(await tenglong('plan', command, '--help')).toBe(0);
  expect(said.out).toContain('用法：');
  expect(said.out).toContain('选项：');
  expect(said.out).not.toMatch(/Usage|Options|display help/);
});

test('plan without a word, or with a wrong one, is refused in Chinese', async () => {
  expect(await tenglong('plan', 'chek')).toBe(2);
  expect(said.err).toContain('没有“chek”这个命令');
});
