export * from './column-menu.tsx';
export * from './filter-chips.tsx';
export * from './filter-field.ts';
export * from './popover.tsx';
