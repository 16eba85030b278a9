export type { AuditWords, DescribeSubjects } from './describe-subjects.ts';
export { type AuditRecord, recordAudit, recordAudits } from './record-audit.ts';
export { recordReadings } from './record-readings.ts';
export { auditRoutes } from './routes.ts';
export { type AuditKey, auditKey, isSignedBy, SignedHead, signHead } from './signed-head.ts';
export { auditHead, auditLog } from './tables.ts';
export { findEntryHash, verifyAuditChain } from './verify-chain.ts';
