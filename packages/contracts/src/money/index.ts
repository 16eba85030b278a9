export * from './money.ts';
export * from './payment-list.ts';
