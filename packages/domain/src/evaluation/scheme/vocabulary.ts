import type { FactsFile } from '../../enterprise/index.ts';
import type { Vocabulary } from '../../rule/index.ts';

/** Figures of the evaluated year: what the conditions of adjustments may name. */
export function figureVocabulary({ facts }: FactsFile): Vocabulary {
  return Object.fromEntries(
    facts.map(({ id, title, unit, decimals }) => [
      id,
      { type: 'number', label: title, unit, decimals } as const,
    ]),
  );
}

/** Figures, what the roster says, and the year's findings: what the conditions of vetoes may name. */
export function vetoVocabulary(facts: FactsFile): Vocabulary {
  return {
    ...figureVocabulary(facts),
    unit: { type: 'text', label: '所在乡镇（街道）' },
    industry: { type: 'text', label: '行业代码' },
    violations: {
      type: 'list',
      label: '评价年度内认定的违法违规',
      fields: {
        field: { type: 'text', label: '领域' },
        foundOn: { type: 'date', label: '认定日期' },
        severity: { type: 'text', label: '情形', options: { severe: '严重', ordinary: '一般' } },
      },
    },
  };
}
