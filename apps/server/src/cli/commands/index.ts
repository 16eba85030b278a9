import type { RegisterCommand } from '../command.ts';
import { registerAccount } from './account.ts';
import { registerAudit } from './audit.ts';
import { registerBackup } from './backup.ts';
import { registerEvaluate } from './evaluate.ts';
import { registerExplain } from './explain.ts';
import { registerPlan } from './plan.ts';
import { registerPolicy } from './policy.ts';
import { registerRestore } from './restore.ts';
import { registerServe } from './serve.ts';

/** Every command of the program, in the order of its help. */
export const commands: readonly RegisterCommand[] = [
  registerServe,
  registerEvaluate,
  registerExplain,
  registerPlan,
  registerPolicy,
  registerBackup,
  registerRestore,
  registerAccount,
  registerAudit,
];
