import type { ExportQuery } from '@tenglong/contracts/page';
import type { MatchQuery, MatchRow } from '@tenglong/contracts/policy';
import type { Actor } from '../../platform/actor/index.ts';
import { recordAudit } from '../../platform/audit/index.ts';
import type { Deps } from '../../platform/deps.ts';
import {
  paperFor,
  type ShownColumn,
  shownColumns,
  type WorkbookSpec,
} from '../../platform/workbook/index.ts';
import { listMatches } from './list-matches.ts';

/** Rows asked of the database at once. */
const CHUNK = 5_000;
const VERDICTS = { eligible: '符合', ineligible: '不符合', unknown: '待补' } as const;

const COLUMNS: readonly ShownColumn<MatchRow>[] = [
  { id: 'verdict', spec: { header: '结论', width: 8 }, cell: ({ verdict }) => VERDICTS[verdict] },
  { id: 'name', spec: { header: '企业', width: 34 }, cell: ({ name }) => name },
  { id: 'creditCode', spec: { header: '统一社会信用代码', width: 22 }, cell: ({ creditCode }) => creditCode },
  { id: 'unit', spec: { header: '乡镇', width: 14 }, cell: ({ unitName }) => unitName },
  { id: 'grade', spec: { header: '等级', width: 6, align: 'center' }, cell: ({ grade }) => grade ?? '未评' },
  { id: 'policy', spec: { header: '政策', width: 26 }, cell: ({ policyTitle }) => policyTitle },
  { id: 'clause', spec: { header: '条款', width: 8 }, cell: ({ clause }) => clause },
  {
    id: 'case',
    spec: { header: '项目', width: 30 },
    cell: (row) => (row.caseNumber === '' ? '' : row.caseTitle),
  },
  {
    id: 'amount',
    spec: { header: '金额（元）', kind: 'number', decimals: 2, width: 16 },
    cell: ({ verdict, amountYuan }) => (verdict === 'eligible' && amountYuan !== null ? amountYuan : ''),
  },
  {
    id: 'most',
    spec: { header: '补齐后至多（元）', kind: 'number', decimals: 2, width: 16 },
    cell: ({ mostYuan }) => mostYuan ?? '',
  },
  { id: 'outcome', spec: { header: '结果', width: 8 }, cell: ({ outcome }) => outcome ?? '' },
  { id: 'near', spec: { header: '差一点', width: 40 }, cell: ({ near }) => near ?? '' },
  { id: 'missing', spec: { header: '还要知道', width: 60 }, cell: ({ missing }) => missing.join('') },
  { id: 'reason', spec: { header: '不符合的条件', width: 40 }, cell: ({ reason }) => reason },
];

/** The list exactly as it is shown under the filter. @throws Problem INPUT_INVALID for a column or sort it does not have */
export function exportMatches(
  deps: Deps,
  actor: Actor,
  year: number,
  { columns: asked, filterText, ...query }: MatchQuery & ExportQuery,
): Promise<WorkbookSpec> {
  return deps.db.transaction(async (tx) => {
    const rows: MatchRow[] = [];
    let asOf = '';
    for (let page = 0; ; page += 1) {
      const found = await listMatches(
        tx,
        actor.scope,
        year,
        { ...query, page, size: CHUNK },
        deps.clock.today(),
      );
      asOf = found.made?.asOf ?? '';
      rows.push(...found.rows);
      if (found.rows.length < CHUNK) break;
    }
    const columns = shownColumns(COLUMNS, asked);
    const specs = columns.map(({ spec }) => spec);
    const at = deps.clock.now();
    const after = { query, columns: asked ?? '', rows: rows.length };
    await recordAudit(tx, { actor, action: 'policy.matchesExported', subject: String(year), at, after });
    const filter = filterText === '' ? '全部' : filterText;
    return {
      sheets: [
        {
          name: '政策找企业',
          title: `${year} 年政策找企业`,
          lines: [{ left: `筛选：${filter}，共 ${rows.length} 条`, right: `判定日：${asOf}` }],
          columns: specs,
          rows: rows.map((row) => columns.map(({ cell }) => cell(row))),
          signatures: ['制表：', '审核：', '日期：'],
          frozenColumns: 2,
          filter: true,
          page: paperFor(specs),
        },
      ],
    };
  });
}
