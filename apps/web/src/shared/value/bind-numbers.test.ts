import { expect, test } from 'vitest';
import { bindNumbers } from './bind-numbers.ts';

test('a number stays with its measure word; between clauses a line may still end', () => {
  expect(bindNumbers('24 条、31 项任务，3 处矛盾')).toBe('24\u00a0条、31\u00a0项任务，3\u00a0处矛盾');
  expect(bindNumbers('评为 C；再得 4.70 分')).toBe('评为 C；再得 4.70\u00a0分');
});
