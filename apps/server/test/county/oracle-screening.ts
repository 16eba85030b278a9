import type { ExpectedVerdict, KnownFirm } from './expectation.ts';
import { compare, multiply, type Ratio, ratio } from './ratio.ts';

type Answer = 'yes' | 'no' | 'unknown';

/** Three-valued "and": a known no decides, else an unknown. */
function both(answers: readonly Answer[]): Answer {
  if (answers.includes('no')) return 'no';
  return answers.includes('unknown') ? 'unknown' : 'yes';
}

function atLeast(value: Ratio | undefined, threshold: bigint): Answer {
  if (value === undefined) return 'unknown';
  return compare(value, ratio(threshold)) >= 0 ? 'yes' : 'no';
}

/** tax ÷ land ≤ threshold, compared without dividing; land that is not above zero gives no quotient. */
function taxPerMuAtMost(firm: KnownFirm | undefined, threshold: bigint): Answer {
  const tax = firm?.facts.get('tax');
  const land = firm?.facts.get('landMu');
  if (tax === undefined || land === undefined || land.n <= 0n) return 'unknown';
  return compare(tax, multiply(land, ratio(threshold))) <= 0 ? 'yes' : 'no';
}

/**
 * The README's two screening rules for the 高耗低效 list; verdicts other than "no".
 *
 * @param before - the same firms a year earlier, by credit code
 */
export function screen(
  firms: readonly KnownFirm[],
  before: ReadonlyMap<string, KnownFirm>,
): ExpectedVerdict[] {
  const verdicts: ExpectedVerdict[] = [];
  for (const firm of firms) {
    const earlier = before.get(firm.creditCode);
    const { creditCode } = firm;
    if (firm.scale === 'above') {
      const large = both([
        atLeast(firm.facts.get('revenue'), 10_000n),
        taxPerMuAtMost(firm, 10n),
        taxPerMuAtMost(earlier, 10n),
      ]);
      if (large !== 'no') verdicts.push({ creditCode, rule: 'large-low-tax', verdict: large });
    }
    const low = both([
      firm.scale === 'above' ? 'yes' : atLeast(firm.facts.get('landMu'), 3n),
      taxPerMuAtMost(firm, 5n),
      taxPerMuAtMost(earlier, 5n),
    ]);
    if (low !== 'no') verdicts.push({ creditCode, rule: 'low-tax', verdict: low });
  }
  return verdicts;
}
