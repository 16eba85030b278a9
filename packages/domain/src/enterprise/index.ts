export * from './enterprise-year.ts';
