import type { EnterpriseQuery, EnterpriseRow } from '@tenglong/contracts/enterprise';
import type { ExportQuery } from '@tenglong/contracts/page';
import type { Actor } from '../../platform/actor/index.ts';
import { recordAudit } from '../../platform/audit/index.ts';
import type { Deps } from '../../platform/deps.ts';
import { paperFor, shownColumns, type WorkbookSpec } from '../../platform/workbook/index.ts';
import { enterpriseColumns } from './enterprise-columns.ts';
import { type ListHead, listEnterprises, sumEnterprises } from './list-enterprises.ts';

/** Rows asked of the database at once. */
const CHUNK = 5_000;

/**
 * Exactly what the list shows: its columns in their order, everybody under the filter in its sort, the filter in words
 * and the sums.
 *
 * @throws Problem INPUT_INVALID for a column, sort or condition that the list does not have
 */
export function exportEnterprises(
  deps: Deps,
  actor: Actor,
  { columns: asked, filterText, ...query }: EnterpriseQuery & ExportQuery,
  head: ListHead,
): Promise<WorkbookSpec> {
  return deps.db.transaction(async (tx) => {
    const rows: EnterpriseRow[] = [];
    let year: number | null = null;
    for (let page = 0; ; page += 1) {
      const found = await listEnterprises(tx, actor.scope, { ...query, page, size: CHUNK }, head);
      year = found.year;
      rows.push(...found.rows);
      if (found.rows.length < CHUNK) break;
    }
    const sums = await sumEnterprises(tx, actor.scope, query, head.dictionary);
    const columns = shownColumns(enterpriseColumns(head.dictionary, sums), asked);
    const specs = columns.map(({ spec }) => spec);
    const after = { query, columns: asked ?? '', rows: rows.length };
    const at = deps.clock.now();
    await recordAudit(tx, { actor, action: 'enterprise.exported', subject: 'enterprises', at, after });
    const filter = filterText === '' ? '全部' : filterText;
    return {
      sheets: [
        {
          name: '企业库',
          title: `企业库${year === null ? '' : `（${year} 年数据）`}`,
          lines: [
            { left: `筛选：${filter}，共 ${rows.length} 家`, right: `导出日期：${deps.clock.today()}` },
          ],
          columns: specs,
          rows: rows.map((row) => columns.map(({ cell }) => cell(row))),
          total: columns.map(({ total }) => total ?? ''),
          signatures: ['制表：', '审核：', '日期：'],
          frozenColumns: 1,
          filter: true,
          page: paperFor(specs),
        },
      ],
    };
  });
}
