import type { ComparisonQuery } from '@tenglong/contracts/evaluation';
import type { Actor } from '../../platform/actor/index.ts';
import { recordAudit } from '../../platform/audit/index.ts';
import type { Deps } from '../../platform/deps.ts';
import type { WorkbookSpec } from '../../platform/workbook/index.ts';
import { compareResults } from './compare-results.ts';

const SCALES = { above: '规上', below: '规下' } as const;

/** The page of what changed between two runs, with everybody on it. @throws Problem RUN_NOT_FOUND */
export function exportComparison(
  deps: Deps,
  actor: Actor,
  [fromId, toId]: readonly [string, string],
  { show }: ComparisonQuery,
): Promise<WorkbookSpec> {
  return deps.db.transaction(async (tx) => {
    const {
      from,
      to,
      rows: all,
      causes,
      drifted,
      unchanged,
    } = await compareResults(tx, actor.scope, fromId, toId, Number.POSITIVE_INFINITY);
    const rows = show === 'grades' ? all.filter(({ gradeFrom, gradeTo }) => gradeFrom !== gradeTo) : all;
    const at = deps.clock.now();
    const after = { from: fromId, to: toId, show, rows: rows.length };
    await recordAudit(tx, { actor, action: 'evaluation.exported', subject: toId, at, after });
    return {
      sheets: [
        {
          name: '变更页',
          title: `${to.year} 年度亩均评价变更页`,
          lines: [
            {
              left: `第 ${to.number} 次测算比第 ${from.number} 次：变动 ${all.length} 家${show === 'grades' ? `，其中等级变了 ${rows.length} 家` : ''}，只随他人进退 ${drifted} 家，不变 ${unchanged} 家`,
              right: `导出日期：${deps.clock.today()}`,
            },
            ...(causes.length === 0
              ? []
              : [{ left: causes.map(({ text, count }) => `${text} ${count} 家`).join('，') }]),
          ],
          columns: [
            { header: '企业', width: 34 },
            { header: '乡镇', width: 14 },
            { header: '规模', width: 6, align: 'center' },
            { header: '原总分', kind: 'number', decimals: 2, width: 9 },
            { header: '新总分', kind: 'number', decimals: 2, width: 9 },
            { header: '原等级', width: 7, align: 'center' },
            { header: '新等级', width: 7, align: 'center' },
            { header: '原因', width: 60 },
          ],
          rows: rows.map((row) => [
            row.name,
            row.unitName,
            SCALES[row.scale],
            row.totalFrom,
            row.totalTo,
            row.gradeFrom ?? '未评',
            row.gradeTo ?? '未评',
            row.why.join('；'),
          ]),
          signatures: ['制表：', '审核：', '日期：'],
          frozenColumns: 1,
          filter: true,
          page: { paper: 'A3', orientation: 'landscape' },
        },
      ],
    };
  });
}
