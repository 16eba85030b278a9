import type { EnterpriseRow, EnterpriseSums } from '@tenglong/contracts/enterprise';
import type { CellInput, ShownColumn } from '../../platform/workbook/index.ts';
import type { FactDictionary } from './fact-dictionary.ts';

const SCALES = { above: '规上', below: '规下' } as const;

function factCell({ facts }: EnterpriseRow, id: string): CellInput {
  const figure = facts[id];
  if (figure?.state === 'known') return figure.value;
  return figure?.state === 'unknown' ? '未知' : '未报';
}

/** Every column of 企业库 as a worksheet has it, under the ids and heads of the page. */
export function enterpriseColumns(
  dictionary: FactDictionary,
  { total, sums }: EnterpriseSums,
): readonly ShownColumn<EnterpriseRow>[] {
  return [
    {
      id: 'name',
      spec: { header: '企业', width: 34 },
      cell: ({ name }) => name,
      total: `合计 ${total} 家`,
    },
    {
      id: 'creditCode',
      spec: { header: '统一社会信用代码', width: 22 },
      cell: ({ creditCode }) => creditCode,
    },
    { id: 'unit', spec: { header: '乡镇', width: 14 }, cell: ({ unitName }) => unitName },
    { id: 'industry', spec: { header: '行业', width: 26 }, cell: ({ industryName }) => industryName },
    {
      id: 'scale',
      spec: { header: '规模', width: 6, align: 'center' },
      cell: ({ scale }) => (scale ? SCALES[scale] : ''),
    },
    {
      id: 'foundedOn',
      spec: { header: '成立', kind: 'date', width: 12 },
      cell: ({ foundedOn }) => foundedOn,
    },
    {
      id: 'grade',
      spec: { header: '等级', width: 6, align: 'center' },
      cell: ({ grade }) => grade ?? '未评',
    },
    {
      id: 'total',
      spec: { header: '总分', kind: 'number', decimals: 2, width: 9 },
      cell: (row) => row.total,
    },
    { id: 'rank', spec: { header: '名次', kind: 'number', width: 8 }, cell: ({ rank }) => rank },
    ...dictionary.map(
      ({ id, title, unit, decimals }): ShownColumn<EnterpriseRow> => ({
        id: `fact.${id}`,
        spec: { header: `${title}（${unit}）`, kind: 'number', decimals, width: 15 },
        cell: (row) => factCell(row, id),
        total: sums[id]?.value ?? '',
      }),
    ),
  ];
}
