import type { ResultQuery } from '@tenglong/contracts/evaluation';
import type { Actor } from '../../platform/actor/index.ts';
import { recordAudit } from '../../platform/audit/index.ts';
import type { Deps } from '../../platform/deps.ts';
import type { CellInput, ColumnSpec, WorkbookSpec } from '../../platform/workbook/index.ts';
import { describeRun } from './describe-run.ts';
import { listResults } from './list-results.ts';

const CHUNK = 500;
const SCALES = { above: '规上', below: '规下' } as const;

/** The result list as the office publishes it: value and score of each indicator, total, both grades. */
export function exportResults(
  deps: Deps,
  actor: Actor,
  id: string,
  query: ResultQuery,
): Promise<WorkbookSpec> {
  return deps.db.transaction(async (tx) => {
    const run = await describeRun(tx, actor.scope, id);
    const sheets: WorkbookSpec['sheets'][number][] = [];
    for (const scheme of run.schemes) {
      if (query.scale && query.scale !== scheme.scale) continue;
      const rows: CellInput[][] = [];
      for (let page = 0; ; page += 1) {
        const found = await listResults(tx, actor.scope, id, {
          ...query,
          scale: scheme.scale,
          page,
          size: CHUNK,
        });
        for (const row of found.rows) {
          rows.push([
            row.rank,
            row.name,
            row.creditCode,
            row.unitName,
            row.industryName || row.industry,
            ...scheme.indicators.flatMap(({ id: item }) => [row.values[item] ?? '', row.scores[item] ?? '']),
            row.total,
            row.preliminary ?? '',
            row.grade ?? '不评级',
            [...row.adjustments.map(({ text }) => text), row.reason].filter(Boolean).join('；'),
          ]);
        }
        if (found.rows.length < CHUNK) break;
      }
      sheets.push({
        name: SCALES[scheme.scale],
        title: `${run.year} 年度${scheme.title}结果`,
        lines: [
          {
            left: `第 ${run.number} 次测算，共 ${rows.length} 家，排名 ${scheme.ranked} 家`,
            right: `测算日期：${run.startedAt.slice(0, 10)}`,
          },
        ],
        columns: [
          { header: '名次', kind: 'number', width: 6 },
          { header: '企业名称', width: 34 },
          { header: '统一社会信用代码', width: 22 },
          { header: '乡镇（街道）', width: 14 },
          { header: '行业', width: 18 },
          ...scheme.indicators.flatMap(({ title, unit, decimals, percent }): ColumnSpec[] => [
            {
              header: percent ? '数值（%）' : `数值（${unit}）`,
              group: title,
              kind: 'number',
              decimals,
              ...(percent ? { percent: true } : {}),
            },
            { header: '得分', group: title, kind: 'number', decimals: 2 },
          ]),
          { header: '总分', kind: 'number', decimals: 2 },
          { header: '初评', align: 'center', width: 6 },
          { header: '评定', align: 'center', width: 8 },
          { header: '说明', width: 36 },
        ],
        rows,
        signatures: ['制表：', '审核：', '日期：'],
        frozenColumns: 2,
        filter: true,
        page: { paper: 'A3', orientation: 'landscape' },
      });
    }
    const at = deps.clock.now();
    await recordAudit(tx, { actor, action: 'evaluation.exported', subject: id, at, after: { query } });
    return { sheets };
  });
}
