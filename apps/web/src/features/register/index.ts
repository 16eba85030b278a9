export { EnterpriseCommitments } from './commitment/enterprise-commitments.tsx';
export { todoCountQuery } from './register-queries.ts';
export { SubjectEntries } from './subject-entries.tsx';
