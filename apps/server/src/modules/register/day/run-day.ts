import { z } from 'zod';
import type { Deps } from '../../../platform/deps.ts';
import type { JobHandler } from '../../../platform/jobs/index.ts';
import { refreshForecast } from '../forecast-money.ts';
import { doDayPiece, type PieceSize } from './day-piece.ts';
import { dayActor } from './keep-steps.ts';

export const DAY_JOB = 'register.day';

const Payload = z.object({ day: z.iso.date() });

/**
 * A day's round over all entries, piece by piece: reminds, escalates, watches what was closed. A day that is over when
 * it is taken up is let go: today's round takes the furthest step, which says it all.
 */
export function runDay({ db, clock }: Deps, size?: PieceSize): JobHandler {
  return async (job) => {
    const { day } = Payload.parse(job.payload);
    if (day !== clock.today()) {
      await db.transaction((tx) => job.complete(tx, { passed: true }));
      return;
    }
    for (let finished = false; !finished; ) {
      job.signal.throwIfAborted();
      finished = await db.transaction(async (tx) => {
        const stand = await doDayPiece(tx, day, clock.now(), size);
        if (stand.finished) await job.complete(tx, stand);
        return stand.finished;
      });
    }
    // Behind the round: what applications under way may cost is shown on the budget, and nothing waits for it.
    await refreshForecast({ db, clock }, dayActor);
  };
}
