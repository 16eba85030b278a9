export * from './people.ts';
export * from './permission.ts';
export * from './session.ts';
