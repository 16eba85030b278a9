export type { AuditWords, DescribeSubjects } from './describe-subjects.ts';
export { type AuditRecord, recordAudit, recordAudits } from './record-audit.ts';
export { auditRoutes } from './routes.ts';
export { auditHead, auditLog } from './tables.ts';
export { verifyAuditChain } from './verify-chain.ts';
