import type {
  ExpectedBaseline,
  ExpectedItem,
  ExpectedResult,
  Fact,
  KnownFirm,
  Scale,
} from './expectation.ts';
import { add, compare, divide, multiply, type Ratio, ratio, sum, ZERO } from './ratio.ts';

interface Indicator {
  readonly id: string;
  readonly numerator: Fact;
  readonly denominator: Fact;
  readonly weight: bigint;
}

// README, "The default scheme": written down here a second time, on purpose.
const SCHEME: Readonly<Record<Scale, readonly Indicator[]>> = {
  above: [
    { id: 'taxPerMu', numerator: 'tax', denominator: 'landMu', weight: 30n },
    { id: 'valueAddedPerMu', numerator: 'valueAdded', denominator: 'landMu', weight: 20n },
    { id: 'valueAddedPerTce', numerator: 'valueAdded', denominator: 'energyTce', weight: 20n },
    { id: 'valueAddedPerEmission', numerator: 'valueAdded', denominator: 'emission', weight: 10n },
    { id: 'laborProductivity', numerator: 'valueAdded', denominator: 'employees', weight: 10n },
    { id: 'rdRatio', numerator: 'rd', denominator: 'revenue', weight: 10n },
  ],
  below: [
    { id: 'taxPerMu', numerator: 'tax', denominator: 'landMu', weight: 50n },
    { id: 'taxPerElectricity', numerator: 'tax', denominator: 'electricity10kKwh', weight: 50n },
  ],
};
const QUOTAS: Readonly<Record<Scale, readonly [number, number, number]>> = {
  above: [20, 80, 95],
  below: [5, 75, 95],
};

export const INDICATOR_IDS = [...new Set([...SCHEME.above, ...SCHEME.below].map((i) => i.id))];

/** Above scale: everyone. Below scale: 3 亩 of land or more, or land nobody knows. */
function belongs(firm: KnownFirm): boolean {
  if (firm.scale === 'above') return true;
  const land = firm.facts.get('landMu');
  return land === undefined || compare(land, ratio(3n)) >= 0;
}

function baselineOf(firms: readonly KnownFirm[], indicator: Indicator): Ratio {
  const tops: Ratio[] = [];
  const bottoms: Ratio[] = [];
  for (const firm of firms) {
    const top = firm.facts.get(indicator.numerator);
    const bottom = firm.facts.get(indicator.denominator);
    if (top === undefined || bottom === undefined || bottom.n <= 0n) continue;
    tops.push(top);
    bottoms.push(bottom);
  }
  if (bottoms.length === 0) throw new Error(`nobody carries the baseline of ${indicator.id}`);
  return divide(sum(tops), sum(bottoms));
}

function scored(value: Ratio, baseline: Ratio, weight: bigint): Ratio {
  const raw = multiply(divide(value, baseline), ratio(weight));
  const cap = ratio(weight * 3n, 2n);
  if (raw.n < 0n) return ZERO;
  return compare(raw, cap) > 0 ? cap : raw;
}

/** Value and score of one firm on one indicator, before the mean for missing emissions is known. */
function itemOf(firm: KnownFirm, indicator: Indicator, baseline: Ratio): ExpectedItem {
  const top = firm.facts.get(indicator.numerator);
  const bottom = firm.facts.get(indicator.denominator);
  if (top === undefined || bottom === undefined) return { value: undefined, score: undefined };
  if (bottom.n > 0n) {
    const value = divide(top, bottom);
    return { value, score: scored(value, baseline, indicator.weight) };
  }
  if (indicator.denominator === 'emission' && bottom.n === 0n) {
    return { value: undefined, score: top.n > 0n ? ratio(indicator.weight * 3n, 2n) : ZERO };
  }
  return { value: undefined, score: undefined };
}

function lackingOf(firm: KnownFirm, indicators: readonly Indicator[]): Fact[] {
  const lacking = new Set<Fact>();
  for (const { numerator, denominator } of indicators) {
    if (!firm.facts.has(numerator)) lacking.add(numerator);
    const bottom = firm.facts.get(denominator);
    if (denominator === 'emission') {
      if (bottom !== undefined && bottom.n < 0n) lacking.add('emission');
    } else if (bottom === undefined || bottom.n <= 0n) lacking.add(denominator);
  }
  return [...lacking];
}

function gradeAt(rank: number, n: number, [a, b, c]: readonly [number, number, number]): string {
  if (rank <= Math.floor((a * n) / 100)) return 'A';
  if (rank <= Math.floor((b * n) / 100)) return 'B';
  return rank <= Math.floor((c * n) / 100) ? 'C' : 'D';
}

function finalGrade(preliminary: string, violation: KnownFirm['violation']): string {
  if (preliminary === '') return '';
  if (violation === 'severe') return 'D';
  return violation === 'ordinary' && preliminary === 'A' ? 'B' : preliminary;
}

interface Draft {
  readonly firm: KnownFirm;
  readonly items: Map<string, ExpectedItem>;
  readonly lacking: Fact[];
  total: Ratio | undefined;
}

/** Descending total; then more tax, then more revenue with the unknown last, then the smaller code. */
function inOrder(a: Draft, b: Draft): number {
  const byTotal = compare(b.total ?? ZERO, a.total ?? ZERO);
  if (byTotal !== 0) return byTotal;
  for (const fact of ['tax', 'revenue'] as const) {
    const left = a.firm.facts.get(fact);
    const right = b.firm.facts.get(fact);
    if (left === undefined && right === undefined) continue;
    if (left === undefined) return 1;
    if (right === undefined) return -1;
    const order = compare(right, left);
    if (order !== 0) return order;
  }
  return a.firm.creditCode < b.firm.creditCode ? -1 : 1;
}

/** Grades one scale of a county year by the README's default scheme, in exact fractions throughout. */
export function gradeScale(
  everyone: readonly KnownFirm[],
  scale: Scale,
): { readonly baselines: ExpectedBaseline[]; readonly results: ExpectedResult[] } {
  const firms = everyone.filter((f) => f.scale === scale && belongs(f));
  const indicators = SCHEME[scale];
  const baselines = new Map(indicators.map((i) => [i.id, baselineOf(firms, i)]));
  const drafts: Draft[] = firms.map((firm) => ({
    firm,
    items: new Map(indicators.map((i) => [i.id, itemOf(firm, i, baselines.get(i.id) ?? ZERO)])),
    lacking: lackingOf(firm, indicators),
    total: undefined,
  }));
  if (scale === 'above') fillMissingEmissions(drafts);
  for (const draft of drafts) {
    if (draft.lacking.length > 0) continue;
    draft.total = [...draft.items.values()].reduce((acc, item) => add(acc, item.score ?? ZERO), ZERO);
  }
  const ranked = drafts.filter((d) => d.total !== undefined).sort(inOrder);
  const rankOf = new Map(ranked.map((draft, index) => [draft, index + 1]));
  const results = drafts.map((draft): ExpectedResult => {
    const rank = rankOf.get(draft);
    const preliminaryGrade = rank === undefined ? '' : gradeAt(rank, ranked.length, QUOTAS[scale]);
    const { creditCode, name, unit, violation } = draft.firm;
    const { items, lacking, total } = draft;
    const grade = finalGrade(preliminaryGrade, violation);
    return { creditCode, name, unit, scale, items, lacking, total, rank, preliminaryGrade, grade };
  });
  return {
    baselines: indicators.map((i) => ({ scale, indicator: i.id, value: baselines.get(i.id) ?? ZERO })),
    results,
  };
}

/** "A missing emission figure takes the mean item score of the members that have a figure, if value added is known." */
function fillMissingEmissions(drafts: readonly Draft[]): void {
  const id = 'valueAddedPerEmission';
  const known: Ratio[] = [];
  for (const { firm, items } of drafts) {
    const score = items.get(id)?.score;
    if (firm.facts.has('emission') && score !== undefined) known.push(score);
  }
  if (known.length === 0) return;
  const mean = divide(sum(known), ratio(BigInt(known.length)));
  for (const { firm, items } of drafts) {
    if (firm.facts.has('emission') || !firm.facts.has('valueAdded')) continue;
    items.set(id, { value: undefined, score: mean });
  }
}
