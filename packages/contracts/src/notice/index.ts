export * from './notice.ts';
export * from './outbox.ts';
