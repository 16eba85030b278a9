import { expect, test } from 'vitest';
import { problems, problemsByModule } from './registry.ts';

test('no code stands for two refusals', () => {
  const codes = Object.values(problemsByModule).flatMap((some) => Object.keys(some));
  expect(codes.toSorted()).toEqual(Object.keys(problems).toSorted());
});
