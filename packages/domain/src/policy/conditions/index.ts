export * from './condition-room.ts';
export * from './condition-tree.ts';
export * from './find-conditions.ts';
export * from './new-condition.ts';
