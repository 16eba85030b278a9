import { expect, test } from 'vitest';
import { clockFrom, movableClock, shanghaiDay } from './index.ts';

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

test('a calendar that is moved stands so many days beside the real one, and its instants stay real', () => {
  let instant = new Date('2026-11-28T15:59:59.999Z');
  const clock = movableClock(clockFrom(() => instant));
  expect(clock.today()).toBe('2026-11-28');
  clock.moveCalendar(-1185);
  expect([clock.today(), clock.now()]).toEqual(['2023-08-31', instant]);
  instant = new Date('2026-11-28T16:00:00.000Z');
  expect(clock.today()).toBe('2023-09-01');
});
