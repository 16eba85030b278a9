import type { Actor } from '../../../platform/actor/index.ts';
import { recordAudit } from '../../../platform/audit/index.ts';
import type { Deps } from '../../../platform/deps.ts';
import { Problem } from '../../../platform/problem/index.ts';
import type { SheetSpec, WorkbookSpec } from '../../../platform/workbook/index.ts';
import { getActivePlan } from '../../plan/index.ts';
import { KEPT_SHEET, keptMark } from '../kept-sheet.ts';
import { describeMatrix } from '../list-matrix.ts';
import { type AnnexSheet, annexSheet } from './annex-sheet.ts';
import { ANNEX_MARK, KEPT_COLUMNS } from './annex-words.ts';

/** How every figure stood when the workbook went out: what a changed copy is compared with when it comes home. */
const keptSheet = (sheets: readonly AnnexSheet[], today: string): SheetSpec => ({
  name: KEPT_SHEET,
  hidden: true,
  columns: KEPT_COLUMNS.map((header) => ({ header })),
  lines: [{ left: keptMark(ANNEX_MARK, today) }],
  rows: sheets.flatMap(({ list, spec, figures }) =>
    figures.map(({ column, unitId, unitName, head, value }) => [
      ...[spec.name, String(list), column, unitId, unitName, head, value],
    ]),
  ),
});

/**
 * The annex itself from live data, heads merged as it is printed, with 合计 and notes: one list, or all of them a sheet each.
 *
 * @throws Problem NOT_FOUND
 */
export function exportLists(
  deps: Deps,
  actor: Actor,
  number: number | undefined,
): Promise<{ readonly spec: WorkbookSpec; readonly fileName: string }> {
  const today = deps.clock.today();
  return deps.db.transaction(async (tx) => {
    const { meta } = (await getActivePlan(tx)).plan;
    const matrix = await describeMatrix(tx, actor, today);
    const lists = matrix.lists.filter((list) => number === undefined || list.number === number);
    const [first] = lists;
    if (!first) throw new Problem('NOT_FOUND');
    const at = deps.clock.now();
    const subject = number === undefined ? matrix.annex : first.address;
    await recordAudit(tx, {
      actor,
      action: 'register.exported',
      subject,
      at,
      after: { lists: lists.length },
    });
    const county = { id: meta.county.code, name: meta.county.name };
    const sheets = lists.map((list) => annexSheet(matrix, list, county));
    return {
      spec: { sheets: [...sheets.map(({ spec }) => spec), keptSheet(sheets, today)] },
      fileName: `${number === undefined ? `${matrix.annex}各张清单` : first.title}-${today}.xlsx`,
    };
  });
}
