export * from './dossier.ts';
export * from './list.ts';
export * from './view.ts';
