export type { AuditWords, DescribeRegisters, DescribeSubjects, FindSubjects } from './describe-subjects.ts';
export { exportHead, findTrustedKey } from './export-head.ts';
export { changedMeanwhile, whoWasFirst } from './last-change.ts';
export { type AuditRecord, recordAudit, recordAudits } from './record-audit.ts';
export { recordReadings } from './record-readings.ts';
export { auditHeadRoutes, auditRoutes } from './routes.ts';
export { type AuditKey, auditKey, isSignedBy, newAuditKey, SignedHead, signHead } from './signed-head.ts';
export { auditHead, auditLog } from './tables.ts';
export { findEntryHash, verifyAuditChain } from './verify-chain.ts';
