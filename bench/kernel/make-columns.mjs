// A county of any size, the same for every competitor: figures in whole millionths, so that all sums are exact.
const FACTS = ['tax', 'landMu', 'valueAdded', 'energyTce', 'emission', 'employees', 'rd', 'revenue'];
const INDUSTRIES = 31;

/** xorshift32: small, seeded, the same on every machine. */
function random(seed) {
  let state = seed;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 4294967296;
  };
}

/** Roughly log-normal, in hundredths, as millionths. */
const figure = (next, centre, spread) =>
  Math.round(centre * Math.exp(spread * (next() + next() + next() + next() - 2)) * 100) * 10_000;

/**
 * Columns as the kernel reads them. One in three has no emission figure, one in five hundred lacks something else, one in
 * a thousand emits nothing, and one in twenty is so good that every cap holds it: ties by the thousand.
 */
export function makeColumns(size, seed = 20_220_101) {
  const next = random(seed);
  const facts = Object.fromEntries(FACTS.map((fact) => [fact, new Float64Array(size)]));
  const industry = new Uint16Array(size);
  for (let row = 0; row < size; row += 1) {
    const land = figure(next, 12, 1);
    const star = next() < 0.05 ? 40 : 1;
    const mu = land / 1e6;
    facts.landMu[row] = land;
    facts.tax[row] = figure(next, 25 * mu * star, 0.9);
    facts.valueAdded[row] = figure(next, 120 * mu * star, 0.7);
    facts.energyTce[row] = figure(next, 30 * mu, 0.8);
    facts.employees[row] = Math.max(1, Math.round(figure(next, 6 * mu, 0.6) / 1e6)) * 1e6;
    facts.revenue[row] = figure(next, 500 * mu, 0.7);
    facts.rd[row] = figure(next, 14 * mu * star, 0.8);
    facts.emission[row] = next() < 0.33 ? Number.NaN : next() < 0.001 ? 0 : figure(next, 0.03 * mu, 1);
    if (next() < 0.002) facts[FACTS[Math.floor(next() * 4)]][row] = Number.NaN;
    industry[row] = 1 + Math.floor(next() * INDUSTRIES);
  }
  const industries = ['全市', ...Array.from({ length: INDUSTRIES }, (_, at) => String(at + 13))];
  return { size, facts, membership: new Uint8Array(size).fill(1), industry, industries };
}

const indicator = (id, numerator, denominator, weight, over, more = {}) => ({
  id,
  title: id,
  unit: '',
  decimals: 2,
  numerator,
  denominator,
  weight: String(weight),
  baseline: { origin: 'ratioOfSums', over, factor: '1', minimumMembers: 1 },
  ...more,
});

/** The default scheme with three county and three industry baselines. */
export const SCHEME = {
  id: 'bench',
  title: 'bench',
  clause: '',
  source: 'bench',
  role: 'reference',
  population: { scale: 'above' },
  industries: { by: 'digits', digits: 2 },
  indicators: [
    indicator('taxPerMu', 'tax', 'landMu', 30, 'county'),
    indicator('valueAddedPerMu', 'valueAdded', 'landMu', 20, 'industry'),
    indicator('valueAddedPerTce', 'valueAdded', 'energyTce', 20, 'industry'),
    indicator('valueAddedPerEmission', 'valueAdded', 'emission', 10, 'county', {
      missingDenominator: 'meanItemScore',
      zeroDenominator: 'fullCapIfNumeratorPositive',
    }),
    indicator('laborProductivity', 'valueAdded', 'employees', 10, 'industry'),
    indicator('rdRatio', 'rd', 'revenue', 10, 'county'),
  ],
  formula: { family: 'baselineRatio' },
  quotas: {
    rounding: 'floor',
    bounds: [
      { grade: 'A', upToPercent: '20' },
      { grade: 'B', upToPercent: '80' },
      { grade: 'C', upToPercent: '95' },
      { grade: 'D', upToPercent: '100' },
    ],
  },
  ties: [
    { fact: 'tax', better: 'more' },
    { fact: 'revenue', better: 'more' },
  ],
  promotion: null,
  publication: { totalDecimals: 2, scoreDecimals: 2, rounding: 'halfAwayFromZero' },
};

/** A short name for an order of rows, so that two competitors can be seen to agree. */
export function digest(rows) {
  let hash = 2166136261;
  for (const row of rows) hash = Math.imul(hash ^ row, 16777619) >>> 0;
  return hash.toString(16);
}
