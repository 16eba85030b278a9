import type { EnterprisePage, EnterpriseRow } from '@tenglong/contracts/enterprise';
import {
  type Column,
  type ColumnSet,
  figureColumn,
  gradeColumn,
  linkColumn,
  textColumn,
} from '../../shared/table/index.ts';
import { figureOf, figureOfFact, formatDay, MISSING } from '../../shared/value/index.ts';

type Fact = EnterprisePage['facts'][number];

/** What an enterprise counts as in the statistics; a roster may leave it open. */
export const scaleWord = (scale: EnterpriseRow['scale']): string =>
  scale === null ? '规模未定' : { above: '规上', below: '规下' }[scale];

/** Everything the list can show of an enterprise in one year; facts come from the plan's own dictionary. */
export function enterpriseColumns(
  facts: readonly Fact[],
  href: (row: EnterpriseRow) => string,
): readonly Column<EnterpriseRow>[] {
  return [
    linkColumn<EnterpriseRow>({ id: 'name', head: '企业', width: 260, value: ({ name }) => name, href }),
    textColumn<EnterpriseRow>({
      id: 'creditCode',
      head: '统一社会信用代码',
      width: 172,
      value: ({ creditCode }) => creditCode,
    }),
    textColumn<EnterpriseRow>({ id: 'unit', head: '乡镇', width: 92, value: ({ unitName }) => unitName }),
    textColumn<EnterpriseRow>({
      id: 'industry',
      head: '行业',
      width: 170,
      value: ({ industryName }) => industryName,
    }),
    textColumn<EnterpriseRow>({
      id: 'scale',
      head: '规模',
      width: 60,
      value: ({ scale }) => (scale === null ? '' : scaleWord(scale)),
    }),
    textColumn<EnterpriseRow>({
      id: 'foundedOn',
      head: '成立',
      width: 128,
      value: ({ foundedOn }) => formatDay(foundedOn),
    }),
    gradeColumn<EnterpriseRow>({ id: 'grade', head: '等级', width: 60, grade: ({ grade }) => grade }),
    figureColumn<EnterpriseRow>({
      id: 'total',
      head: '总分',
      width: 74,
      decimals: 2,
      figure: ({ total }) => figureOf(total),
    }),
    figureColumn<EnterpriseRow>({
      id: 'rank',
      head: '名次',
      width: 66,
      decimals: 0,
      sort: 'asc',
      figure: ({ rank }) => figureOf(rank),
    }),
    ...facts.map((fact) => factColumn(fact)),
  ];
}

/** About 7 px a digit, and room for the head with its unit. */
function factColumn({ id, title, unit, decimals }: Fact): Column<EnterpriseRow> {
  return figureColumn<EnterpriseRow>({
    id: `fact.${id}`,
    head: title,
    unit,
    width: Math.max(86, (title.length + unit.length) * 12 + 24),
    decimals,
    figure: ({ facts }) => {
      const fact = facts[id];
      return fact ? figureOfFact(fact) : MISSING;
    },
  });
}

export function enterpriseColumnSets(facts: readonly Fact[]): readonly ColumnSet[] {
  const all = facts.map(({ id }) => `fact.${id}`);
  return [
    {
      id: 'main',
      title: '评价',
      columns: ['unit', 'scale', 'grade', 'total', 'rank', 'fact.landMu', 'fact.tax', 'fact.valueAdded'],
    },
    { id: 'facts', title: '全部数据', columns: ['unit', ...all] },
    { id: 'roster', title: '名录', columns: ['creditCode', 'unit', 'industry', 'scale', 'foundedOn'] },
  ];
}
