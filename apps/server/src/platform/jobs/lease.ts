import { randomUUID } from 'node:crypto';
import { and, asc, eq, inArray, lte, or, sql } from 'drizzle-orm';
import type { Tx } from '../database/index.ts';
import { type Job, type JobFailure, jobs } from './tables.ts';

/** A node that says nothing for this long has died, and its job goes to another. */
export const LEASE_SECONDS = 60;

const leaseEnd = (at: Date): string => new Date(at.getTime() + LEASE_SECONDS * 1000).toISOString();

export interface LeasedJob extends Job {
  readonly leaseToken: string;
}

/** Somebody else has the job by now: whatever this node did for it must not be committed. */
export class LeaseLostError extends Error {
  override readonly name = 'LeaseLostError';
}

/** Takes the job that has waited longest and is due, or whose node died; no two nodes take the same. */
export async function leaseJob(tx: Tx, kinds: readonly string[], at: Date): Promise<LeasedJob | undefined> {
  const now = at.toISOString();
  const due = tx.orm
    .select({ id: jobs.id })
    .from(jobs)
    .where(
      and(
        inArray(jobs.kind, [...kinds]),
        or(
          and(eq(jobs.state, 'waiting'), lte(jobs.runAt, now)),
          and(eq(jobs.state, 'running'), lte(jobs.leaseUntil, now)),
        ),
      ),
    )
    .orderBy(asc(jobs.runAt), asc(jobs.createdAt))
    .limit(1)
    .for('update', { skipLocked: true });
  const leaseToken = randomUUID();
  const [job] = await tx.orm
    .update(jobs)
    .set({ state: 'running', attempts: sql`${jobs.attempts} + 1`, leaseToken, leaseUntil: leaseEnd(at) })
    .where(inArray(jobs.id, due))
    .returning();
  return job ? { ...job, leaseToken } : undefined;
}

const held = (job: Pick<LeasedJob, 'id' | 'leaseToken'>) =>
  and(eq(jobs.id, job.id), eq(jobs.leaseToken, job.leaseToken), eq(jobs.state, 'running'));

/** Keeps the lease, and lets others see how far the work is. Returns whether the job is still ours. */
export async function renewLease(tx: Tx, job: LeasedJob, progress: number, at: Date): Promise<boolean> {
  const renewed = await tx.orm
    .update(jobs)
    .set({ leaseUntil: leaseEnd(at), progress })
    .where(held(job))
    .returning({ id: jobs.id });
  return renewed.length > 0;
}

/**
 * Marks the job as done in the transaction of its last piece of work: both are committed, once, or neither.
 * @throws LeaseLostError
 */
export async function completeJob(tx: Tx, job: LeasedJob, result: unknown, at: Date): Promise<void> {
  const done = await tx.orm
    .update(jobs)
    .set({
      state: 'done',
      progress: 1,
      result: result ?? null,
      finishedAt: at.toISOString(),
      leaseUntil: null,
    })
    .where(held(job))
    .returning({ id: jobs.id });
  if (done.length === 0) throw new LeaseLostError(`job ${job.id} is no longer ours`);
}

/** Gives the job up for good. */
export async function failJob(tx: Tx, job: LeasedJob, failure: JobFailure, at: Date): Promise<void> {
  await tx.orm
    .update(jobs)
    .set({ state: 'failed', failure, finishedAt: at.toISOString(), leaseUntil: null })
    .where(held(job));
}

/** Puts the job back in line for later; an attempt that failed for no fault of the job's is not counted. */
export async function postponeJob(tx: Tx, job: LeasedJob, until: Date, counts: boolean): Promise<void> {
  const attempts = counts ? job.attempts : job.attempts - 1;
  await tx.orm
    .update(jobs)
    .set({ state: 'waiting', attempts, runAt: until.toISOString(), leaseToken: null, leaseUntil: null })
    .where(held(job));
}

/** At the start of the only process on a database: what its predecessor left running may be taken at once. */
export async function freeLeases(tx: Tx, at: Date): Promise<void> {
  await tx.orm.update(jobs).set({ leaseUntil: at.toISOString() }).where(eq(jobs.state, 'running'));
}
