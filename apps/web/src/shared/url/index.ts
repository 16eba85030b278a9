export * from './params.ts';
export * from './search-string.ts';
export * from './sort.ts';
export * from './without-defaults.ts';
