export * from './appeal-window.ts';
export * from './ruled-correction.ts';
export * from './ruled-figure.ts';
