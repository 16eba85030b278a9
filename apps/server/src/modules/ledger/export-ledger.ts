import type { JournalExportQuery, LedgerOverview } from '@tenglong/contracts/ledger';
import type { Actor } from '../../platform/actor/index.ts';
import { recordAudit } from '../../platform/audit/index.ts';
import type { Deps } from '../../platform/deps.ts';
import {
  type CellInput,
  type SheetSpec,
  textColumns,
  type WorkbookSpec,
} from '../../platform/workbook/index.ts';
import { describeLedger } from './describe-ledger.ts';
import { listJournal } from './list-journal.ts';

const CHUNK = 500;
const SIGNATURES = ['制表：', '审核：', '日期：'];

/** 结余: a row for each unit, a group of columns for each resource. */
function balanceSheet({ title, asOf, resources, units }: LedgerOverview): SheetSpec {
  const heads = ['腾出', '调入', '已用', '结余', '归重组后企业', '归属待核'] as const;
  const cells = (row: LedgerOverview['resources'][number]['units'][number] | undefined): CellInput[] =>
    row ? [row.freed, row.moved, row.used, row.left, row.kept, row.pending] : heads.map(() => '');
  return {
    name: '结余',
    title: `${title}各乡镇结余`,
    lines: [{ left: `截至 ${asOf}`, right: '调入为负的，是调给别的乡镇' }],
    columns: [
      { header: '乡镇（街道）', width: 16 },
      ...resources.flatMap((resource) =>
        heads.map((header) => ({
          header,
          group: `${resource.title}（${resource.unit}）`,
          kind: 'number' as const,
          decimals: resource.decimals,
        })),
      ),
    ],
    rows: units
      .filter(({ id }) => resources.some((resource) => resource.units.some(({ unitId }) => unitId === id)))
      .map(({ id, name }) => [
        name,
        ...resources.flatMap((resource) => cells(resource.units.find(({ unitId }) => unitId === id))),
      ]),
    total: [
      '合计',
      ...resources.flatMap(({ freed, moved, used, left, kept, pending }) => [
        ...[freed, moved, used, left, kept, pending],
      ]),
    ],
    signatures: SIGNATURES,
    frozenColumns: 1,
    page: { paper: 'A3', orientation: 'landscape' },
  };
}

/** 流向: the bands of the picture. */
const flowSheet = ({ title, asOf, resources }: LedgerOverview): SheetSpec => ({
  name: '流向',
  title: `${title}从腾出到占用`,
  lines: [{ left: `截至 ${asOf}` }],
  columns: [
    { header: '要素', width: 12 },
    { header: '从', width: 20 },
    { header: '到', width: 20 },
    { header: '数量', kind: 'number' },
    { header: '单位', width: 14 },
  ],
  rows: resources.flatMap(({ title: resource, unit, nodes, links }) => {
    const name = (id: string) => nodes.find((node) => node.id === id)?.title ?? id;
    return links.map(({ from, to, amount }) => [resource, name(from), name(to), amount, unit]);
  }),
  signatures: SIGNATURES,
});

/** The ledger as a workbook: what is left, the flow, and every line of the journal under the filter. */
export function exportLedger(
  deps: Deps,
  actor: Actor,
  query: JournalExportQuery,
): Promise<{ readonly spec: WorkbookSpec; readonly fileName: string }> {
  return deps.db.transaction(async (tx) => {
    const { filterText, ...filter } = query;
    const overview = await describeLedger(tx, actor, deps.clock.today());
    const rows: CellInput[][] = [];
    for (let page = 0; ; page += 1) {
      const found = await listJournal(tx, actor, {
        ...filter,
        page,
        size: CHUNK,
        sort: 'number',
        dir: 'asc',
      });
      for (const row of found.rows) {
        rows.push([
          ...[row.number, row.on, row.reversal ? '冲回' : '', row.resourceTitle],
          ...[row.fromTitle, row.fromUnit, row.toTitle, row.toUnit, row.amount, row.unit],
          ...[row.subjectName, row.registerTitle, row.occasion, row.holder, row.reason, row.by],
        ]);
      }
      if (found.rows.length < CHUNK) break;
    }
    const at = deps.clock.now();
    const after = { query: filter, rows: rows.length };
    await recordAudit(tx, { actor, action: 'ledger.exported', subject: 'ledger', at, after });
    const journal: SheetSpec = {
      name: '明细账',
      title: `${overview.title}明细账`,
      lines: [
        { left: `筛选：${filterText || '全部'}，共 ${rows.length} 条`, right: `截至 ${overview.asOf}` },
      ],
      columns: [
        { header: '笔号', kind: 'number', width: 7 },
        { header: '日期', kind: 'date' },
        ...textColumns({ 冲回: 6, 要素: 12, 从: 18, '从（乡镇）': 14, 到: 18, '到（乡镇）': 14 }),
        { header: '数量', kind: 'number' },
        ...textColumns({ 单位: 12, 条目: 34, 清单: 14, 事由: 20, 归谁: 24, 理由: 30, 经办: 12 }),
      ],
      rows,
      signatures: SIGNATURES,
      frozenColumns: 2,
      filter: true,
      page: { paper: 'A3', orientation: 'landscape' },
    };
    const spec = { sheets: [balanceSheet(overview), flowSheet(overview), journal] };
    return { spec, fileName: `${overview.title}.xlsx` };
  });
}
