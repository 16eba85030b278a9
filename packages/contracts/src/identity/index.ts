export * from './permission.ts';
export * from './session.ts';
