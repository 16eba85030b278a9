export * from './calculator.ts';
export * from './policy.ts';
