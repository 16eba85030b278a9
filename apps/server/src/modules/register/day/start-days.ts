import { shanghaiHour } from '../../../platform/clock/index.ts';
import type { Deps } from '../../../platform/deps.ts';
import { enqueueJob } from '../../../platform/jobs/index.ts';
import { DAY_JOB } from './run-day.ts';

const LOOK_EVERY_MS = 60 * 1000;
/** Before this hour nobody is reminded of anything: who sleeps with the phone on is left in peace. */
const FIRST_HOUR = 6;

/**
 * Puts the round of the present day in line, whichever node is the first to do so.
 *
 * @returns the day, or nothing before six in the morning
 */
export async function beginDay({ db, clock }: Pick<Deps, 'db' | 'clock'>): Promise<string | undefined> {
  const now = clock.now();
  if (shanghaiHour(now) < FIRST_HOUR) return undefined;
  const day = clock.today();
  await db.transaction((tx) =>
    enqueueJob(tx, { kind: DAY_JOB, payload: { day }, idempotencyKey: `${DAY_JOB} ${day}` }, now),
  );
  return day;
}

/** From now on begins every day once. Returns how to stop. */
export function startDays(deps: Deps, wakeJobs: () => void): () => Promise<void> {
  let begun: string | undefined;
  let looking: Promise<void> = Promise.resolve();
  const look = () => {
    if (begun === deps.clock.today()) return;
    looking = beginDay(deps).then(
      (day) => {
        begun = day;
        if (day !== undefined) wakeJobs();
      },
      (error: unknown) => deps.log.warn({ err: error }, 'the day could not be begun'),
    );
  };
  look();
  const timer = setInterval(look, LOOK_EVERY_MS);
  timer.unref();
  return async () => {
    clearInterval(timer);
    await looking;
  };
}
