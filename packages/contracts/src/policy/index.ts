export * from './application.ts';
export * from './calculator.ts';
export * from './match.ts';
export * from './policy.ts';
