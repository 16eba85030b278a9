import type { PreviewQuery, PreviewRow } from '@tenglong/contracts/policy';
import type { Actor } from '../../../platform/actor/index.ts';
import { recordAudit } from '../../../platform/audit/index.ts';
import type { Deps } from '../../../platform/deps.ts';
import { type ColumnSpec, paperFor, type WorkbookSpec } from '../../../platform/workbook/index.ts';
import { getActivePlan } from '../../plan/index.ts';
import { getDraft } from './draft-store.ts';
import { describePreview, listPreview } from './list-preview.ts';

const CHUNK = 500;
const VERDICTS = { eligible: '符合', ineligible: '不符合', unknown: '未知' } as const;
const CHANGES = { more: '增加', less: '减少', same: '不变', other: '结果改变', unknown: '未知' } as const;

const COLUMNS: readonly ColumnSpec[] = [
  { header: '变化', width: 10 },
  { header: '企业', width: 34 },
  { header: '统一社会信用代码', width: 22 },
  { header: '乡镇', width: 14 },
  { header: '等级', width: 6, align: 'center' },
  { header: '项目', width: 24 },
  { header: '依据', width: 12 },
  { header: '现行结论', width: 10 },
  { header: '草稿结论', width: 10 },
  { header: '现行金额（元）', kind: 'number', decimals: 2, width: 16 },
  { header: '草稿金额（元）', kind: 'number', decimals: 2, width: 16 },
  { header: '现行结果', width: 10 },
  { header: '草稿结果', width: 10 },
];

const cells = (row: PreviewRow) => [
  ...[CHANGES[row.change], row.name, row.creditCode, row.unitName, row.grade ?? '未评'],
  row.caseNumber === '' ? '' : `${row.caseNumber} ${row.caseTitle}`,
  ...[
    row.source === 'application' ? '在办申报' : '已掌握的数据',
    VERDICTS[row.verdictBefore],
    VERDICTS[row.verdictAfter],
  ],
  ...[row.amountBefore ?? '', row.amountAfter ?? '', row.outcomeBefore ?? '', row.outcomeAfter ?? ''],
];

/** Those whose result a draft would change, as a workbook. */
export function exportPreview(
  deps: Deps,
  actor: Actor,
  id: string,
  query: PreviewQuery,
): Promise<WorkbookSpec> {
  return deps.db.transaction(async (tx) => {
    const rows: PreviewRow[] = [];
    for (let page = 0; ; page += 1) {
      const found = await listPreview(tx, actor.scope, id, { ...query, page, size: CHUNK });
      rows.push(...found.rows);
      if (found.rows.length < CHUNK) break;
    }
    const { plan } = await getActivePlan(tx);
    const draft = await getDraft(tx, id);
    const made = await describePreview(tx, actor.scope, plan, id);
    const title = plan.policies.find(({ file }) => file.id === draft.policy)?.file.title ?? draft.policy;
    const at = deps.clock.now();
    await recordAudit(tx, {
      actor,
      action: 'policy.previewExported',
      subject: id,
      at,
      after: { policy: draft.policy, revision: made?.revision, rows: rows.length },
    });
    return {
      sheets: [
        {
          name: '影响测算',
          title: `${title}修改影响测算`,
          lines: [
            {
              left: `${made?.year ?? ''} 年数据，${query.change ? CHANGES[query.change] : '结果有变化的'} ${rows.length} 件`,
              right: `现行按 ${made?.beforeAsOf ?? ''}，草稿按 ${made?.asOf ?? ''}`,
            },
          ],
          columns: COLUMNS,
          rows: rows.map(cells),
          signatures: ['制表：', '审核：', '日期：'],
          frozenColumns: 2,
          filter: true,
          page: paperFor(COLUMNS),
        },
      ],
    };
  });
}
