import { describe, expect, test } from 'vitest';
import { projectsSentence, watchLead } from './projects-page.tsx';

describe('the words over the watch list', () => {
  const register = (watch: string | null, clause: string | null) => ({ id: 'a', title: '甲', watch, clause });
  test.each([
    ['nobody watches', [register(null, null)], '正在使用的方案没有写哪些项目重点跟踪。'],
    ['one, without a clause', [register('5 亿元以上', null)], '重点跟踪：5 亿元以上。'],
    [
      'two under one clause name it once',
      [register('5 亿元以上', '附件1#17'), register(null, null), register('技改项目', '附件1#17')],
      '重点跟踪（附件1 第 17 项）：5 亿元以上；技改项目。',
    ],
  ])('%s', (_title, registers, words) => {
    expect(watchLead({ registers })).toBe(words);
  });
});

describe('the sentence over the projects', () => {
  const list = (total: number, open: number, overdue: number) => ({ total, open, overdue });
  test.each([
    ['no project', [list(0, 0, 0)], '还没有项目'],
    ['none overdue', [list(3, 2, 0)], '1 张项目清单共 3 个项目，在办 2 个，办理都没有逾期'],
    [
      'several lists',
      [list(3, 2, 1), list(10, 4, 2)],
      '2 张项目清单共 13 个项目，在办 6 个，其中 3 个办理逾期',
    ],
  ])('with %s: %s', (_title, lists, said) => {
    expect(projectsSentence(lists)).toBe(said);
  });
});
