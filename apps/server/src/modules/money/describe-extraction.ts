import type { FundYear } from '@tenglong/contracts/money';
import type { Fund } from '@tenglong/domain/money';
import type { Plan } from '@tenglong/domain/plan';
import { determine, readFacts } from '@tenglong/domain/policy';
import { decimal, type Exact, toDecimalString } from '@tenglong/domain/values';
import { policyBook } from '../policy/index.ts';

/** What of a fund's year its policy is asked about. */
export interface ExtractionYear {
  readonly year: number;
  readonly allotted: Exact;
  /** Yuan; `undefined` if nobody has entered any. */
  readonly income: Exact | undefined;
  readonly payments: readonly { readonly amount: string; readonly use: string }[];
}

const WORDS = {
  eligible: '已按方案提取，支出合规',
  ineligible: '没有按方案提取或支出',
  unknown: '还不能判定',
} as const;

/**
 * Whether enough was put into a fund and whether it was spent as its policy says: the policy itself is asked, as of the
 * last day of the year. An income that nobody has entered is unknown, not zero.
 */
export function describeExtraction(
  plan: Plan,
  { extraction }: Fund,
  { year, allotted, income, payments }: ExtractionYear,
): FundYear['extraction'] {
  const policy = extraction && policyBook(plan).get(extraction.policy);
  if (!extraction || !policy) return null;
  const facts = {
    ...(income && { [extraction.income]: toDecimalString(income, 2) }),
    [extraction.extracted]: toDecimalString(allotted, 2),
    [extraction.payments]: payments.map(({ amount, use }) => ({
      [extraction.amount]: amount,
      [extraction.use]: use,
    })),
  };
  const head = { policyTitle: policy.file.title, clause: policy.file.clause };
  const incomeYuan = income ? toDecimalString(income, 2) : null;
  const reading = readFacts(policy, facts);
  if (reading.kind === 'problems') {
    const sentence = reading.problems.map(({ message }) => message).join('；');
    return { ...head, incomeYuan, dueYuan: null, verdict: 'unknown', sentence, provisions: [] };
  }
  const { verdict, amountYuan, trace } = determine(policy, reading.facts, `${year}-12-31`);
  const due =
    amountYuan === null || amountYuan === undefined ? null : toDecimalString(decimal(amountYuan), 2);
  return {
    ...{ ...head, incomeYuan, dueYuan: income ? due : null, verdict },
    sentence:
      income === undefined ? '还没有登记当年的土地出让收入，不能判定' : (trace.reason ?? WORDS[verdict]),
    provisions: trace.provisions
      .filter(({ meets }) => meets !== undefined)
      .map(({ says, meets = null }) => ({ says, meets })),
  };
}
