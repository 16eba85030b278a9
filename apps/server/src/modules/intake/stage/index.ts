export * from './stage-file.ts';
export * from './stage-folder.ts';
