import type { Dataset } from '@tenglong/domain/intake';
import { headerKey } from '@tenglong/domain/intake';
import { type Plan, unitName } from '@tenglong/domain/plan';
import { Problem } from '../../platform/problem/index.ts';
import type { ColumnSpec } from '../../platform/workbook/index.ts';
import type { NamedWorkbook } from './build-bad-rows.ts';
import { departmentOf, planDatasets } from './plan-datasets.ts';

type Column = Pick<Dataset['file']['fields'][number], 'id' | 'title' | 'synonyms'>;

/** The title of a column if the reader knows it by that, else the plan's first word for it. */
function wordFor({ synonyms }: Dataset, { id, title, synonyms: words }: Column): string {
  return synonyms.get(headerKey(title))?.target.id === id ? title : (words[0] ?? title);
}

function keyColumns(dataset: Dataset, plan: Plan): ColumnSpec[] {
  const { keys } = dataset.file;
  const column = (words: readonly string[], width: number, choices?: readonly string[]): ColumnSpec[] => {
    const [header] = words;
    return header === undefined ? [] : [{ header, width, ...(choices ? { choices } : {}) }];
  };
  const units = plan.units.map(({ id }) => unitName(plan, id));
  return [
    ...column(keys.creditCode, 22),
    ...column(keys.name, 30),
    ...column(dataset.file.kind === 'roster' ? keys.unit : [], 14, units),
  ];
}

function fieldColumn(dataset: Dataset, at: number): ColumnSpec[] {
  const field = dataset.file.fields[at];
  if (!field) return [];
  const header = wordFor(dataset, field);
  switch (field.type) {
    case 'number':
      return [{ header: `${header}（${field.unit}）`, kind: 'number' }];
    case 'date':
      return [{ header, kind: 'date', width: 14 }];
    case 'choice': {
      const choices = Object.values(field.choices).flatMap(([first]) => (first === undefined ? [] : [first]));
      return [{ header, width: 14, choices }];
    }
    case 'text':
      return [{ header, width: 18 }];
  }
}

/**
 * A blank workbook of one dataset with the plan's own words and canonical units, so that what is filled in is read
 * without a question. Yearly data leave the year to be written into the title.
 *
 * @throws Problem NOT_FOUND for a dataset the plan does not have
 */
export function buildTemplate(plan: Plan, datasetId: string, year: number | undefined): NamedWorkbook {
  const dataset = planDatasets(plan).find(({ file }) => file.id === datasetId);
  if (!dataset) throw new Problem('NOT_FOUND');
  const { title, kind, parts, fields } = dataset.file;
  const of = kind !== 'yearly' ? '' : year === undefined ? '（　　　　年度，请填写）' : `（${year} 年度）`;
  const units = [...new Set(fields.flatMap((field) => (field.type === 'number' ? [field.unit] : [])))];
  const partTitles = parts.map((part) => wordFor(dataset, part));
  const rows =
    partTitles.length === 0 ? '一家企业一行' : `同一企业有几个${partTitles.join('、')}的，一个一行`;
  return {
    fileName: `${title}${kind === 'yearly' && year !== undefined ? `-${year}年` : ''}-模板.xlsx`,
    spec: {
      sheets: [
        {
          name: title,
          title: `${plan.meta.county.name}${title}${of}`,
          lines: [
            {
              left: `报送部门：${departmentOf(plan, dataset)}；${rows}`,
              ...(units.length === 0 ? {} : { right: `单位：${units.join('、')}` }),
            },
          ],
          columns: [
            ...keyColumns(dataset, plan),
            ...partTitles.map((header) => ({ header, width: 18 })),
            ...fields.flatMap((_, at) => fieldColumn(dataset, at)),
          ],
          rows: [],
          frozenColumns: 2,
        },
      ],
    },
  };
}
