import { doublePrecision, integer, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { instant, json } from '../database/index.ts';

export type JobState = 'waiting' | 'running' | 'done' | 'failed';

/** Why a job was given up, as its starter is told. */
export interface JobFailure {
  readonly code: string;
  readonly message: string;
  readonly remedy: string;
}

export const jobs = pgTable('jobs', {
  id: uuid('id').primaryKey(),
  kind: text('kind').notNull(),
  payload: json<unknown>('payload').notNull(),
  idempotencyKey: text('idempotency_key'),
  state: text('state').$type<JobState>().notNull(),
  attempts: integer('attempts').notNull(),
  maxAttempts: integer('max_attempts').notNull(),
  runAt: instant('run_at').notNull(),
  leaseToken: uuid('lease_token'),
  leaseUntil: instant('lease_until'),
  progress: doublePrecision('progress').notNull(),
  result: json<unknown>('result'),
  failure: json<JobFailure>('failure'),
  createdBy: uuid('created_by'),
  createdAt: instant('created_at').notNull(),
  finishedAt: instant('finished_at'),
});

export type Job = typeof jobs.$inferSelect;
