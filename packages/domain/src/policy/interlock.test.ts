import { describe, expect, test } from 'vitest';
import { type BarFacts, barsOf, Interlock } from './interlock.ts';

const shared = { clause: '19', says: '不得受让', remedy: '另择受让方' };
const low = Interlock.parse({ id: 'low-grade', ...shared, grades: ['C', 'D'] });
const listed = { register: 'dishonesty', stages: ['listed', 'repairing'] };
const dishonest = Interlock.parse({ id: 'dishonest', ...shared, listed });
const facts = (change: Partial<BarFacts>): BarFacts => ({
  grade: 'B',
  evaluation: '2022 年度第 3 次测算',
  listed: [],
  ...change,
});

describe('an interlock', () => {
  test.each([
    ['A', 0],
    ['B', 0],
    ['C', 1],
    ['D', 1],
    [undefined, 0],
  ])('of grades C and D: %s is barred by %i', (grade, bars) => {
    expect(barsOf([low], facts({ grade }))).toHaveLength(bars);
  });

  test('says what it rests on, so that a decision holds for that evaluation alone', () => {
    expect(barsOf([low], facts({ grade: 'D' }))[0]?.because).toBe('2022 年度第 3 次测算为 D 类');
  });

  test.each([
    ['proposed', 0],
    ['listed', 1],
    ['repairing', 1],
    ['closed', 0],
  ])('of the dishonest: whoever is %s is barred by %i', (stage, bars) => {
    const standing = { register: 'dishonesty', stage, title: '严重失信企业名单' };
    expect(barsOf([dishonest], facts({ listed: [standing] }))).toHaveLength(bars);
  });

  test('looks at its own list only, and grants are not barred by a grade', () => {
    const other = { register: 'commitment', stage: 'listed', title: '承诺' };
    expect(barsOf([dishonest], facts({ grade: 'D', listed: [other] }))).toEqual([]);
  });

  test.each([[{}], [{ grades: ['C'], listed }], [{ grades: [] }], [{ grades: ['E'] }]])(
    'of %j is no interlock',
    (part) => {
      expect(Interlock.safeParse({ id: 'x', ...shared, ...part }).success).toBe(false);
    },
  );
});
