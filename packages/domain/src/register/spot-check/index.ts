export * from './draw-sample.ts';
export * from './spot-check-rule.ts';
