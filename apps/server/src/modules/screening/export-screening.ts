import type { ExportQuery } from '@tenglong/contracts/page';
import type { ScreeningPage, ScreeningQuery, ScreeningRow } from '@tenglong/contracts/screening';
import type { Actor } from '../../platform/actor/index.ts';
import { recordAudit } from '../../platform/audit/index.ts';
import type { Deps } from '../../platform/deps.ts';
import { paperFor, shownColumns, type WorkbookSpec } from '../../platform/workbook/index.ts';
import { listScreening } from './list-screening.ts';
import { screeningColumns } from './screening-columns.ts';

/** Rows asked of the database at once. */
const CHUNK = 5_000;

/**
 * The list exactly as it is shown under the filter, with the figures of both years; without columns, all of them.
 *
 * @throws Problem YEAR_NOT_SCREENED; INPUT_INVALID for a column or sort that the list does not have
 */
export function exportScreening(
  deps: Deps,
  actor: Actor,
  year: number,
  { columns: asked, filterText, ...query }: ScreeningQuery & ExportQuery,
): Promise<WorkbookSpec> {
  return deps.db.transaction(async (tx) => {
    const rows: ScreeningRow[] = [];
    let rules: ScreeningPage['rules'] = [];
    for (let page = 0; ; page += 1) {
      const found = await listScreening(tx, actor, year, { ...query, page, size: CHUNK });
      rules = found.rules;
      rows.push(...found.rows);
      if (found.rows.length < CHUNK) break;
    }
    const columns = shownColumns(screeningColumns(rows, rules), asked);
    const specs = columns.map(({ spec }) => spec);
    const at = deps.clock.now();
    const after = { query, columns: asked ?? '' };
    await recordAudit(tx, { actor, action: 'screening.exported', subject: String(year), at, after });
    const filter = filterText === '' ? '全部' : filterText;
    const unavailable = rules.filter((rule) => rule.unavailable !== '');
    return {
      sheets: [
        {
          name: '高耗低效排查',
          title: `${year} 年高耗低效企业排查清单`,
          lines: [
            { left: `筛选：${filter}，共 ${rows.length} 条`, right: `导出日期：${deps.clock.today()}` },
            ...unavailable.map(({ title, unavailable: why }) => ({ left: `${title}：${why}` })),
          ],
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
