import type { EnterprisePage, EnterpriseRow, EnterpriseSums } from '@tenglong/contracts/enterprise';
import {
  type Column,
  type ColumnSet,
  columnSetOf,
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
  sums?: EnterpriseSums,
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
    ...facts.map((fact) => factColumn(fact, sums?.sums[fact.id]?.value ?? '')),
  ];
}

/** Longer heads take a second line. */
const HEAD = 8;

/** About 8 px a digit of the bold sum with its separators, 12 px a character of the head with its unit. */
function factWidth({ title, unit, decimals }: Fact, sum: string): number {
  const digits = (sum.split('.')[0] ?? '').length;
  const head = Math.min(HEAD, title.length + unit.length) * 12;
  return Math.max(86, head + 24, ((digits * 4) / 3) * 8 + (decimals + 1) * 8 + 20);
}

function factColumn(fact: Fact, sum: string): Column<EnterpriseRow> {
  const { id, title, unit, decimals } = fact;
  return figureColumn<EnterpriseRow>({
    id: `fact.${id}`,
    head: title,
    unit,
    width: Math.ceil(factWidth(fact, sum)),
    decimals,
    figure: ({ facts }) => {
      const found = facts[id];
      return found ? figureOfFact(found) : MISSING;
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

const NO_HREF = () => '';

/** What can be chosen column by column: everything beside the name, which always stands first. */
export const choosableColumns = (facts: readonly Fact[]) =>
  enterpriseColumns(facts, NO_HREF)
    .filter(({ frozen }) => !frozen)
    .map(({ id, head }) => ({ id, title: head }));

/** The columns that the address asks for. */
export const shownSet = (facts: readonly Fact[], current: string | undefined): ColumnSet | undefined =>
  columnSetOf(enterpriseColumnSets(facts), choosableColumns(facts), current);
