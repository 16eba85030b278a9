import { expect, test } from 'vitest';
import { changePlace, fileTitle } from './change-text.ts';

test.each([
  [
    'names of files and entries are words, what an entry is called stays',
    'quantities[腾出土地].stated[一].value',
    '指标 › 腾出土地 › 写法 › 一 › 取值',
  ],
  ['a name nobody translated stands as it is', 'rows[东山镇].colour', '各行 › 东山镇 › colour'],
  ['a file as a whole has no place inside', '', ''],
])('%s', (_title, path, expected) => {
  expect(changePlace({ path })).toBe(expected);
});

test.each([
  ['rulings.yaml', '裁定'],
  ['workbooks/税务局.yaml', '部门报表的读法'],
  ['notes.yaml', 'notes.yaml'],
])('%s is called %s', (path, expected) => {
  expect(fileTitle(path)).toBe(expected);
});
