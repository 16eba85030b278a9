import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { editYaml, yamlAt } from './edit-yaml.ts';

const FILE = 'policies/22-equipment/policy.yaml';
const policies = fileURLToPath(new URL('../../../../../plans/yuhuan-2021-2023/policies/', import.meta.url));
const equipment = readFileSync(`${policies}22-equipment/policy.yaml`, 'utf8');

const edited = (text: string, ...edits: Parameters<typeof editYaml>[2]): string => {
  const result = editYaml(FILE, text, edits);
  if (!result.ok) throw new Error(result.message);
  return result.text;
};
/** The lines of `after` that `before` has not. */
const differing = (before: string, after: string): string[] => {
  const known = new Set(before.split('\n'));
  return after.split('\n').filter((line) => !known.has(line));
};

test('a figure that is changed changes its line and no other byte of the file', () => {
  const after = edited(equipment, { do: 'set', at: ['parameters', 'cap', 'value'], value: '6000000' });
  expect(after).toBe(equipment.replace('最高, value: "5000000"', '最高, value: "6000000"'));
});

test('changing a figure and changing it back gives the same bytes, in every policy of the county', () => {
  for (const id of readdirSync(policies)) {
    const text = readFileSync(`${policies}${id}/policy.yaml`, 'utf8');
    const away = edited(text, { do: 'set', at: ['title'], value: '别的名称' });
    const title = /^title: (.*)$/m.exec(text)?.[1] ?? '';
    const back = edited(away, { do: 'set', at: ['title'], value: title.replace(/^"|"$/g, '') });
    expect(back, id).toBe(text);
  }
});

test('a tier is put in after the others, in the layout of its neighbours', () => {
  const after = edited(
    equipment,
    { do: 'set', at: ['parameters', 'tier4'], value: { label: '第四档起点', value: '50000000', unit: '元' } },
    {
      do: 'insert',
      at: ['definitions', 'rate', 'is', 'steps'],
      value: { from: { param: 'tier4' }, gives: { param: 'rate3' } },
    },
  );
  expect(differing(equipment, after)).toEqual([
    '  tier4: { label: 第四档起点, value: "50000000", unit: 元 }',
    '        - { from: { param: tier4 }, gives: { param: rate3 } }',
  ]);
});

test('a case taken out leaves the comments of the others', () => {
  const text =
    '# 头\ncases:\n  # 一\n  - { id: a, of: [x, y] }\n  # 二\n  - { id: b }\n  # 三\n  - { id: c }\n';
  expect(edited(text, { do: 'remove', at: ['cases', 1] })).toBe(text.replace('  # 二\n  - { id: b }\n', ''));
});

test('a part is shown as it is written, and comes back with its comments', () => {
  const part = yamlAt(equipment, ['provisions', 0]) ?? '';
  expect(part).toContain('requires: { all: [{ fact: project.industryOriented }, { fact: project.filed }] }');
  const after = edited(equipment, { do: 'set', at: ['provisions', 0], yaml: `# 改过\n${part}` });
  expect(differing(equipment, after).join('\n')).toContain('# 改过');
});

test.each([
  ['a place that is gone', { do: 'set', at: ['parameters', 'nothing', 'value'], value: '1' }, '已经不在'],
  ['a list item that is gone', { do: 'remove', at: ['provisions', 99] }, '已经不在'],
  ['what is no YAML', { do: 'set', at: ['provisions', 0], yaml: 'a: [1' }, '括号'],
  ['a name twice', { do: 'set', at: ['provisions', 0], yaml: 'a: 1\na: 2' }, '写了两次'],
] as const)('%s is refused with a sentence', (_what, edit, words) => {
  const result = editYaml(FILE, equipment, [edit]);
  expect(result.ok ? '' : result.message).toContain(words);
});
