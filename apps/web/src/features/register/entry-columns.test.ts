import { describe, expect, test } from 'vitest';
import { FREED, spec, WAY } from '../../../test/register-parts.ts';
import { entryColumnSets, entryFoot, isOwed, leftOutText, shownFields } from './entry-columns.tsx';
import { fieldText } from './field-text.ts';

describe('a field', () => {
  test.each([
    ['blank', FREED, undefined, '未填'],
    ['unknown is said', FREED, null, '未知'],
    ['zero is a number', FREED, '0', '0.00 亩'],
    ['an option by its label', WAY, 'close', '关停退出'],
    ['是 and 否', spec({ type: 'boolean' }), false, '否'],
    ['a day', spec({ type: 'date' }), '2023-12-15', '2023 年 12 月 15 日'],
  ] as const)('%s', (_title, of, value, text) => {
    expect(fieldText(of, value)).toBe(text);
  });
  test('is owed from the stage its step leads to', () => {
    const stages = ['found', 'working', 'applied', 'closed'].map((id) => ({
      id,
      title: id,
      kind: 'open' as const,
      count: 0,
      overdue: 0,
    }));
    expect(stages.map(({ id }) => isOwed(FREED, id, stages))).toEqual([false, false, true, true]);
    expect(isOwed({ dueFrom: null }, 'closed', stages)).toBe(false);
  });
});

describe('the columns of a register', () => {
  const sets = entryColumnSets([FREED, WAY, spec({ name: 'on', type: 'date' })]);
  test('are chosen by type: numbers and choices, days, all', () => {
    expect(sets.map(shownFields)).toEqual(['freed,way', 'on', 'freed,way,on']);
  });
  test('begin with the number that tells several entries of one enterprise apart', () => {
    const number = spec({ name: 'number', type: 'text' });
    const [main] = entryColumnSets([FREED, WAY, number], 'number');
    expect(shownFields(main)).toBe('number,freed,way');
    expect(shownFields(entryColumnSets([FREED, WAY, number])[0])).toBe('freed,way');
  });
  test('are those that the register lists first, in its order, as far as the reader may see them', () => {
    const project = spec({ name: 'project', type: 'text' });
    const [main] = entryColumnSets([FREED, WAY, project], 'number', ['project', 'hidden', 'freed']);
    expect(shownFields(main)).toBe('project,freed');
  });
  test('leave out what no more fits an office’s screen, sooner where that number takes its room', () => {
    const sums = ['a', 'b', 'c', 'd'].map((name) => spec({ name, type: 'number', unit: '元' }));
    const number = spec({ name: 'number', type: 'text' });
    // 430 px: three of 118 and no fourth; with the 116 of a number two.
    expect(shownFields(entryColumnSets(sums)[0])).toBe('a,b,c');
    expect(shownFields(entryColumnSets([...sums, number], 'number')[0])).toBe('number,a,b');
  });
  test('are summed, and what has no number is said only of those shown', () => {
    const register = { fields: [FREED, WAY], measure: '家' };
    const sums = { total: 42, sums: { freed: { value: '29.9', unknown: 38 } } };
    expect(entryFoot(register, sums)).toEqual({ label: '合计 42 家', cells: { 'field.freed': '29.90' } });
    expect(leftOutText(register, sums, sets[0])).toBe('腾出用地 38 家还没有数，未计入合计');
    expect(leftOutText(register, sums, sets[1])).toBe('');
  });
});
