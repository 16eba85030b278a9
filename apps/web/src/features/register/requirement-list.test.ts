import { describe, expect, test } from 'vitest';
import { entry, missing, move } from '../../../test/register-parts.ts';
import { requirementsOf, tally } from './requirement-list.ts';

describe('what a step asks for', () => {
  test('is each thing with what is there or how much is wanting', () => {
    const asked = move({
      fields: ['way', 'freed'],
      evidence: [
        { kind: 'photoAfter', label: '整治后照片', have: 1, need: 2 },
        { kind: 'approval', label: '方案批复', have: 1, need: 1 },
      ],
      missing: [missing('field', 'freed'), missing('evidence', 'photoAfter')],
    });
    const evidence = [
      {
        kind: 'approval',
        label: '方案批复',
        file: 'f',
        by: '丙',
        on: '2023-06-14',
        takenAt: null,
        place: null,
      },
    ];
    const list = requirementsOf(
      { ...entry({ fields: { way: 'close' }, evidence }), today: '2023-08-31' },
      asked,
    );
    expect(list.map(({ met, title, state }) => [met, title, state])).toEqual([
      [true, '整治方式', '关停退出'],
      [false, '腾出用地', '未填'],
      [false, '整治后照片 2 张', '还差 1 张'],
      [true, '方案批复', '6 月 14 日'],
    ]);
    expect(tally(list)).toBe('4 项齐 2 项');
    expect(tally(list.filter(({ met }) => met))).toBe('2 项都齐了');
  });
});
