import type { PaymentExportQuery } from '@tenglong/contracts/money';
import type { Actor } from '../../platform/actor/index.ts';
import { recordAudit } from '../../platform/audit/index.ts';
import type { Deps } from '../../platform/deps.ts';
import { type CellInput, textColumns, type WorkbookSpec } from '../../platform/workbook/index.ts';
import { listPayments } from './list-payments.ts';

const CHUNK = 500;

const STATE_TITLES = {
  ordered: '待拨付',
  paid: '已兑付',
  released: '已撤销',
  owed: '应收追缴',
  recovered: '已追回',
} as const;

/** 兑现台账 as a workbook: every grant under the filter. */
export function exportPayments(deps: Deps, actor: Actor, query: PaymentExportQuery): Promise<WorkbookSpec> {
  return deps.db.transaction(async (tx) => {
    const { filterText, columns: _columns, ...filter } = query;
    const rows: CellInput[][] = [];
    let total: CellInput[] = [];
    for (let page = 0; ; page += 1) {
      const found = await listPayments(tx, actor, { ...filter, page, size: CHUNK });
      for (const row of found.rows) {
        rows.push([
          ...[
            STATE_TITLES[row.state],
            row.name,
            row.creditCode,
            row.unitName,
            row.policyTitle,
            row.fundTitle,
          ],
          ...[String(row.year), row.caseNumber, row.project, row.computedYuan ?? '', row.decidedYuan ?? ''],
          ...[row.orderedYuan, row.paidYuan, row.owedYuan, row.recoveredYuan, row.orderNumber],
          ...[row.orderedOn ?? '', row.paidOn ?? ''],
        ]);
      }
      const { orderedYuan, paidYuan, owedYuan, recoveredYuan } = found.sums;
      const blank = Array.from({ length: 11 }, (_, at): CellInput => (at === 0 ? '合计' : ''));
      total = [...blank, orderedYuan, paidYuan, owedYuan, recoveredYuan, '', '', ''];
      if (found.rows.length < CHUNK) break;
    }
    const at = deps.clock.now();
    const after = { query: filter, rows: rows.length };
    await recordAudit(tx, { actor, action: 'money.exported', subject: 'payments', at, after });
    const yuan = (header: string) => ({
      header,
      group: '金额（元）',
      kind: 'number' as const,
      decimals: 2,
      width: 15,
    });
    return {
      sheets: [
        {
          name: '兑现台账',
          title: '惠企政策兑现台账',
          lines: [
            {
              left: `筛选：${filterText || '全部'}，共 ${rows.length} 件`,
              right: `截至 ${deps.clock.today()}`,
            },
          ],
          columns: [
            ...textColumns({ 状态: 10, 企业: 32, 统一社会信用代码: 22, 乡镇: 12, 政策: 30, 资金: 24 }),
            ...textColumns({ 预算年度: 9 }),
            ...textColumns({ 项目编号: 16, 项目名称: 30 }),
            ...['按政策计算', '核定', '下达', '已兑付', '应收追缴', '已追回'].map(yuan),
            ...textColumns({ 拨付通知文号: 22 }),
            { header: '下达日期', kind: 'date' },
            { header: '兑付日期', kind: 'date' },
          ],
          rows,
          total,
          signatures: ['制表：', '审核：', '日期：'],
          frozenColumns: 2,
          filter: true,
          page: { paper: 'A3', orientation: 'landscape' },
        },
      ],
    };
  });
}
