import type { IndicatorInfo, ResultRow } from '@tenglong/contracts/evaluation';
import {
  type Column,
  type ColumnSet,
  figureColumn,
  gradeColumn,
  linkColumn,
  textColumn,
} from '../../shared/table/index.ts';
import { figureOf } from '../../shared/value/index.ts';
import { reasonWords } from './reason-words.ts';

export interface ResultColumnOptions {
  readonly indicators: readonly IndicatorInfo[];
  /** Whether an indicator's value and score stand side by side. */
  readonly both: boolean;
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
export function resultColumns({ indicators, both, href }: ResultColumnOptions): readonly Column<ResultRow>[] {
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
    textColumn<ResultRow>({ id: 'unit', head: '乡镇', width: 92, value: ({ unitName }) => unitName }),
    textColumn<ResultRow>({
      id: 'industry',
      head: '行业',
      width: 150,
      value: ({ industryName }) => industryName,
    }),
    ...indicators.flatMap((info) => indicatorColumns(info, both)),
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
