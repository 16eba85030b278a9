export * from './credit-code.ts';
export * from './enterprise-name.ts';
export * from './enterprise-year.ts';
export * from './facts-file.ts';
export * from './roster.ts';
