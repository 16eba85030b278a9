import type { GradeCounts, IndicatorInfo, RunScheme } from '@tenglong/contracts/evaluation';
import { type EvaluationRun, findGradeLines, gradeOfCode, type SchemeRun } from '@tenglong/domain/evaluation';
import type { Plan } from '@tenglong/domain/plan';

/** Points per bar of the distribution. */
const BIN = 5;

function countGrades(codes: Iterable<number>): GradeCounts {
  const counts: GradeCounts = { A: 0, B: 0, C: 0, D: 0, none: 0 };
  for (const code of codes) counts[gradeOfCode(code) ?? 'none'] += 1;
  return counts;
}

function listedOnly(run: SchemeRun, codes: Uint8Array): number[] {
  return run.members.map((_, row) => codes[row] ?? 0);
}

function distribute(totals: readonly number[]): RunScheme['distribution'] {
  const greatest = totals.reduce((most, total) => Math.max(most, total), 0);
  const top = Math.max(BIN, Math.ceil((greatest + 1e-9) / BIN) * BIN);
  const counts = new Array<number>(top / BIN).fill(0);
  for (const total of totals) {
    const bin = Math.min(counts.length - 1, Math.max(0, Math.floor(total / BIN)));
    counts[bin] = (counts[bin] ?? 0) + 1;
  }
  return { from: 0, to: top, counts };
}

/** The indicators of a scheme with the titles and units of their facts. */
export function describeIndicators({ compiled }: SchemeRun, plan: Plan): IndicatorInfo[] {
  const fact = (id: string) => {
    const found = plan.facts?.facts.find((one) => one.id === id);
    return { fact: id, title: found?.title ?? id, unit: found?.unit ?? '' };
  };
  const cap = compiled.scheme.cap;
  return compiled.scheme.indicators.map((indicator) => ({
    id: indicator.id,
    title: indicator.title,
    unit: indicator.unit,
    decimals: indicator.decimals,
    weight: Number(indicator.weight),
    capFactor: cap === null ? null : Number(cap),
    numerator: fact(indicator.numerator),
    denominator:
      indicator.denominator === null || indicator.denominator === undefined
        ? null
        : fact(indicator.denominator),
    percent: indicator.percent ?? false,
  }));
}

function summarise(run: SchemeRun, plan: Plan): RunScheme {
  const { compiled, members, outcome } = run;
  const { scheme } = compiled;
  const totals = [...outcome.totals].filter((total) => !Number.isNaN(total));
  return {
    schemeId: scheme.id,
    title: scheme.title,
    clause: scheme.clause,
    scale: scheme.population.scale,
    indicators: describeIndicators(run, plan),
    baselines: outcome.references.map(({ figure, sums }, at) => ({
      indicator: compiled.indicators[at]?.id ?? '',
      value: (figure[0] ?? Number.NaN).toFixed(9),
      population: sums.members[0] ?? 0,
      origin: scheme.baseline?.origin ?? '',
    })),
    listed: members.length,
    ranked: outcome.order.length,
    preliminary: countGrades(listedOnly(run, outcome.preliminary)),
    final: countGrades(listedOnly(run, outcome.final)),
    lines: findGradeLines(outcome).map(({ grade, total, rank }) => ({ grade, total, rank })),
    distribution: distribute(totals),
  };
}

/** What the summary page of a run shows of each scheme. */
export const summariseSchemes = ({ schemes }: EvaluationRun, plan: Plan): RunScheme[] =>
  schemes.map((scheme) => summarise(scheme, plan));
