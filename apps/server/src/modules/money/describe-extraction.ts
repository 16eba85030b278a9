import type { FundYear } from '@tenglong/contracts/money';
import type { Fund } from '@tenglong/domain/money';
import type { Plan } from '@tenglong/domain/plan';
import { type DeterminationTrace, determine, readFacts } from '@tenglong/domain/policy';
import { type Exact, parseExactText, sum, toDecimalString } from '@tenglong/domain/values';
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

/** What the policy gives, whether or not its conditions are met: of an extraction, the least that is due. */
function dueOf({ provisions, steps }: DeterminationTrace): string | null {
  const given = provisions.flatMap((provision) => {
    const result = provision.steps.gives === undefined ? undefined : steps[provision.steps.gives]?.result;
    const value = result?.kind === 'number' ? parseExactText(result.value) : undefined;
    return value ? [value] : [];
  });
  return given.length === 0 ? null : toDecimalString(sum(given), 2);
}

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
  const { verdict, trace } = determine(policy, reading.facts, `${year}-12-31`);
  return {
    ...head,
    incomeYuan,
    dueYuan: income ? dueOf(trace) : null,
    verdict,
    sentence:
      income === undefined ? '还没有登记当年的土地出让收入，不能判定' : (trace.reason ?? WORDS[verdict]),
    provisions: trace.provisions
      .filter(({ meets }) => meets !== undefined)
      .map(({ says, meets = null }) => ({ says, meets })),
  };
}
