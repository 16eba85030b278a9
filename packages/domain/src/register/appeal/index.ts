export * from './appeal-window.ts';
export * from './ruled-figure.ts';
