export * from './application.ts';
export * from './calculator.ts';
export * from './cliff.ts';
export * from './draft.ts';
export * from './match.ts';
export * from './policy.ts';
