import { expect, test } from 'vitest';
import { changePlace, changeValues, fileTitle } from './change-text.ts';

test.each([
  [
    'names of files and entries are words, what an entry is called stays',
    'quantities[腾出土地].stated[一].value',
    '指标 › 腾出土地 › 写法 › 第一部分 › 取值',
  ],
  [
    'a row of an annex is said as the office says it',
    'quantities[腾出土地].stated[附件1#1].value',
    '指标 › 腾出土地 › 写法 › 附件1 第 1 项 › 取值',
  ],
  ['a clause by its number, a list by its own', 'clauses[22].title', '条款 › 第 22 条 › 标题'],
  [
    'a list is no clause',
    'lists[3].rows[沙门镇].values[projects]',
    '清单 › 3 › 各行 › 沙门镇 › 各数 › projects',
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

const ruling = {
  id: 'rate',
  on: { kind: 'value-differs', quantity: '投资完成率' },
  value: '20',
  strict: true,
  adopts: '附件1#16',
  status: 'adopted',
};

test.each([
  ['a figure as it stands', 'quantities[甲].stated[8].value', '10', '10'],
  ['a place of the plan as the office says it', 'rulings[rate].adopts', '附件1#16', '附件1 第 16 项'],
  ['several with 、', 'tasks[1].clauses', ['1', '五.3'], '第 1 条、第五部分（三）'],
  ['yes or no', 'units[东山镇].hasTargets', false, '否'],
  ['nothing as nothing', 'rulings[rate].strict', undefined, ''],
  [
    'an entry by its names',
    'rulings[rate]',
    ruling,
    '标识：rate，所指矛盾：类型：两处数值不同，对应的指标：投资完成率，取值：20，不含本数：是，采用的出处：附件1 第 16 项，状态：已采用',
  ],
])('what stood there is said in words: %s', (_title, path, before, expected) => {
  expect(changeValues({ path, before, after: undefined })).toEqual({ before: expected, after: '' });
});
