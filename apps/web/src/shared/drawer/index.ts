export * from './drawer.tsx';
export * from './sheet-excerpt.tsx';
export * from './source-drawer.tsx';
