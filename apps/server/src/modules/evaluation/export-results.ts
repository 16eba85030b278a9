import type { ResultQuery, ResultRow, RunScheme } from '@tenglong/contracts/evaluation';
import type { ExportQuery } from '@tenglong/contracts/page';
import type { Actor } from '../../platform/actor/index.ts';
import { recordAudit } from '../../platform/audit/index.ts';
import type { Tx } from '../../platform/database/index.ts';
import type { Deps } from '../../platform/deps.ts';
import { paperFor, shownColumns, type WorkbookSpec } from '../../platform/workbook/index.ts';
import { describeRun } from './describe-run.ts';
import { listResults } from './list-results.ts';
import { resultColumns } from './result-columns.ts';

/** Rows asked of the database at once. */
const CHUNK = 5_000;
const SCALES = { above: '规上', below: '规下' } as const;

async function listAll(
  tx: Tx,
  actor: Actor,
  id: string,
  query: ResultQuery,
  scale: RunScheme['scale'],
): Promise<readonly ResultRow[]> {
  const all: ResultRow[] = [];
  for (let page = 0; ; page += 1) {
    const { rows } = await listResults(tx, actor.scope, id, { ...query, scale, page, size: CHUNK });
    all.push(...rows);
    if (rows.length < CHUNK) return all;
  }
}

/**
 * The result list exactly as it is shown: its columns in their order, everybody under the filter in its sort. Without a
 * scale, a sheet for each; without columns, all of them, as the office publishes it.
 *
 * @throws Problem RUN_NOT_FOUND; INPUT_INVALID for a column or sort that the list does not have
 */
export function exportResults(
  deps: Deps,
  actor: Actor,
  id: string,
  { columns: asked, filterText, ...query }: ResultQuery & ExportQuery,
): Promise<WorkbookSpec> {
  return deps.db.transaction(async (tx) => {
    const run = await describeRun(tx, actor.scope, id);
    const sheets: WorkbookSpec['sheets'][number][] = [];
    for (const scheme of run.schemes) {
      if (query.scale && query.scale !== scheme.scale) continue;
      const columns = shownColumns(resultColumns(scheme.indicators, asked?.split(',') ?? []), asked);
      const specs = columns.map(({ spec }) => spec);
      const rows = await listAll(tx, actor, id, query, scheme.scale);
      const filter = filterText === '' ? '全部' : filterText;
      sheets.push({
        name: SCALES[scheme.scale],
        title: `${run.year} 年度${scheme.title}结果`,
        lines: [
          {
            left: `筛选：${filter}，共 ${rows.length} 家`,
            right: `第 ${run.number} 次测算，${run.startedAt.slice(0, 10)} 封存`,
          },
        ],
        columns: specs,
        rows: rows.map((row) => columns.map(({ cell }) => cell(row))),
        signatures: ['制表：', '审核：', '日期：'],
        frozenColumns: 2,
        filter: true,
        page: paperFor(specs),
      });
    }
    const at = deps.clock.now();
    const after = { query, columns: asked ?? '' };
    await recordAudit(tx, { actor, action: 'evaluation.exported', subject: id, at, after });
    return { sheets };
  });
}
