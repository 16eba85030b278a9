export * from './accounts.ts';
export * from './fund-file.ts';
export * from './match-return.ts';
export * from './position.ts';
export * from './posting.ts';
