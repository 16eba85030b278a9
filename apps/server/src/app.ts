import type { FastifyBaseLogger } from 'fastify';
import { type EnterpriseDeps, enterpriseRoutes } from './modules/enterprise/index.ts';
import { adjustmentRoutes, type EvaluationDeps, evaluationRoutes } from './modules/evaluation/index.ts';
import {
  authenticateBySession,
  type IdentityDeps,
  identityRoutes,
  peopleRoutes,
  singleSignOnRoutes,
} from './modules/identity/index.ts';
import { findingRoutes, type IntakeDeps, intakeRoutes } from './modules/intake/index.ts';
import { type LedgerDeps, ledgerRoutes } from './modules/ledger/index.ts';
import { moneyRoutes } from './modules/money/index.ts';
import { noticeRoutes, type OutwardDeps, outboxRoutes } from './modules/notice/index.ts';
import { type PlanRouteDeps, planRoutes, planTextRoutes } from './modules/plan/index.ts';
import {
  cliffRoutes,
  type DraftDeps,
  draftRoutes,
  matchRoutes,
  policyRoutes,
} from './modules/policy/index.ts';
import {
  annexRoutes,
  appealRoutes,
  grantRoutes,
  listRoutes,
  paymentRoutes,
  projectRoutes,
  promiseRoutes,
  type RegisterDeps,
  registerRoutes,
  spotCheckRoutes,
  taskRoutes,
} from './modules/register/index.ts';
import { screeningRoutes } from './modules/screening/index.ts';
import {
  type AuditKey,
  type AuditWords,
  auditHeadRoutes,
  auditRoutes,
  recordReadings,
} from './platform/audit/index.ts';
import { type BackupFolder, backupRoutes } from './platform/backup/index.ts';
import { healthRoutes } from './platform/health/index.ts';
import { answerUnknown, createHttpServer, type HttpServer, serveWeb } from './platform/http/index.ts';

/** Everything the modules' routes need, made once at the start. */
export interface AppDeps
  extends IdentityDeps,
    PlanRouteDeps,
    IntakeDeps,
    EnterpriseDeps,
    EvaluationDeps,
    RegisterDeps,
    OutwardDeps,
    LedgerDeps,
    DraftDeps,
    AuditWords {}

export interface AppOptions {
  readonly trustProxy?: boolean | string;
  readonly loggerInstance?: FastifyBaseLogger;
  /** Where backups are kept; without it none can be made over HTTP. */
  readonly backups?: BackupFolder;
  /** The key that signs the end of the audit; without it none is signed over HTTP. */
  readonly auditKey?: () => AuditKey;
  readonly publicRequestsPerMinute?: number;
  /** Folder of the built web pages; without one only the API answers. */
  readonly webRoot?: string;
}

/** The whole product behind one door: each module's routes under `/api`, then the pages. */
export async function createApp(deps: AppDeps, options: AppOptions = {}): Promise<HttpServer> {
  const { webRoot, backups, auditKey, ...http } = options;
  const app = await createHttpServer({ ...http, authenticate: authenticateBySession(deps) });
  recordReadings(app, deps);
  const under = { prefix: '/api', deps };
  await app.register(identityRoutes, under);
  await app.register(singleSignOnRoutes, under);
  await app.register(peopleRoutes, under);
  await app.register(planRoutes, under);
  await app.register(planTextRoutes, under);
  await app.register(intakeRoutes, under);
  await app.register(findingRoutes, under);
  await app.register(enterpriseRoutes, under);
  await app.register(evaluationRoutes, under);
  await app.register(adjustmentRoutes, under);
  await app.register(screeningRoutes, under);
  await app.register(policyRoutes, under);
  await app.register(matchRoutes, under);
  await app.register(draftRoutes, under);
  await app.register(cliffRoutes, under);
  await app.register(registerRoutes, under);
  await app.register(listRoutes, under);
  await app.register(taskRoutes, under);
  await app.register(projectRoutes, under);
  await app.register(promiseRoutes, under);
  await app.register(spotCheckRoutes, under);
  await app.register(appealRoutes, under);
  await app.register(annexRoutes, under);
  await app.register(grantRoutes, under);
  await app.register(noticeRoutes, under);
  await app.register(outboxRoutes, under);
  await app.register(ledgerRoutes, under);
  await app.register(moneyRoutes, under);
  await app.register(paymentRoutes, under);
  await app.register(auditRoutes, under);
  if (auditKey) await app.register(auditHeadRoutes, { prefix: '/api', deps: { ...deps, auditKey } });
  await app.register(healthRoutes, under);
  if (backups) await app.register(backupRoutes, { prefix: '/api', deps: { ...deps, backups } });
  if (webRoot) await serveWeb(app, webRoot);
  answerUnknown(app, webRoot);
  await app.ready();
  return app;
}
