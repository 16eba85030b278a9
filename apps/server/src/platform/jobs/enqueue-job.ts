import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import type { Tx } from '../database/index.ts';
import { type Job, jobs } from './tables.ts';

export interface NewJob {
  readonly kind: string;
  /** What the handler needs, as JSON; ids rather than data. */
  readonly payload: unknown;
  /** The same key gives the same job, however often it is asked for and from however many nodes. */
  readonly idempotencyKey?: string;
  readonly createdBy?: string;
  readonly maxAttempts?: number;
}

/** Puts a job in line, in the transaction of whatever asks for it. Returns its id, the earlier one's for a known key. */
export async function enqueueJob(tx: Tx, job: NewJob, at: Date): Promise<string> {
  const now = at.toISOString();
  const id = randomUUID();
  const [added] = await tx.orm
    .insert(jobs)
    .values({
      id,
      kind: job.kind,
      payload: job.payload,
      idempotencyKey: job.idempotencyKey ?? null,
      state: 'waiting',
      attempts: 0,
      maxAttempts: job.maxAttempts ?? 5,
      runAt: now,
      progress: 0,
      createdBy: job.createdBy ?? null,
      createdAt: now,
    })
    .onConflictDoNothing({ target: jobs.idempotencyKey })
    .returning({ id: jobs.id });
  if (added || job.idempotencyKey === undefined) return id;
  const [known] = await tx.orm
    .select({ id: jobs.id })
    .from(jobs)
    .where(eq(jobs.idempotencyKey, job.idempotencyKey));
  return known?.id ?? id;
}

export async function findJob(tx: Tx, id: string): Promise<Job | undefined> {
  const [job] = await tx.orm.select().from(jobs).where(eq(jobs.id, id));
  return job;
}
