import { checkCases, checkPolicy, type PolicyFault, preparePolicy } from '../policy/index.ts';
import type { PlanError } from './document.ts';
import type { Plan, PlanPolicy, PolicyVersion } from './plan.ts';
import { versionsOfPolicy } from './policy-versions.ts';

/** What came of checking one policy and running its cases. */
export interface CheckedPolicy {
  readonly id: string;
  readonly title: string;
  readonly clause: string;
  /** How many cases were run, those of facts left out included. */
  readonly cases: number;
  readonly errors: readonly PlanError[];
}

/** The output of `tenglong policy check --json`. */
export interface PolicyCheck {
  readonly policies: readonly CheckedPolicy[];
}

/** Checks one version, and runs its own cases against it alone. */
function checkPolicyVersion({ path, file, cases }: PolicyVersion): CheckedPolicy {
  const { id, title, clause } = file;
  const prepared = preparePolicy(file);
  // A policy that is unsound keeps the plan from loading; see `findBrokenDataReferences`.
  if (prepared.kind === 'problems') return { id, title, clause, cases: 0, errors: [] };
  const { policy } = prepared;
  const report = checkCases(policy, cases);
  const place = ({ file: kind, path: at, message, remedy }: PolicyFault): PlanError => ({
    file: kind === 'policy' ? path : path.replace(/policy\.yaml$/, 'cases.yaml'),
    path: at,
    message,
    remedy,
  });
  const errors = [...checkPolicy(policy), ...report.faults].map(place);
  return { id, title, clause, cases: report.results.length, errors };
}

function checkOne(policy: PlanPolicy): CheckedPolicy {
  const [newest, ...earlier] = versionsOfPolicy(policy).map(checkPolicyVersion);
  if (!newest) throw new TypeError('a policy has a version');
  const all = [newest, ...earlier];
  return {
    ...newest,
    cases: all.reduce((sum, one) => sum + one.cases, 0),
    errors: all.flatMap(({ errors }) => errors),
  };
}

/** Checks every policy of a plan: what can be told from its words, and all its cases in both ways of computing. */
export const checkPolicies = (plan: Plan): PolicyCheck => ({ policies: plan.policies.map(checkOne) });
