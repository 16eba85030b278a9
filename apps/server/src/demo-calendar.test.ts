import { expect, test } from 'vitest';
import { demoClock } from './demo-calendar.ts';
import { clockFrom } from './platform/clock/index.ts';

test('what fills the demonstration is dated on its own morning, and one thing after another', () => {
  let real = Date.parse('2026-11-28T15:59:59Z');
  const clock = demoClock(clockFrom(() => new Date(real)));
  expect([clock.today(), clock.now().toISOString()]).toEqual(['2023-08-31', '2023-08-31T01:00:00.000Z']);
  real += 90_000;
  expect([clock.today(), clock.now().toISOString()]).toEqual(['2023-08-31', '2023-08-31T01:01:30.000Z']);
});
