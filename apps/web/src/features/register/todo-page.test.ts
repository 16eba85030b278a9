import type { ListedEntry } from '@tenglong/contracts/register';
import { describe, expect, test } from 'vitest';
import { entry } from '../../../test/register-parts.ts';
import { todoNote, todoState } from './todo-page.tsx';

describe('what waits for me', () => {
  const row = (change: Partial<ListedEntry>): ListedEntry => ({ ...entry({}), ...change });
  test.each([
    ['overdue', row({ dueOn: '2023-08-08' }), '申请验收，8 月 8 日到期'],
    ['later', row({}), '申请验收'],
    ['waiting', row({ next: { title: '批复方案', by: '市经信局', mine: false } }), '市经信局批复方案'],
    ['waiting', row({ next: null, light: { light: 'grey', title: '暂停计时' } }), '暂停计时'],
  ] as const)('%s says what is to be done, or by whom', (id, of, words) => {
    expect(todoNote(of, id, '2023')).toBe(words);
  });
  test.each([
    ['soon', row({ leftDays: 1 }), { kind: 'slow', word: '明天到期' }],
    ['soon', row({ leftDays: 3 }), { kind: 'slow', word: '9 月 3 日' }],
    ['later', row({ light: { light: 'green', title: '按期' } }), { kind: 'good', word: '9 月 3 日' }],
    ['waiting', row({}), { kind: 'none', word: '等 3 天' }],
  ] as const)('%s has its day or how long one has waited', (id, of, state) => {
    expect(todoState(of, id, '2023')).toEqual(state);
  });
});
