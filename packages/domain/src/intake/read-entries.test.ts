import { describe, expect, test } from 'vitest';
import { projects } from '../../test/intake/datasets.ts';
import { grid, stageGrid } from '../../test/intake/grid.ts';
import { toExactText } from '../values/index.ts';
import { readEntries } from './read-entries.ts';

const HEAD = ['序号', '项目代码', '项目名称', '乡镇（街道）', '总投资（亿元）', '签约日期', '阶段'];
const read = (...rows: (string | number)[][]) => {
  const staged = stageGrid({ dataset: projects, sheets: { '2023': grid([HEAD, ...rows]) } });
  return {
    entries: readEntries(projects, staged.years),
    problems: staged.rowProblems.map(({ kind }) => kind),
  };
};
const figures = (fields: ReadonlyMap<string, unknown>) =>
  Object.fromEntries(
    [...fields].flatMap(([name, value]) =>
      typeof value === 'object' && value !== null && 'n' in value
        ? [[name, toExactText(value as Parameters<typeof toExactText>[0])]]
        : [],
    ),
  );

describe('the rows of an office’s own list', () => {
  test('are entries, each its own subject, where the list says they stand', () => {
    const { entries } = read(
      [1, 'ZS-1', '甲项目', '石桥镇', '1.2', '2023-03-08', '签约'],
      [2, 'ZS-2', '乙项目', '云山镇', '3', '2022年3月12日', '落地'],
      ['合计', '', '2个', '', '4.2', '', ''],
    );
    expect(entries).toMatchObject([
      {
        register: 'attraction',
        number: 'ZS-1',
        name: '甲项目',
        unit: '石桥镇',
        stage: 'signed',
        openedOn: '2023-03-08',
        sheet: '2023',
        row: 2,
      },
      { number: 'ZS-2', name: '乙项目', stage: 'landed', openedOn: '2022-03-12', row: 3 },
    ]);
    expect(entries.map(({ fields }) => figures(fields))).toEqual([{ total: '1.2' }, { total: '3' }]);
  });

  test('keep what stands in brackets behind their names', () => {
    const { entries } = read([
      1,
      'ZS-1',
      '泵阀产业园（原玉环老阀门厂）',
      '石桥镇',
      '1.2',
      '2023-03-08',
      '签约',
    ]);
    expect(entries[0]?.name).toBe('泵阀产业园(原玉环老阀门厂)');
  });

  test('a sum in dollars goes to the field of dollars, and is never read as yuan', () => {
    const { entries, problems } = read([1, 'ZS-3', '丙项目', '石桥镇', '1092万美元', '2022-04-29', '签约']);
    expect(figures(entries[0]!.fields)).toEqual({ totalForeign: '1092' });
    expect(problems).not.toContain('not-a-number');
  });

  test('a word that is no stage leaves the stage unknown and is listed', () => {
    const { entries, problems } = read([1, 'ZS-4', '丁项目', '石桥镇', '1', '2022-04-29', '快了']);
    expect(entries[0]?.stage).toBeUndefined();
    expect(problems).toContain('not-a-choice');
  });
});
