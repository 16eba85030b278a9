import type { TaskRow } from '@tenglong/contracts/register';
import type { Actor } from '../../platform/actor/index.ts';
import { recordAudit } from '../../platform/audit/index.ts';
import type { Deps } from '../../platform/deps.ts';
import type { CellInput, WorkbookSpec } from '../../platform/workbook/index.ts';
import { listTasks } from './list-tasks.ts';
import { monthWords } from './task-sentence.ts';

const cells = (row: TaskRow): CellInput[] => [
  ...[row.number, row.category, row.drive, `${row.title}。${row.summary}`],
  ...[row.leads.join('、'), row.supports.join('、')],
  ...[row.report?.statusTitle || '未报', row.light.title, row.flags.map(({ title }) => title).join('；')],
  ...[row.report?.progress ?? '', row.report?.needs ?? '', row.because],
];

/** The annex as it is printed, heads merged down, with what was said of a month and what the records say. */
export function exportTasks(
  deps: Deps,
  actor: Actor,
  month: string | undefined,
): Promise<{ readonly spec: WorkbookSpec; readonly fileName: string }> {
  const today = deps.clock.today();
  return deps.db.transaction(async (tx) => {
    const tasks = await listTasks(tx, actor, month, today);
    const at = deps.clock.now();
    const after = { month: tasks.month, rows: tasks.rows.length };
    await recordAudit(tx, { actor, action: 'register.exported', subject: tasks.annex, at, after });
    const said = `${tasks.month.slice(0, 4)} 年 ${monthWords(tasks.month)}`;
    const spec: WorkbookSpec = {
      sheets: [
        {
          name: '责任清单',
          title: tasks.title,
          lines: [{ left: `出处：${tasks.annex}；自评为 ${said}`, right: `数据截至：${today}` }],
          columns: [
            { header: '序号', kind: 'number', width: 6 },
            { header: '目标举措', width: 10, group: '目标举措', mergeDown: true },
            { header: '分项', width: 14, group: '目标举措', mergeDown: true },
            { header: '工作内容', width: 46 },
            { header: '责任单位', width: 16 },
            { header: '配合单位', width: 22 },
            { header: '自评', width: 10, group: said },
            { header: '实据', width: 10, group: said },
            { header: '对照', width: 16, group: said },
            { header: '进展', width: 28, group: said },
            { header: '需协调事项', width: 16, group: said },
            { header: '实据所据', width: 30, group: said },
          ],
          rows: tasks.rows.map(cells),
          notes: [
            tasks.sentence,
            '自评由责任单位报送；实据按关联的清单、指标与序时之比计，不采自评；无数可核的只有自评。',
          ],
          signatures: ['制表：', '审核：', '日期：'],
          frozenColumns: 1,
          page: { paper: 'A3', orientation: 'landscape' },
        },
      ],
    };
    return { spec, fileName: `${tasks.title}-${said.replaceAll(' ', '')}.xlsx` };
  });
}
