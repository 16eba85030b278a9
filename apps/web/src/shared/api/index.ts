export * from './api-problem.ts';
export * from './download.ts';
export * from './new-submission.ts';
export * from './query-client.ts';
export * from './request.ts';
export * from './signed-out.ts';
export * from './upload.ts';
