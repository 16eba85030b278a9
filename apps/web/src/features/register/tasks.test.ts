import type {
  Homecoming,
  ListColumnProgress,
  TaskGoal,
  TaskList,
  TaskRow,
} from '@tenglong/contracts/register';
import { describe, expect, test } from 'vitest';
import { homeSentence } from './home-changes.tsx';
import { cellHref, columnName, paceLight, paceSign, paceWords } from './list-words.ts';
import { countShown, goalFigure, ownLight, shownTasks } from './task-words.ts';

const row = (number: number, change: Partial<TaskRow> = {}): TaskRow => ({
  number,
  address: `附件1#${number}`,
  category: '',
  drive: '',
  title: '',
  summary: '',
  leads: ['市经信局'],
  supports: [],
  clauses: [],
  lists: [],
  entryId: null,
  revision: 0,
  stageTitle: '',
  leadRuled: null,
  dueOn: null,
  report: null,
  because: '',
  flags: [],
  mayReport: false,
  light: { light: 'green', title: '按期' },
  ...change,
});
const tasks: Pick<TaskList, 'rows'> = {
  rows: [
    row(1, { light: { light: 'red', title: '落后' }, flags: [{ id: 'a', title: '自评正常，实据落后' }] }),
    row(2, { light: { light: 'amber', title: '偏慢' } }),
    row(3, { leads: ['市发改局'] }),
  ],
};

describe('the tasks that are shown', () => {
  test.each([
    ['all', [], [1, 2, 3]],
    ['flagged', [], [1]],
    ['behind', [], [1]],
    ['slow', [], [2]],
    ['silent', ['市发改局'], [3]],
  ] as const)('%s of %j', (show, lead, numbers) => {
    expect(shownTasks(tasks, { show, lead: [...lead] }).map(({ number }) => number)).toEqual(numbers);
  });

  test('are counted before anybody presses', () => {
    expect(countShown(tasks, 'silent')).toBe(3);
  });
});

test('nothing said is not the same as a bad word', () => {
  expect(ownLight(null)).toEqual({ kind: 'none', word: '未报' });
  expect(ownLight({ status: 'late', statusTitle: '滞后' })).toEqual({ kind: 'late', word: '滞后' });
  expect(ownLight({ status: null, statusTitle: '' })).toEqual({ kind: 'none', word: '没有自评' });
});

test('a figure nobody has is a dash, not zero', () => {
  const goal = { kind: 'list', done: null, target: '5', unit: '家' } as TaskGoal;
  expect(goalFigure(goal)).toBe('—');
  expect(goalFigure({ ...goal, done: '0' })).toBe('0/5');
});

describe('a cell of the matrix', () => {
  test('is marked only where it is behind; the word and the light are those of every page', () => {
    const states = ['none', 'done', 'pace', 'slow', 'late'] as const;
    expect(states.map(paceSign)).toEqual([undefined, undefined, undefined, 'slow', 'late']);
    expect(states.map((pace) => `${paceLight(pace)} ${paceWords(pace)}`)).toEqual([
      'none 没有任务',
      'done 已达',
      'good 跟上序时',
      'slow 慢于序时',
      'late 落后',
    ]);
  });

  test('leads to the entries of its unit, where a register counts it', () => {
    expect(cellHref({ register: 'r' }, '331083003')).toBe('/registers/r?unit=331083003');
    expect(cellHref({ register: null }, '331083003')).toBeUndefined();
  });

  test('is headed by the head above it where its own word says nothing', () => {
    const column = { column: '总数', group: '未来工厂培育数', part: false } as ListColumnProgress;
    const list = { shortTitle: '未来工厂', columns: [column, { ...column, column: '其他' }] };
    expect(columnName(column, list)).toBe('未来工厂培育');
    expect(columnName(column, { ...list, columns: [column] })).toBe('数量');
  });
});

test('what came home is said in one sentence', () => {
  const cell = { state: 'take' } as Homecoming['cells'][number];
  expect(homeSentence({ cells: [] })).toBe('与导出时一样，没有改动');
  expect(homeSentence({ cells: [cell, cell, { ...cell, state: 'changed' }] })).toBe(
    '改了 3 处：2 处可采纳，1 处别人已改',
  );
});
