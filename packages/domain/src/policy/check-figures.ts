import { compare, type Exact, parseExactText, ZERO } from '../values/index.ts';
import type { PolicyFault } from './policy-fault.ts';
import type { PolicyFile } from './policy-file.ts';

/** No figure of a county comes near. */
const GREATEST: Exact = { n: 10n ** 15n, d: 1n };

/** Rates and shares beyond the whole are slips of the keyboard: nobody is paid more than what was spent. */
const WHOLE: Readonly<Record<string, string>> = { '%': '100', 百分点: '100', '‰': '1000' };

/**
 * Figures that no policy can mean: below zero, or a share beyond the whole. Every version of a parameter is looked at.
 *
 * @source decision:0016
 */
export function checkFigures({ parameters }: PolicyFile): readonly PolicyFault[] {
  return Object.entries(parameters).flatMap(
    ([name, { label, type = 'number', unit = '', value, versions }]) => {
      if (type !== 'number') return [];
      const values = value === undefined ? (versions ?? []).map((one) => one.value) : [value];
      return values.flatMap((written): PolicyFault[] => {
        const figure = parseExactText(String(written));
        const most = parseExactText(WHOLE[unit] ?? '');
        if (!figure) return [];
        if (compare(figure, GREATEST) > 0) {
          const message = `参数“${label}”大得不像一个数`;
          return [{ file: 'policy', path: `parameters.${name}`, message, remedy: '请核对数值和单位' }];
        }
        const below = compare(figure, ZERO) < 0;
        if (!below && !(most && compare(figure, most) > 0)) return [];
        const message = `参数“${label}”是 ${written}${unit}，${below ? '小于 0' : `超过 ${WHOLE[unit]}${unit}`}`;
        return [{ file: 'policy', path: `parameters.${name}`, message, remedy: '请核对数值和单位' }];
      });
    },
  );
}
