import { describe, expect, test } from 'vitest';
import { clauseNumber, hangingText, ownersText, planSentence } from './plan-text.ts';

const counts = { clauses: 24, tasks: 31, lists: 8, indicators: 13, contradictions: 14, open: 3 };

describe('a clause in words', () => {
  test.each([
    [
      'lead and support',
      { leads: ['市经信局'], supports: ['市发改局', '市税务局'], leadMarked: true, leadRuled: null },
      '市经信局牵头，市发改局、市税务局配合',
    ],
    [
      'a lead that the plan does not mark is not called one',
      { leads: ['市财政局'], supports: [], leadMarked: false, leadRuled: null },
      '市财政局（未标▲）',
    ],
    ['nobody', { leads: [], supports: [], leadMarked: false, leadRuled: null }, '未定牵头'],
  ])('%s', (_title, clause, expected) => {
    expect(ownersText(clause)).toBe(expected);
  });
  test.each([
    ['22', '22'],
    ['五.3', '五（三）'],
    ['六', '六'],
  ])('%s is numbered %s in the margin', (address, printed) => {
    expect(clauseNumber(address)).toBe(printed);
  });
  test('what hangs on it is counted, what does not is left out', () => {
    const task = { address: '附件1#16', number: 16, title: '', leads: [] };
    expect(
      hangingText({ indicators: [], tasks: [task, task], lists: [], rules: [{ title: '', href: '/' }] }),
    ).toBe('任务 2，规则 1');
  });
});

describe('the sentence of the plan', () => {
  test('names what waits for a ruling', () => {
    expect(planSentence({ counts })).toBe('24 条、31 项任务、8 张清单，3 处矛盾待裁定');
  });
  test('says when nothing waits', () => {
    expect(planSentence({ counts: { ...counts, open: 0 } })).toBe('24 条、31 项任务、8 张清单，矛盾均已裁定');
  });
});
