import type { EntryExportQuery, FieldSpec } from '@tenglong/contracts/register';
import type { Actor } from '../../platform/actor/index.ts';
import { recordAudit } from '../../platform/audit/index.ts';
import type { Deps } from '../../platform/deps.ts';
import type { CellInput, ColumnSpec, WorkbookSpec } from '../../platform/workbook/index.ts';
import { actingParty } from './acting-party.ts';
import { fieldCell, fieldHeader } from './cell-words.ts';
import { fieldSpecs } from './field-spec.ts';
import { ID_HEADER, KEPT_SHEET, keptMark, REVISION_HEADER } from './kept-sheet.ts';
import { listEntries } from './list-entries.ts';
import { getRegister } from './register-library.ts';
import { sumEntries } from './sum-entries.ts';

const CHUNK = 500;

const fieldColumn = (spec: FieldSpec): ColumnSpec =>
  spec.type === 'number'
    ? { header: fieldHeader(spec), kind: 'number', decimals: spec.decimals }
    : { header: fieldHeader(spec), kind: spec.type === 'date' ? 'date' : 'text' };

/** Exactly what the list shows under the filter: all pages, in its order, the fields that are shown, with the sums. */
export function exportEntries(
  deps: Deps,
  actor: Actor,
  registerId: string,
  { columns, filterText, ...query }: EntryExportQuery,
): Promise<{ readonly spec: WorkbookSpec; readonly fileName: string }> {
  const today = deps.clock.today();
  return deps.db.transaction(async (tx) => {
    const { register, plan } = await getRegister(tx, registerId);
    const { title, shortTitle, subjectLabel, measure } = register.file;
    const shown = columns
      .split(',')
      .flatMap((name) =>
        fieldSpecs(register.file, actingParty(actor, plan)).filter((one) => one.name === name),
      );
    const rows: CellInput[][] = [];
    const kept: CellInput[][] = [];
    for (let page = 0; ; page += 1) {
      const found = await listEntries(tx, actor, registerId, { ...query, page, size: CHUNK }, today);
      for (const row of found.rows) {
        const cells: CellInput[] = [
          ...[row.light.title, row.subjectName, row.subjectId ?? '', row.unitName],
          ...[row.stageTitle, ...shown.map((field) => fieldCell(field, row))],
          ...[row.dueOn ?? '', row.next?.title ?? '', row.next?.by ?? ''],
        ];
        rows.push([rows.length + 1, ...cells, row.id]);
        kept.push([row.id, row.revision, ...cells]);
      }
      if (found.rows.length < CHUNK) break;
    }
    const { sums } = await sumEntries(tx, actor, registerId, query, today);
    const leftOut = shown.flatMap(({ name, label, type }) => {
      const unknown = type === 'number' ? (sums[name]?.unknown ?? 0) : 0;
      return unknown > 0 ? [`${label} ${unknown} ${measure}`] : [];
    });
    const at = deps.clock.now();
    const after = { query, columns: shown.map(({ name }) => name), rows: rows.length };
    await recordAudit(tx, { actor, action: 'register.exported', subject: registerId, at, after });
    const filter = filterText === '' ? '全部' : filterText;
    const columnSpecs: readonly ColumnSpec[] = [
      { header: '进度', width: 10 },
      { header: subjectLabel, width: 34 },
      { header: '代码', width: 22 },
      { header: '乡镇（街道）', width: 14 },
      { header: '阶段', width: 10 },
      ...shown.map(fieldColumn),
      { header: '到期', kind: 'date' },
      { header: '下一步', width: 20 },
      { header: '由谁办', width: 20 },
    ];
    const spec: WorkbookSpec = {
      sheets: [
        {
          name: shortTitle,
          title,
          lines: [
            { left: `筛选：${filter}，共 ${rows.length} ${measure}`, right: `导出日期：${today}` },
            ...(leftOut.length > 0 ? [{ left: `${leftOut.join('、')}未报，未计入合计` }] : []),
          ],
          columns: [
            { header: '序号', kind: 'number', width: 6 },
            ...columnSpecs,
            { header: ID_HEADER, width: 40, hidden: true },
          ],
          rows,
          total: [
            ...['', '合计', '', '', '', ''],
            ...shown.map(({ name, type }) => (type === 'number' ? (sums[name]?.value ?? '') : '')),
            ...['', '', '', ''],
          ],
          signatures: ['制表：', '审核：', '日期：'],
          frozenColumns: 3,
          filter: true,
          page: { paper: 'A3', orientation: 'landscape' },
        },
        // How everything stood when the workbook went out: what a changed copy is compared with when it comes home.
        {
          name: KEPT_SHEET,
          hidden: true,
          columns: [
            { header: ID_HEADER, width: 40 },
            { header: REVISION_HEADER, kind: 'number' },
            ...columnSpecs,
          ],
          lines: [{ left: keptMark(registerId, today) }],
          rows: kept,
        },
      ],
    };
    return { spec, fileName: `${title}.xlsx` };
  });
}
