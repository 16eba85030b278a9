import type { z } from 'zod';
import { compare, decimal, sign, whole } from '../../values/index.ts';
import type { Adjustment, Veto } from './scheme-adjustments.ts';
import type { Baseline, Formula, Indicator, Lever, Quotas } from './scheme-parts.ts';

/** The parts of a scheme that constrain one another. */
interface SchemeParts {
  readonly industries?: unknown;
  readonly indicators: readonly Indicator[];
  readonly formula: Formula;
  readonly baseline?: Baseline | undefined;
  readonly cap: string | null;
  readonly quotas: Quotas | null;
  readonly adjustments: readonly Adjustment[];
  readonly vetoes: readonly Veto[];
  readonly levers: readonly Lever[];
}

type Report = (path: (string | number)[], message: string) => void;

const WANTED_DIRECTION = {
  baselineRatio: 'higherIsBetter',
  bestFullMarks: 'higherIsBetter',
  negativeVsMean: 'lowerIsBetter',
  minMax: undefined,
  rankingOnly: undefined,
} as const;

function repeated(ids: readonly string[]): string | undefined {
  return ids.find((id, at) => ids.indexOf(id) !== at);
}

function checkIndicator(scheme: SchemeParts, at: number, indicator: Indicator, report: Report): void {
  const { family } = indicator.formula ?? scheme.formula;
  const wanted = WANTED_DIRECTION[family];
  if (wanted && indicator.direction !== wanted) {
    report(['indicators', at, 'direction'], `${family} 只适用于 ${wanted}；请更换计分方法或方向`);
  }
  if (family === 'rankingOnly' && scheme.indicators.length > 1) {
    report(['indicators', at], 'rankingOnly 只能有一个指标；请只保留用来排名的指标');
  }
  if (sign(decimal(indicator.weight)) <= 0) {
    report(['indicators', at, 'weight'], '权重须大于 0；不计分的指标请删去');
  }
  if (indicator.zeroDenominator === 'fullCapIfNumeratorPositive' && scheme.cap === null) {
    report(['indicators', at, 'zeroDenominator'], '不封顶时没有“封顶满分”；请填写 cap 或改为 unranked');
  }
  const baseline = indicator.baseline ?? scheme.baseline;
  if (!baseline) {
    if (family === 'baselineRatio' || family === 'negativeVsMean') {
      report(['indicators', at], `${family} 需要基准值；请在方案或指标下填写 baseline`);
    }
    return;
  }
  if (baseline.origin !== 'fixed') {
    if (baseline.over === 'industry' && !scheme.industries) {
      report(['industries'], '基准按行业计算，但没有说明行业怎么分；请填写 industries');
    }
    return;
  }
  for (const [year, figures] of Object.entries(baseline.byYear)) {
    if (figures[indicator.id] === undefined) {
      report(['baseline', 'byYear', year], `缺少 ${indicator.id} 的基准值；请补上`);
    }
  }
}

function checkQuotas(quotas: Quotas, report: Report): void {
  const { bounds } = quotas;
  bounds.forEach((bound, at) => {
    const before = bounds[at - 1];
    if (
      before &&
      (compare(decimal(before.upToPercent), decimal(bound.upToPercent)) > 0 || before.grade >= bound.grade)
    ) {
      report(['quotas', 'bounds', at], '各档须由好到差，累计比例逐档增加；请调整顺序');
    }
  });
  const last = bounds[bounds.length - 1];
  if (last && compare(decimal(last.upToPercent), whole(100)) !== 0) {
    report(['quotas', 'bounds', bounds.length - 1], '最后一档须累计到 100；请改为 "100"');
  }
}

/** Refuses a scheme whose parts contradict one another, with a sentence and a remedy at the place. */
export function checkScheme(scheme: SchemeParts, context: z.RefinementCtx): void {
  const report: Report = (path, message) => context.addIssue({ code: 'custom', path, message });
  scheme.indicators.forEach((indicator, at) => {
    checkIndicator(scheme, at, indicator, report);
  });
  const lists: [string, readonly string[]][] = [
    ['indicators', scheme.indicators.map((indicator) => indicator.id)],
    ['adjustments', scheme.adjustments.map((adjustment) => adjustment.id)],
    ['vetoes', scheme.vetoes.map((veto) => veto.id)],
    ['levers', scheme.levers.map((lever) => lever.fact)],
  ];
  for (const [list, ids] of lists) {
    const twice = repeated(ids);
    if (twice) report([list], `${twice} 出现了两次；请改名或删去一个`);
  }
  const inFormulas = new Set(
    scheme.indicators.flatMap(({ numerator, denominator }) => [numerator, denominator]),
  );
  scheme.levers.forEach(({ fact }, at) => {
    if (!inFormulas.has(fact))
      report(['levers', at, 'fact'], `${fact} 不在任何指标的算式里，动它不会改变得分；请删去`);
  });
  if (scheme.cap !== null && sign(decimal(scheme.cap)) <= 0) {
    report(['cap'], '封顶倍数须大于 0；不封顶请写 null');
  }
  if (scheme.quotas) checkQuotas(scheme.quotas, report);
}
