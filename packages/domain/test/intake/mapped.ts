import type { Dataset } from '../../src/intake/dataset.ts';
import { findHeader } from '../../src/intake/find-header.ts';
import { type GridCell, grid } from './grid.ts';

/** Which column each field was found in, with its unit: `valueAdded D 千元`. */
export function mapped(
  dataset: Dataset,
  cells: readonly (readonly GridCell[])[],
  merges: string[] = [],
  year: number | null = 2022,
) {
  const found = findHeader(grid(cells, merges), { dataset, sheet: '表', year, choices: [], remembered: [] });
  return {
    rows: found?.rows ?? [],
    columns: (found?.columns ?? []).flatMap(({ target, letter, unit }) =>
      target ? [`${target.id} ${letter}${unit ? ` ${unit.text}` : ''}`] : [],
    ),
    notices: found?.notices.map(({ kind, header }) => `${kind} ${header}`) ?? [],
  };
}

export const KEYS = ['序号', '统一社会信用代码', '企业名称'];
