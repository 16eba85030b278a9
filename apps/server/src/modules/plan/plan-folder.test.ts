import { cp, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { canonicalPlan, type PlanDocument } from '@tenglong/domain/plan';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { PLAN_LIMITS } from './limits.ts';
import { parseYaml } from './parse-yaml.ts';
import { planHash } from './plan-hash.ts';
import { readPlanFolder } from './read-folder.ts';
import { renderSchemas } from './render-schemas.ts';
import { documentText, renderYaml } from './render-yaml.ts';
import { writePlanFolder } from './write-folder.ts';

const PLANS = fileURLToPath(new URL('../../../../../plans', import.meta.url));
const YUHUAN = join(PLANS, 'yuhuan-2021-2023');
const trials = { numRuns: Number(process.env.TENGLONG_TRIALS ?? 100) };

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tenglong-plan-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function put(path: string, text: string | Uint8Array): Promise<void> {
  await mkdir(join(folder, path, '..'), { recursive: true });
  await writeFile(join(folder, path), text);
}
async function errorsOf(limits = PLAN_LIMITS): Promise<string[]> {
  const reading = await readPlanFolder(folder, limits);
  return reading.ok ? [] : reading.errors.map(({ file, path, message }) => `${file}|${path}|${message}`);
}
async function documentsOf(path: string): Promise<readonly PlanDocument[]> {
  const reading = await readPlanFolder(path);
  if (!reading.ok) throw new Error(JSON.stringify(reading.errors));
  return reading.documents;
}
async function snapshot(path: string): Promise<Record<string, string>> {
  const names = (await readdir(path, { recursive: true })).filter((name) => name.endsWith('.yaml')).sort();
  return Object.fromEntries(
    await Promise.all(names.map(async (name) => [name, await readFile(join(path, name), 'utf8')])),
  );
}

describe('an export', () => {
  test('of a folder that was only read gives back its very bytes, comments included', async () => {
    const target = join(folder, 'export');
    expect(await writePlanFolder({ documents: await documentsOf(YUHUAN) }, target)).toMatchObject({
      ok: true,
    });
    expect(await snapshot(target)).toEqual(await snapshot(YUHUAN));
  });

  test('of a plan without its texts, loaded and exported again, gives the same bytes and the same hash', async () => {
    const bare = (await documentsOf(YUHUAN)).map(({ path, value }) => ({ path, value }));
    const [first, second] = [join(folder, 'first'), join(folder, 'second')];
    await writePlanFolder({ documents: bare }, first);
    const again = await documentsOf(first);
    expect(canonicalPlan({ documents: again })).toBe(canonicalPlan({ documents: bare }));
    await writePlanFolder({ documents: again.map(({ path, value }) => ({ path, value })) }, second);
    expect(await snapshot(second)).toEqual(await snapshot(first));
  });

  test('writes a changed document afresh and leaves the others as they stood', async () => {
    const documents = (await documentsOf(YUHUAN)).map((document) =>
      document.path === 'rulings.yaml' ? { ...document, value: { rulings: [] } } : document,
    );
    await writePlanFolder({ documents }, folder);
    const [before, after] = [await snapshot(YUHUAN), await snapshot(folder)];
    expect(after['rulings.yaml']).toBe(
      '# yaml-language-server: $schema=../schemas/rulings.schema.json\nrulings: []\n',
    );
    expect({ ...after, 'rulings.yaml': '' }).toEqual({ ...before, 'rulings.yaml': '' });
  });

  test('of any values there can be is stable from the first export on', () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 30 });
    const { value } = fc.letrec<{ value: unknown }>((tie) => ({
      value: fc.oneof(
        { maxDepth: 4 },
        text,
        fc.constantFrom(
          '0123',
          '331083001',
          '1e3',
          '0x10',
          'yes',
          'null',
          '~',
          '',
          ' ',
          '- a',
          'a: b',
          '#',
          '"',
          "'",
          '一\n二\n',
          '\t',
          '---',
          '{',
          '[',
          '*a',
          '&a',
          '!a',
          '%',
          '@',
          '`',
          '：',
          '﻿',
        ),
        fc.integer(),
        fc.double({ noNaN: true, noDefaultInfinity: true }),
        fc.boolean(),
        fc.constant(null),
        fc.array(tie('value'), { maxLength: 5 }),
        fc.dictionary(
          text.filter((key) => key !== '__proto__'),
          tie('value'),
          { maxKeys: 5 },
        ),
      ),
    }));
    fc.assert(
      fc.property(value, (any) => {
        const rendered = renderYaml({ path: 'plan.yaml', value: { any } });
        const parsed = parseYaml('plan.yaml', new TextEncoder().encode(rendered));
        if (!parsed.ok) throw new Error(`${JSON.stringify(parsed.errors)}\n${rendered}`);
        expect(canonicalPlan({ documents: [{ path: 'plan.yaml', value: parsed.value }] })).toBe(
          canonicalPlan({ documents: [{ path: 'plan.yaml', value: { any } }] }),
        );
        expect(renderYaml({ path: 'plan.yaml', value: parsed.value })).toBe(rendered);
      }),
      trials,
    );
  });

  test('does not mix with files that are not its own', async () => {
    await put('old.yaml', 'a: 1\n');
    const result = await writePlanFolder({ documents: [{ path: 'plan.yaml', value: {} }] }, folder);
    expect(result).toMatchObject({
      ok: false,
      errors: [{ file: 'old.yaml', message: '目录里已有方案没有的文件' }],
    });
    expect(await snapshot(folder)).toEqual({ 'old.yaml': 'a: 1\n' });
  });

  test.each(['../plan.yaml', '/plan.yaml', 'a/../../plan.yaml', 'a\\b.yaml', '.git/plan.yaml', 'plan.txt'])(
    'never writes to %s',
    async (path) => {
      const result = await writePlanFolder({ documents: [{ path, value: {} }] }, folder);
      expect(result).toMatchObject({ ok: false, errors: [{ file: path }] });
      expect(await readdir(folder)).toEqual([]);
    },
  );

  test('keeps codes as text', () => {
    const text = documentText({ path: 'units.yaml', value: { units: [{ id: '331083001', name: '0012' }] } });
    expect(text).toContain('{ id: "331083001", name: "0012" }');
  });
});

describe('the hash of a version', () => {
  test('is that of its canonical JSON', () => {
    // echo -n '{"plan.yaml":{"a":1,"b":"玉"}}' | sha256sum
    expect(planHash({ documents: [{ path: 'plan.yaml', value: { b: '玉', a: 1 } }] })).toBe(
      '48aff7464690e6c9f3eddedff127464700734721f2a20a778b16981c04188423',
    );
  });

  test('does not see comments and layout', async () => {
    await cp(YUHUAN, folder, { recursive: true });
    const before = planHash({ documents: await documentsOf(folder) });
    const units = await readFile(join(folder, 'units.yaml'), 'utf8');
    await put('units.yaml', `# 另一条注释\n${units}\n\n`);
    expect(planHash({ documents: await documentsOf(folder) })).toBe(before);
    await put('units.yaml', units.replace('清港镇', '清港乡'));
    expect(planHash({ documents: await documentsOf(folder) })).not.toBe(before);
  });
});

describe('a folder that cannot be read as a plan', () => {
  test('one that is not there, and one without YAML', async () => {
    expect(await readPlanFolder(join(folder, 'nowhere'))).toMatchObject({
      ok: false,
      errors: [{ file: '' }],
    });
    expect(await errorsOf()).toEqual(['||目录里没有 .yaml 文件']);
  });

  test('a name written twice, with line and column', async () => {
    await put('plan.yaml', 'id: a\ntitle: b\nid: c\n');
    expect(await errorsOf()).toEqual(['plan.yaml|第 3 行第 1 列|“id”在同一处写了两次']);
  });

  test('two names that are one in the data: a number and the same number in quotes', async () => {
    await put('plan.yaml', 'a:\n  1: x\n  "1": y\n');
    expect(await errorsOf()).toEqual(['plan.yaml|第 3 行第 3 列|“1”在同一处写了两次']);
  });

  test.each([
    ['tabs for indentation', 'a:\n\tb: 1\n', '用制表符缩进了'],
    ['two documents', 'a: 1\n---\nb: 2\n', '一个文件里有两份内容（---）'],
    ['a custom tag', 'a: !include b.yaml\n', '用了自定义标签（!）'],
    ['an older YAML', '%YAML 1.1\n---\na: yes\n', '开头声明了别的 YAML 版本'],
    ['a number that is none', 'a: .nan\n', '有不是数的数（.nan 或 .inf）'],
    ['an unclosed bracket', 'a: [1, 2\n', '缩进对不齐，或括号没有配对'],
    ['half a character', 'a: "\\ud800"\n', '有不完整的字符'],
  ])('%s', async (_title, text, message) => {
    await put('plan.yaml', text);
    expect((await errorsOf())[0]!.split('|')[2]).toBe(message);
  });

  test('bytes that are not UTF-8', async () => {
    await put('plan.yaml', Buffer.from([0x74, 0x3a, 0x20, 0xd3, 0xf1, 0xbb, 0xb7, 0x0a]));
    expect(await errorsOf()).toEqual(['plan.yaml||文件不是 UTF-8 编码']);
  });

  test('a few bytes that would unfold into millions', async () => {
    const levels = Array.from(
      { length: 9 },
      (_, index) => `l${index + 1}: &l${index + 1} [${Array(9).fill(`*l${index}`).join(', ')}]`,
    );
    await put('plan.yaml', ['l0: &l0 [a, a, a]', ...levels].join('\n'));
    expect(await errorsOf()).toEqual(['plan.yaml||引用（*）太多或找不到所指的内容']);
  });

  test.each([41, 100_000])('lists %i deep in one another', async (depth) => {
    await put('plan.yaml', `a: ${'['.repeat(depth)}${']'.repeat(depth)}\n`);
    expect((await errorsOf())[0]).toMatch(/^plan.yaml\|.*\|层次太深$/);
  });

  test('a link, to a file or to a folder', async () => {
    await put('plan.yaml', 'a: 1\n');
    await symlink('/etc/hostname', join(folder, 'units.yaml'));
    await symlink('/etc', join(folder, 'workbooks'));
    expect(await errorsOf()).toEqual([
      'units.yaml||这是一个链接，不是文件',
      'workbooks||这是一个链接，不是文件',
    ]);
  });

  test('.yml, which would otherwise be passed over in silence', async () => {
    await put('plan.yaml', 'a: 1\n');
    await put('units.yml', 'units: []\n');
    expect(await errorsOf()).toEqual(['units.yml||扩展名不对']);
  });

  test('one byte more than a file may have, and a file that has just that many', async () => {
    const limits = { ...PLAN_LIMITS, fileBytes: 10 };
    await put('plan.yaml', 'a: 567890\n');
    expect(await errorsOf(limits)).toEqual([]);
    await put('plan.yaml', 'a: 5678901\n');
    expect(await errorsOf(limits)).toEqual([expect.stringContaining('plan.yaml||文件超过')]);
  });

  test('more bytes or files than a plan may have in all', async () => {
    for (const name of ['a', 'b', 'c']) await put(`${name}.yaml`, 'a: 1\n');
    expect(await errorsOf({ ...PLAN_LIMITS, totalBytes: 15 })).toEqual([]);
    expect(await errorsOf({ ...PLAN_LIMITS, totalBytes: 14 })).toEqual([
      expect.stringContaining('目录合计超过'),
    ]);
    expect(await errorsOf({ ...PLAN_LIMITS, files: 3 })).toEqual([]);
    expect(await errorsOf({ ...PLAN_LIMITS, files: 2 })).toEqual(['||文件超过 2 个']);
  });

  test('a README and hidden files are passed over', async () => {
    await put('plan.yaml', 'a: 1\n');
    await put('README.md', '# 说明\n');
    await put('.draft.yaml', 'a: 1\n');
    expect((await documentsOf(folder)).map(({ path }) => path)).toEqual(['plan.yaml']);
  });
});

test('the JSON Schemas beside the plans are those of the code (node scripts/plan-schemas.mjs writes them)', async () => {
  for (const { path, text } of renderSchemas()) {
    expect(await readFile(join(PLANS, 'schemas', path), 'utf8'), path).toBe(text);
  }
});
