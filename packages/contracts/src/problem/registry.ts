import { enterpriseProblems } from './enterprise-problems.ts';
import { evaluationProblems } from './evaluation-problems.ts';
import { identityProblems } from './identity-problems.ts';
import { intakeProblems } from './intake-problems.ts';
import { ledgerProblems } from './ledger-problems.ts';
import { moneyProblems } from './money-problems.ts';
import { noticeProblems } from './notice-problems.ts';
import { planProblems } from './plan-problems.ts';
import { platformProblems } from './platform-problems.ts';
import { policyProblems } from './policy-problems.ts';
import { registerProblems } from './register-problems.ts';

/** By the module that refuses; no code stands in two of them. */
export const problemsByModule = {
  platform: platformProblems,
  identity: identityProblems,
  plan: planProblems,
  intake: intakeProblems,
  enterprise: enterpriseProblems,
  evaluation: evaluationProblems,
  register: registerProblems,
  ledger: ledgerProblems,
  money: moneyProblems,
  policy: policyProblems,
  notice: noticeProblems,
} as const;

/** Every refusal a user can meet. A retired code is never reused. */
export const problems = {
  ...platformProblems,
  ...identityProblems,
  ...planProblems,
  ...intakeProblems,
  ...enterpriseProblems,
  ...evaluationProblems,
  ...registerProblems,
  ...ledgerProblems,
  ...moneyProblems,
  ...policyProblems,
  ...noticeProblems,
} as const;

export type ProblemCode = keyof typeof problems;
