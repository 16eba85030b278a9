export * from './batch.ts';
export * from './finding.ts';
export * from './preview.ts';
export * from './remembered.ts';
