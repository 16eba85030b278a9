import { describe, expect, test } from 'vitest';
import { instantOfMinute, minuteWords, windowProblem, windowState } from './appeal-window.ts';

/** Published on 26 September 2023 at 09:00:30 in Shanghai, closed on the 28th at 12:00. */
const WINDOW = { opensAt: '2023-09-26T01:00:30.000Z', closesAt: '2023-09-28T04:00:00.000Z' };

describe('the window of an appeal', () => {
  test.each([
    ['a moment before the publication', '2023-09-26T01:00:29.999Z', 'early'],
    ['at the publication', '2023-09-26T01:00:30.000Z', 'open'],
    ['a minute before the closing minute', '2023-09-28T03:59:59.999Z', 'open'],
    ['at the closing minute', '2023-09-28T04:00:00.000Z', 'open'],
    ['while the clock shows the closing minute', '2023-09-28T04:00:59.999Z', 'open'],
    ['a minute later', '2023-09-28T04:01:00.000Z', 'closed'],
  ])('%s it is %s', (_title, at, state) => {
    expect(windowState(WINDOW, at)).toBe(state);
  });

  test.each([
    ['in the minute of the publication', '2023-09-26T01:00:59.000Z', true],
    ['in the next', '2023-09-26T01:01:00.000Z', false],
    ['in 60 days to the minute', '2023-11-25T01:00:00.000Z', false],
    ['a minute after that', '2023-11-25T01:01:00.000Z', true],
  ])('closed %s is refused: %s', (_title, closesAt, refused) => {
    expect(windowProblem({ ...WINDOW, closesAt }) !== undefined).toBe(refused);
  });

  test('is said and read as clocks in Shanghai show it', () => {
    expect(minuteWords(WINDOW.closesAt)).toBe('2023-09-28 12:00');
    expect(minuteWords('2023-12-31T16:00:00.000Z')).toBe('2024-01-01 00:00');
    expect(instantOfMinute('2023-09-28T12:00')).toBe(WINDOW.closesAt);
  });
});
