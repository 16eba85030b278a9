import type { Dataset } from './dataset.ts';
import type { FoundHeader } from './find-header.ts';
import { nameOfUnit } from './sheet-plan.ts';
import type { Report } from './stage-row.ts';

/** Lists what a sheet's header leaves open: required columns it lacks, columns nobody understands, units it does not say. */
export function reportColumns(
  { file, fields }: Dataset,
  sheet: string,
  header: FoundHeader,
  report: Report,
): void {
  const row = header.rows.at(-1) ?? 0;
  const found = new Set(header.columns.flatMap(({ target }) => (target ? [target.id] : [])));
  for (const { field } of fields) {
    if (!field.required || found.has(field.id)) continue;
    report('column-missing', { row, fields: [field.id], title: field.title });
  }
  if (file.kind === 'roster' && !found.has('unit') && nameOfUnit(sheet) === '')
    report('column-missing', { row, fields: ['unit'], title: '乡镇（街道）' });
  for (const { kind, index, header: value, title } of header.notices) {
    const column = header.columns[index];
    const detail = column?.unit?.text ?? '';
    report(kind, { row, column: column?.letter ?? '', title, value, detail });
  }
  for (const { target, ignored, letter, header: value } of header.columns) {
    if (!target && !ignored && value !== '') report('column-not-understood', { row, column: letter, value });
  }
}
