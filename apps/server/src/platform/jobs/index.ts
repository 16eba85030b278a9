export { enqueueJob, findJob, type NewJob } from './enqueue-job.ts';
export { createJobRunner, type JobHandler, type JobRunner, type RunningJob } from './job-runner.ts';
export { LEASE_SECONDS } from './lease.ts';
export { type Job, type JobFailure, type JobState, jobs } from './tables.ts';
