import { expect, test } from 'vitest';
import { clockFrom, shanghaiDay } from './index.ts';

test.each([
  [
    'one millisecond before midnight in Shanghai is still the old day',
    '2023-08-31T15:59:59.999Z',
    '2023-08-31',
  ],
  ['midnight in Shanghai is the new day', '2023-08-31T16:00:00.000Z', '2023-09-01'],
  ['midnight UTC is eight in the morning of the same day', '2023-09-01T00:00:00.000Z', '2023-09-01'],
])('%s', (_title, instant, day) => {
  expect(shanghaiDay(new Date(instant))).toBe(day);
});

test('a clock tells the day of its own instant', () => {
  const clock = clockFrom(() => new Date('2023-12-31T16:00:00.000Z'));
  expect(clock.today()).toBe('2024-01-01');
});
