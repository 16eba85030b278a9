import type { EntryExportQuery, EntryRow, FieldSpec } from '@tenglong/contracts/register';
import type { Actor } from '../../platform/actor/index.ts';
import { recordAudit } from '../../platform/audit/index.ts';
import type { Deps } from '../../platform/deps.ts';
import type { CellInput, ColumnSpec, WorkbookSpec } from '../../platform/workbook/index.ts';
import { actingParty } from './acting-party.ts';
import { fieldSpecs } from './field-spec.ts';
import { listEntries } from './list-entries.ts';
import { getRegister } from './register-library.ts';
import { sumEntries } from './sum-entries.ts';

const CHUNK = 500;

/** A value as the page shows it: options by their label, a number as a number, unknown as the word. */
function fieldCell({ name, type, options }: FieldSpec, { fields }: EntryRow): CellInput {
  const value = fields[name];
  if (value === undefined || value === '') return '';
  if (value === null) return '未知';
  if (type === 'boolean') return value === true ? '是' : '否';
  return options.find((option) => option.value === value)?.label ?? String(value);
}

const fieldColumn = ({ label, unit, type, decimals }: FieldSpec): ColumnSpec =>
  type === 'number'
    ? { header: unit === '' ? label : `${label}（${unit}）`, kind: 'number', decimals }
    : { header: label, kind: type === 'date' ? 'date' : 'text' };

/** Exactly what the list shows under the filter: all pages, in its order, the fields that are shown, with the sums. */
export function exportEntries(
  deps: Deps,
  actor: Actor,
  registerId: string,
  { columns, filterText, ...query }: EntryExportQuery,
): Promise<{ readonly spec: WorkbookSpec; readonly fileName: string }> {
  const today = deps.clock.today();
  return deps.db.transaction(async (tx) => {
    const { register } = await getRegister(tx, registerId);
    const { title, shortTitle, subjectLabel, measure } = register.file;
    const shown = columns
      .split(',')
      .flatMap((name) => fieldSpecs(register.file, actingParty(actor)).filter((one) => one.name === name));
    const rows: CellInput[][] = [];
    for (let page = 0; ; page += 1) {
      const found = await listEntries(tx, actor, registerId, { ...query, page, size: CHUNK }, today);
      for (const row of found.rows) {
        rows.push([
          ...[rows.length + 1, row.light.title, row.subjectName, row.subjectId ?? '', row.unitName],
          ...[row.stageTitle, ...shown.map((field) => fieldCell(field, row))],
          ...[row.dueOn ?? '', row.next?.title ?? '', row.next?.by ?? ''],
        ]);
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
            { header: '进度', width: 10 },
            { header: subjectLabel, width: 34 },
            { header: '代码', width: 22 },
            { header: '乡镇（街道）', width: 14 },
            { header: '阶段', width: 10 },
            ...shown.map(fieldColumn),
            { header: '到期', kind: 'date' },
            { header: '下一步', width: 20 },
            { header: '由谁办', width: 20 },
          ],
          rows,
          total: [
            ...['', '合计', '', '', '', ''],
            ...shown.map(({ name, type }) => (type === 'number' ? (sums[name]?.value ?? '') : '')),
            ...['', '', ''],
          ],
          signatures: ['制表：', '审核：', '日期：'],
          frozenColumns: 3,
          filter: true,
          page: { paper: 'A3', orientation: 'landscape' },
        },
      ],
    };
    return { spec, fileName: `${title}.xlsx` };
  });
}
