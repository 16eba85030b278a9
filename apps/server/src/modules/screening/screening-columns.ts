import type { ScreeningPage, ScreeningRow } from '@tenglong/contracts/screening';
import type { ShownColumn } from '../../platform/workbook/index.ts';

const VERDICTS = { yes: '列入', unknown: '暂不能判定' } as const;
const SCALES = { above: '规上', below: '规下' } as const;

/** The distinct figures of the rows: label by label as they come, years ascending. */
function figureHeads(rows: readonly ScreeningRow[]): readonly ScreeningRow['figures'][number][] {
  const heads = new Map(
    rows.flatMap(({ figures }) =>
      figures.map((figure) => [`${figure.label} ${figure.year}`, figure] as const),
    ),
  );
  const labels = [...new Set([...heads.values()].map(({ label }) => label))];
  return [...heads.values()].sort(
    (a, b) => labels.indexOf(a.label) - labels.indexOf(b.label) || a.year - b.year,
  );
}

/** Every column of the screening list as a worksheet has it, under the ids and heads of the page. */
export function screeningColumns(
  rows: readonly ScreeningRow[],
  rules: ScreeningPage['rules'],
): readonly ShownColumn<ScreeningRow>[] {
  const titles = new Map(rules.map(({ id, title }) => [id, title]));
  return [
    { id: 'verdict', spec: { header: '结论', width: 12 }, cell: ({ verdict }) => VERDICTS[verdict] },
    { id: 'name', spec: { header: '企业', width: 34 }, cell: ({ name }) => name },
    { id: 'creditCode', spec: { header: '统一社会信用代码', width: 22 }, cell: (row) => row.creditCode },
    { id: 'unit', spec: { header: '乡镇', width: 14 }, cell: ({ unitName }) => unitName },
    {
      id: 'scale',
      spec: { header: '规模', width: 6, align: 'center' },
      cell: ({ scale }) => (scale ? SCALES[scale] : ''),
    },
    {
      id: 'grade',
      spec: { header: '等级', width: 6, align: 'center' },
      cell: ({ grade }) => grade ?? '未评',
    },
    { id: 'rule', spec: { header: '规则', width: 20 }, cell: ({ rule }) => titles.get(rule) ?? rule },
    ...figureHeads(rows).map(
      ({ label, unit, year }): ShownColumn<ScreeningRow> => ({
        id: `${label} ${year}`,
        spec: {
          header: `${year} 年`,
          group: unit === '' ? label : `${label}（${unit}）`,
          kind: 'number',
          decimals: 2,
          width: 12,
        },
        cell: ({ figures }) => {
          const found = figures.find((figure) => figure.label === label && figure.year === year);
          if (!found) return '';
          return found.figure.state === 'known' ? found.figure.value : '未知';
        },
      }),
    ),
    {
      id: 'listed',
      spec: { header: '清单', width: 14 },
      cell: ({ listed }) => (listed === undefined ? '' : (listed?.stageTitle ?? '应列未列')),
    },
    { id: 'missing', spec: { header: '还缺什么', width: 34 }, cell: ({ missing }) => missing.join('、') },
  ];
}
