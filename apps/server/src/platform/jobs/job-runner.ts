import { setTimeout as wait } from 'node:timers/promises';
import { problems } from '@tenglong/contracts/problem';
import type { Tx } from '../database/index.ts';
import type { Deps } from '../deps.ts';
import { Problem } from '../problem/index.ts';
import {
  completeJob,
  failJob,
  freeLeases,
  type LeasedJob,
  LeaseLostError,
  leaseJob,
  postponeJob,
  renewLease,
} from './lease.ts';

export interface RunningJob {
  readonly id: string;
  readonly payload: unknown;
  /** 1 for the first. */
  readonly attempt: number;
  readonly createdBy: string | null;
  /** Aborted when the server stops or the lease is lost: stop at the next good moment. */
  readonly signal: AbortSignal;
  /** How far the work is, 0 to 1. */
  progress(fraction: number): void;
  /** Marks the job as done inside the handler's own transaction, so that its effect happens exactly once. */
  complete(tx: Tx, result?: unknown): Promise<void>;
}

/** Does one job. Returning without `complete` completes it; a Problem below 500 gives it up; the rest is tried again. */
export type JobHandler = (job: RunningJob) => Promise<void>;

export interface JobRunner {
  /** Runs jobs as they fall due until `stop`. */
  start(): Promise<void>;
  /** Looks for due jobs now instead of at the next poll; for `tx.afterCommit(runner.wake)`. */
  wake(): void;
  /** Runs what is due now, one after the other; returns how many. */
  runDue(): Promise<number>;
  /** Tells the running job to stop, and waits for it. */
  stop(): Promise<void>;
}

const POLL_MS = 1_000;
const RENEW_MS = 1_000;
const FIRST_RETRY_SECONDS = 5;
const LAST_RETRY_SECONDS = 600;

/** 5, 10, 20 … seconds after the first, second, third failed attempt, at most ten minutes. */
export const retrySeconds = (attempt: number): number =>
  Math.min(FIRST_RETRY_SECONDS * 2 ** (attempt - 1), LAST_RETRY_SECONDS);

/** The job is not at fault when the database is gone or the disk is full: it goes on once that is mended. */
const isOutage = (error: unknown): boolean =>
  error instanceof Problem && (error.code === 'DATABASE_UNAVAILABLE' || error.code === 'STORAGE_FULL');

/** One node's runner: one job at a time, so that requests keep the other core. */
export function createJobRunner(deps: Deps, handlers: Readonly<Record<string, JobHandler>>): JobRunner {
  const { db, clock, log } = deps;
  const kinds = Object.keys(handlers);
  const stopping = new AbortController();
  let nap = new AbortController();
  let loop: Promise<void> = Promise.resolve();

  async function settle(job: LeasedJob, error: unknown): Promise<void> {
    if (error instanceof LeaseLostError || stopping.signal.aborted) {
      await db.transaction((tx) => postponeJob(tx, job, clock.now(), false));
      return;
    }
    const problem = error instanceof Problem ? error : new Problem('UNEXPECTED', { cause: error });
    const outage = isOutage(error);
    const again = outage || (problem.status >= 500 && job.attempts < job.maxAttempts);
    log.error(
      { job: job.id, kind: job.kind, attempt: job.attempts, again, err: problem.cause ?? problem },
      'job failed',
    );
    await db.transaction(async (tx) => {
      if (again) {
        const until = new Date(clock.now().getTime() + retrySeconds(job.attempts) * 1000);
        return postponeJob(tx, job, until, !outage);
      }
      const { message, remedy } = problems[problem.code];
      return failJob(tx, job, { code: problem.code, message, remedy }, clock.now());
    });
  }

  async function run(job: LeasedJob): Promise<void> {
    const lost = new AbortController();
    let progress = 0;
    let completed = false;
    const renewing = setInterval(() => {
      db.transaction((tx) => renewLease(tx, job, progress, clock.now())).then(
        (ours) => {
          if (!ours && !completed) lost.abort();
        },
        (error: unknown) => log.warn({ job: job.id, err: error }, 'could not renew a lease'),
      );
    }, RENEW_MS);
    try {
      const handler = handlers[job.kind];
      if (!handler || job.attempts > job.maxAttempts) throw new Problem('UNEXPECTED');
      await handler({
        id: job.id,
        payload: job.payload,
        attempt: job.attempts,
        createdBy: job.createdBy,
        signal: AbortSignal.any([stopping.signal, lost.signal]),
        progress: (fraction) => {
          progress = fraction;
        },
        complete: async (tx, result) => {
          await completeJob(tx, job, result, clock.now());
          tx.afterCommit(() => {
            completed = true;
          });
        },
      });
      if (!completed) await db.transaction((tx) => completeJob(tx, job, undefined, clock.now()));
    } catch (error) {
      if (completed) log.error({ job: job.id, err: error }, 'a job failed after it was done');
      else await settle(job, error);
    } finally {
      clearInterval(renewing);
    }
  }

  async function runDue(): Promise<number> {
    for (let ran = 0; ; ran += 1) {
      const job = stopping.signal.aborted
        ? undefined
        : await db.transaction((tx) => leaseJob(tx, kinds, clock.now()));
      if (!job) return ran;
      await run(job);
    }
  }

  return {
    runDue,
    start: async () => {
      if (kinds.length === 0) return;
      if (db.kind === 'embedded') await db.transaction((tx) => freeLeases(tx, clock.now()));
      loop = (async () => {
        while (!stopping.signal.aborted) {
          nap = new AbortController();
          await runDue().catch((error: unknown) => log.warn({ err: error }, 'could not look for jobs'));
          const signal = AbortSignal.any([nap.signal, stopping.signal]);
          await wait(POLL_MS, undefined, { signal, ref: false }).catch(() => undefined);
        }
      })();
    },
    wake: () => nap.abort(),
    stop: async () => {
      stopping.abort();
      await loop;
    },
  };
}
