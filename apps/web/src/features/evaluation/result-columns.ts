import { type IndicatorInfo, type ResultRow, reasonWords } from '@tenglong/contracts/evaluation';
import {
  type Column,
  type ColumnSet,
  columnSetOf,
  figureColumn,
  gradeColumn,
  linkColumn,
  textColumn,
} from '../../shared/table/index.ts';
import { figureOf } from '../../shared/value/index.ts';

export interface ResultColumnOptions {
  readonly indicators: readonly IndicatorInfo[];
  /** The columns wanted: decides whether an indicator's value and score stand side by side. */
  readonly shown: ColumnSet | undefined;
  /** The page of an enterprise in this run. */
  readonly href: (row: ResultRow) => string;
}

/** Value and score of one indicator: under its name where both are shown, under it as their own head where one is. */
function indicatorColumns(info: IndicatorInfo, both: boolean): readonly Column<ResultRow>[] {
  const scale = info.percent ? 100 : 1;
  return [
    figureColumn<ResultRow>({
      id: `value.${info.id}`,
      head: both ? '数值' : info.title,
      unit: both ? undefined : info.percent ? '%' : info.unit,
      group: both ? info.title : undefined,
      width: 84,
      decimals: info.decimals,
      figure: ({ values }) => {
        const value = values[info.id] ?? null;
        return figureOf(value === null ? null : value * scale);
      },
    }),
    figureColumn<ResultRow>({
      id: `score.${info.id}`,
      head: both ? '得分' : info.title,
      group: both ? info.title : undefined,
      width: both ? 62 : 76,
      decimals: 2,
      figure: ({ scores }) => figureOf(scores[info.id]),
    }),
  ];
}

/** The published list: rank, enterprise, each indicator's value and score, total, both grades, and why they differ. */
export function resultColumns({
  indicators,
  shown,
  href,
}: ResultColumnOptions): readonly Column<ResultRow>[] {
  return [
    figureColumn<ResultRow>({
      id: 'rank',
      head: '名次',
      width: 60,
      sort: 'asc',
      frozen: true,
      decimals: 0,
      figure: ({ rank }) => figureOf(rank),
    }),
    linkColumn<ResultRow>({ id: 'name', head: '企业', width: 240, value: ({ name }) => name, href }),
    textColumn<ResultRow>({
      id: 'creditCode',
      head: '统一社会信用代码',
      width: 172,
      sort: undefined,
      value: ({ creditCode }) => creditCode,
    }),
    textColumn<ResultRow>({ id: 'unit', head: '乡镇', width: 92, value: ({ unitName }) => unitName }),
    textColumn<ResultRow>({
      id: 'industry',
      head: '行业',
      width: 150,
      value: ({ industryName }) => industryName,
    }),
    ...indicators.flatMap((info) =>
      indicatorColumns(
        info,
        ['value', 'score'].every((kind) => shown?.columns.includes(`${kind}.${info.id}`)),
      ),
    ),
    figureColumn<ResultRow>({
      id: 'total',
      head: '总分',
      width: 70,
      decimals: 2,
      strong: true,
      figure: ({ total }) => figureOf(total),
    }),
    gradeColumn<ResultRow>({
      id: 'preliminary',
      head: '初评',
      width: 52,
      grade: ({ preliminary }) => preliminary,
    }),
    gradeColumn<ResultRow>({ id: 'grade', head: '等级', width: 52, grade: ({ grade }) => grade }),
    gradeColumn<ResultRow>({ id: 'before', head: '上年', width: 52, grade: ({ before }) => before }),
    textColumn<ResultRow>({
      id: 'note',
      head: '说明',
      width: 180,
      sort: undefined,
      value: ({ reason, adjustments }) =>
        reasonWords(reason, indicators) || adjustments.map(({ text }) => text).join('；'),
    }),
  ];
}

/** Scores for a first look, values for checking, changes for the meeting. */
export function resultColumnSets(indicators: readonly IndicatorInfo[]): readonly ColumnSet[] {
  const grades = ['total', 'preliminary', 'grade', 'before'];
  return [
    {
      id: 'scores',
      title: '得分',
      columns: ['unit', ...indicators.map(({ id }) => `score.${id}`), ...grades],
    },
    {
      id: 'values',
      title: '指标值',
      columns: ['unit', ...indicators.map(({ id }) => `value.${id}`), 'total', 'grade'],
    },
    {
      id: 'both',
      title: '数值与得分',
      columns: ['unit', ...indicators.flatMap(({ id }) => [`value.${id}`, `score.${id}`]), ...grades],
    },
    { id: 'changes', title: '等级变化', columns: ['unit', 'industry', ...grades, 'note'] },
  ];
}

/** What can be chosen column by column: everything beside rank and name, which always stand first. */
export const choosableColumns = (indicators: readonly IndicatorInfo[]) => [
  { id: 'creditCode', title: '统一社会信用代码' },
  { id: 'unit', title: '乡镇' },
  { id: 'industry', title: '行业' },
  ...indicators.flatMap(({ id, title }) => [
    { id: `value.${id}`, title: `${title}，数值` },
    { id: `score.${id}`, title: `${title}，得分` },
  ]),
  { id: 'total', title: '总分' },
  { id: 'preliminary', title: '初评' },
  { id: 'grade', title: '等级' },
  { id: 'before', title: '上年' },
  { id: 'note', title: '说明' },
];

/** The columns that the address asks for. */
export const shownSet = (
  indicators: readonly IndicatorInfo[],
  current: string | undefined,
): ColumnSet | undefined => columnSetOf(resultColumnSets(indicators), choosableColumns(indicators), current);
