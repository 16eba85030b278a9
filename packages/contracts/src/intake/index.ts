export * from './batch.ts';
export * from './preview.ts';
