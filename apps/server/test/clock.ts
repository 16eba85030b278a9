import { type Clock, clockFrom } from '../src/platform/clock/index.ts';

export interface TestClock extends Clock {
  /** Moves time forward. */
  advance(step: { readonly seconds?: number; readonly minutes?: number; readonly hours?: number }): void;
}

/** A clock that stands still, at ten in the morning of 1 September 2023 in Shanghai unless told otherwise. */
export function testClock(start = '2023-09-01T02:00:00.000Z'): TestClock {
  let at = new Date(start);
  return {
    ...clockFrom(() => at),
    advance: ({ seconds = 0, minutes = 0, hours = 0 }) => {
      at = new Date(at.getTime() + ((hours * 60 + minutes) * 60 + seconds) * 1000);
    },
  };
}
