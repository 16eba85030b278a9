import { AuditChain, AuditPage, AuditQuery } from '@tenglong/contracts/audit';
import type { Deps } from '../deps.ts';
import { type Routes, sendFile } from '../http/index.ts';
import type { AuditWords } from './describe-subjects.ts';
import { exportHead } from './export-head.ts';
import { listAudit } from './list-audit.ts';
import type { AuditKey } from './signed-head.ts';
import { verifyAuditChain } from './verify-chain.ts';

export const auditRoutes: Routes<Deps & AuditWords> = async (app, { deps }) => {
  app.get(
    '/audit',
    {
      config: { permission: 'audit.read' },
      schema: { summary: '审计记录', querystring: AuditQuery, response: { 200: AuditPage } },
    },
    ({ query }) => deps.db.read((tx) => listAudit(tx, query, deps)),
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

export interface AuditHeadDeps extends Deps {
  /** The installation's signing key, read at each use: it is made at the first. */
  readonly auditKey: () => AuditKey;
}

export const auditHeadRoutes: Routes<AuditHeadDeps> = async (app, { deps }) => {
  app.get(
    '/audit/head',
    { config: { permission: 'audit.read' }, schema: { summary: '导出签名的审计链尾' } },
    async ({ actor }, reply) => {
      const head = await exportHead(deps, actor, deps.auditKey());
      return sendFile(reply, {
        name: `审计链尾-第${head.seq}条-${head.at.slice(0, 10)}.json`,
        type: 'application/json; charset=utf-8',
        content: `${JSON.stringify(head, null, 2)}\n`,
      });
    },
  );
};
