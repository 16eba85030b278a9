import type { FactDefinition } from '../enterprise/index.ts';
import type { SchemeFile } from '../evaluation/index.ts';
import { conversionFactor, divideUnits, equals, ONE, parseUnit } from '../values/index.ts';
import type { PlanError } from './document.ts';

/** What of a plan says in which unit a figure comes and in which it is shown. */
interface Figures {
  readonly facts?: { readonly facts: readonly Pick<FactDefinition, 'id' | 'unit'>[] } | undefined;
  readonly schemes: readonly {
    readonly path: string;
    readonly file: {
      readonly indicators: readonly Pick<
        SchemeFile['indicators'][number],
        'title' | 'unit' | 'percent' | 'numerator' | 'denominator'
      >[];
    };
  }[];
}

/**
 * Indicators whose unit is not that of their numerator over their denominator. A value is not converted to the unit it is
 * shown in, so the figure on every page would be of another unit than it says: 万元 ÷ 千瓦时 is no 元/千瓦时. Shares in
 * percent, and units the product does not know, are left alone.
 */
export function findUnitSlips(plan: Figures): PlanError[] {
  const units = new Map(plan.facts?.facts.map(({ id, unit }) => [id, unit]));
  return plan.schemes.flatMap(({ path, file }) =>
    file.indicators.flatMap(({ title, unit: shown, percent, numerator, denominator }, index) => {
      const above = units.get(numerator);
      const below = denominator === null ? '' : units.get(denominator);
      const [top, bottom, said] = [above, below, shown].map((text) => parseUnit(text ?? ''));
      if (percent || above === undefined || below === undefined || !top || !bottom || !said) return [];
      const factor = conversionFactor(below === '' ? top : divideUnits(top, bottom), said);
      if (factor && equals(factor, ONE)) return [];
      const own = below === '' ? above : `${above}/${below}`;
      return [
        {
          file: path,
          path: `indicators[${index}].unit`,
          message: `“${title}”由${above}${below === '' ? '' : `除以${below}`}得到，单位却写的是${shown}`,
          remedy: `系统不换算指标的单位，请写 ${own}，或在 facts.yaml 里改数据的单位`,
        },
      ];
    }),
  );
}
