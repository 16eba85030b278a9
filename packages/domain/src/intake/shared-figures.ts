import type { RowFields } from './read-fields.ts';
import type { SheetRow } from './sheet.ts';
import type { SheetPlan } from './sheet-plan.ts';
import type { Report } from './stage-row.ts';
import { COVERED, type StagedRow } from './staged-row.ts';

/** By column: the row in which the last figure stood, whose cell may be merged down over the rows below. */
export type SharedFigures = Map<
  number,
  { readonly row: StagedRow; readonly values: RowFields['values']; readonly creditCode: string }
>;

/**
 * One figure merged down over the rows of several enterprises is nobody's in particular: unknown for each of them until
 * somebody rules. Over the rows of one enterprise it counts once, where it stands.
 */
export function noteSharedFigures(
  anchors: SharedFigures,
  row: SheetRow,
  { fields }: SheetPlan,
  staged: StagedRow,
  { values, raw }: RowFields,
  creditCode: string,
  report: Report,
): void {
  for (const { definition, position, column, letter } of fields) {
    if (!definition.unit) continue;
    if (values[position] !== COVERED) {
      anchors.set(column, { row: staged, values, creditCode });
      continue;
    }
    const anchor = anchors.get(column);
    if (!anchor || anchor.creditCode === creditCode) continue;
    values[position] = null;
    anchor.values[position] = null;
    report('shared-value', {
      row: row.row,
      rows: [anchor.row.row, row.row],
      column: letter,
      fields: [definition.field.id],
      title: definition.field.title,
      code: creditCode,
      name: staged.name,
      value: raw[position]?.trim() ?? '',
      detail: `${anchor.row.name}、${staged.name}`,
    });
  }
}
