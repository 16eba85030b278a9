import { type IndicatorInfo, type ResultRow, reasonWords } from '@tenglong/contracts/evaluation';
import type { ColumnSpec, ShownColumn } from '../../platform/workbook/index.ts';

/** Value and score of one indicator; where both are shown they share the indicator's name as their head. */
function indicatorColumns(
  { id, title, unit, decimals, percent }: IndicatorInfo,
  both: boolean,
): readonly ShownColumn<ResultRow>[] {
  const measure = percent ? '%' : unit;
  const value: ColumnSpec = {
    header: both ? `数值（${measure}）` : `${title}（${measure}）`,
    kind: 'number',
    decimals,
    width: 15,
    ...(both ? { group: title } : {}),
    ...(percent ? { percent: true } : {}),
  };
  const score: ColumnSpec = {
    header: both ? '得分' : `${title}得分`,
    kind: 'number',
    decimals: 2,
    width: both ? 8 : 13,
    ...(both ? { group: title } : {}),
  };
  return [
    { id: `value.${id}`, spec: value, cell: ({ values }) => values[id] ?? '' },
    { id: `score.${id}`, spec: score, cell: ({ scores }) => scores[id] ?? '' },
  ];
}

const narrow = (header: string): ColumnSpec => ({ header, align: 'center', width: 7 });

/**
 * Every column of the result list as a worksheet has it, under the ids and heads of the page.
 *
 * @param asked - ids of the columns wanted; decides whether value and score stand side by side
 */
export function resultColumns(
  indicators: readonly IndicatorInfo[],
  asked: readonly string[],
): readonly ShownColumn<ResultRow>[] {
  const shows = (id: string) => asked.length === 0 || asked.includes(id);
  return [
    { id: 'rank', spec: { header: '名次', kind: 'number', width: 7 }, cell: ({ rank }) => rank },
    { id: 'name', spec: { header: '企业', width: 34 }, cell: ({ name }) => name },
    { id: 'creditCode', spec: { header: '统一社会信用代码', width: 22 }, cell: (row) => row.creditCode },
    { id: 'unit', spec: { header: '乡镇', width: 14 }, cell: ({ unitName }) => unitName },
    {
      id: 'industry',
      spec: { header: '行业', width: 26 },
      cell: ({ industry, industryName }) => industryName || industry,
    },
    ...indicators.flatMap((info) =>
      indicatorColumns(info, shows(`value.${info.id}`) && shows(`score.${info.id}`)),
    ),
    {
      id: 'total',
      spec: { header: '总分', kind: 'number', decimals: 2, width: 9 },
      cell: (row) => row.total,
    },
    { id: 'preliminary', spec: narrow('初评'), cell: ({ preliminary }) => preliminary ?? '未评' },
    { id: 'grade', spec: narrow('等级'), cell: ({ grade }) => grade ?? '未评' },
    { id: 'before', spec: narrow('上年'), cell: ({ before }) => before ?? '未评' },
    {
      id: 'note',
      spec: { header: '说明', width: 40 },
      cell: ({ reason, adjustments }) =>
        [...adjustments.map(({ text }) => text), reasonWords(reason, indicators)].filter(Boolean).join('；'),
    },
  ];
}
