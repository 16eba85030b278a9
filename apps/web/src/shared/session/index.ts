export * from './read-only-notice.tsx';
export * from './session-query.ts';
export * from './whose.ts';
