export * from './page.ts';
export * from './ruling-note.ts';
export * from './submission.ts';
