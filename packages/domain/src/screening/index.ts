export * from './compute-screening.ts';
export * from './explain-screening.ts';
export * from './prepare-screening.ts';
export * from './screening-file.ts';
export * from './vocabulary.ts';
