import { enterpriseMigrations } from './modules/enterprise/index.ts';
import { evaluationMigrations } from './modules/evaluation/index.ts';
import { identityMigrations } from './modules/identity/index.ts';
import { intakeMigrations } from './modules/intake/index.ts';
import { ledgerMigrations } from './modules/ledger/index.ts';
import { moneyMigrations } from './modules/money/index.ts';
import { noticeMigrations } from './modules/notice/index.ts';
import { planMigrations } from './modules/plan/index.ts';
import { policyMigrations } from './modules/policy/index.ts';
import { registerMigrations } from './modules/register/index.ts';
import type { Migration } from './platform/database/index.ts';
import { platformMigrations } from './platform/database/migrations/index.ts';

/** Every step of the schema in its one order: a module's tables after those they refer to. */
export const migrations: readonly Migration[] = [
  ...platformMigrations,
  ...identityMigrations,
  ...planMigrations,
  ...intakeMigrations,
  ...enterpriseMigrations,
  ...evaluationMigrations,
  ...registerMigrations,
  ...noticeMigrations,
  ...ledgerMigrations,
  ...policyMigrations,
  ...moneyMigrations,
];
