import { AuditChain, AuditPage, AuditQuery } from '@tenglong/contracts/audit';
import type { Deps } from '../deps.ts';
import type { Routes } from '../http/index.ts';
import type { AuditWords } from './describe-subjects.ts';
import { listAudit } from './list-audit.ts';
import { verifyAuditChain } from './verify-chain.ts';

export const auditRoutes: Routes<Deps & AuditWords> = async (app, { deps }) => {
  app.get(
    '/audit',
    {
      config: { permission: 'audit.read' },
      schema: { summary: '审计记录', querystring: AuditQuery, response: { 200: AuditPage } },
    },
    ({ query }) => deps.db.read((tx) => listAudit(tx, query, deps.auditWords)),
  );
  app.get(
    '/audit/chain',
    {
      config: { permission: 'audit.read' },
      schema: { summary: '核对审计记录是否完整', response: { 200: AuditChain } },
    },
    () => deps.db.read(verifyAuditChain),
  );
};
