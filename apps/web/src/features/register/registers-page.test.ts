import { describe, expect, test } from 'vitest';
import { registerLight, registersSentence } from './registers-page.tsx';

describe('the list of registers', () => {
  const summary = { overdue: 0, total: 3, pace: 'none' as const };
  test.each([
    ['a target has its pace, whatever is overdue', { ...summary, pace: 'pace', overdue: 2 }, 'good'],
    ['a target below eight tenths of 序时', { ...summary, pace: 'late' }, 'late'],
    ['a target just below 序时', { ...summary, pace: 'slow' }, 'slow'],
    ['a target that is reached', { ...summary, pace: 'done' }, 'done'],
    ['no target and something overdue', { ...summary, overdue: 1 }, 'late'],
    ['no target and nothing overdue', summary, 'good'],
    ['nothing asked and nothing there', { ...summary, total: 0 }, 'none'],
  ] as const)('with %s', (_title, of, kind) => {
    expect(registerLight(of).kind).toBe(kind);
  });
  test('says how much is in hand', () => {
    const all = {
      ...summary,
      subject: 'enterprise',
      mayOpen: false,
      id: 'x',
      title: '',
      drive: '淘汰落后',
      shortTitle: '',
      measure: '家',
      closed: 0,
      rate: null,
      target: null,
      done: '0',
      expected: null,
      undivided: false,
      ruling: null,
    };
    expect(
      registersSentence([
        { ...all, open: 40, overdue: 2 },
        { ...all, open: 2 },
      ]),
    ).toBe('2 张清单，在办 42 件，其中 2 件逾期');
    expect(registersSentence([{ ...all, open: 0 }])).toBe('1 张清单，现在没有在办的');
  });
});
