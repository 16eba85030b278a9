import { RETURN_COLUMNS } from '@tenglong/domain/money';
import type { Actor } from '../../../platform/actor/index.ts';
import { recordAudit } from '../../../platform/audit/index.ts';
import type { Deps } from '../../../platform/deps.ts';
import type { WorkbookSpec } from '../../../platform/workbook/index.ts';
import { getFunds, needKeeper } from '../../money/index.ts';
import { getPaymentList } from './list-store.ts';

/** 拨付清册 for the finance bureau: what is to be paid, with room for what became of it. */
export function exportList(
  deps: Deps,
  actor: Actor,
  id: string,
): Promise<{ readonly spec: WorkbookSpec; readonly fileName: string }> {
  return deps.db.transaction(async (tx) => {
    const loaded = await getFunds(tx);
    needKeeper(loaded, actor);
    const { lines, number, on, hash, totalYuan } = await getPaymentList(tx, id, deps.clock.today());
    await recordAudit(tx, {
      actor,
      action: 'money.listExported',
      subject: id,
      at: deps.clock.now(),
      after: { number },
    });
    const back = { group: '财政局填写', kind: 'text' as const };
    return {
      fileName: `拨付清册第${number}号.xlsx`,
      spec: {
        sheets: [
          {
            name: '拨付清册',
            title: `惠企资金拨付清册（第 ${number} 号）`,
            lines: [
              { left: `生成日期 ${on}，共 ${lines.length} 笔`, right: '单位：元' },
              { left: `校验码 ${hash.slice(0, 16)}` },
            ],
            columns: [
              { header: '序号', kind: 'number', decimals: 0, width: 6 },
              { header: RETURN_COLUMNS.orderNumber, width: 20 },
              { header: RETURN_COLUMNS.payee, width: 32 },
              { header: RETURN_COLUMNS.creditCode, width: 22 },
              { header: RETURN_COLUMNS.amount, kind: 'number', decimals: 2, width: 16 },
              { header: '政策', width: 26 },
              { header: '项目', width: 28 },
              { header: RETURN_COLUMNS.caseNumber, width: 16 },
              { ...back, header: RETURN_COLUMNS.outcome, width: 10, choices: ['已付', '失败'] },
              { ...back, header: RETURN_COLUMNS.paidOn, width: 12 },
              { ...back, header: RETURN_COLUMNS.slip, width: 20 },
              { ...back, header: RETURN_COLUMNS.note, width: 20 },
            ],
            rows: lines.map((line) => [
              ...[line.seq, line.orderNumber, line.payee, line.creditCode, line.amountYuan, line.policyTitle],
              ...[line.project, line.caseNumber, '', '', '', ''],
            ]),
            total: ['合计', '', '', '', totalYuan, '', '', '', '', '', '', ''],
            notes: [
              '请只填写后四栏，其余各栏改动的不接收；已付的填拨付日期和回单号，失败的填原因。',
              ...lines
                .filter(({ outcome }) => outcome === 'withdrawn' || outcome === 'elsewhere')
                .map(({ seq, payee, note }) => `第 ${seq} 笔 ${payee}不要拨付：${note}。`),
              ...lines
                .filter(({ outcome }) => outcome === 'astray')
                .map(({ seq, payee, note }) => `第 ${seq} 笔 ${payee}已付出，应追回：${note}。`),
            ],
            signatures: ['制表：', '审核：', '日期：'],
            page: { paper: 'A4', orientation: 'landscape' },
          },
        ],
      },
    };
  });
}
