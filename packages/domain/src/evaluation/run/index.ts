export type { OwnAdjustments, UndecidedAdjustment } from './decide-own.ts';
export { type AuditedAdjustment, auditAdjustments, type DecidedAdjustment } from './decided-adjustment.ts';
export * from './evaluate.ts';
export { type ItemOrigin, originOf } from './item-origin.ts';
export { findObstacles, type Obstacles, writeReason } from './obstacles.ts';
export type { Member } from './population.ts';
export type { Demotion, Grants, Promotion } from './promotion.ts';
export * from './result.ts';
export * from './scheme-run.ts';
