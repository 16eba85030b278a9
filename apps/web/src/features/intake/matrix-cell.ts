import type { IntakeMatrix } from '@tenglong/contracts/intake';
import type { LightKind } from '../../shared/value/index.ts';

export type MatrixRow = IntakeMatrix['rows'][number];
export type MatrixCell = MatrixRow['cells'][number];

const words: Readonly<Record<MatrixCell['state'], { kind: LightKind; word: string }>> = {
  confirmed: { kind: 'done', word: '核定' },
  provisional: { kind: 'good', word: '暂报' },
  draft: { kind: 'slow', word: '待入库' },
  none: { kind: 'late', word: '未报' },
};

/** Shape and word of a cell; a revision that waits on top of accepted data says so. */
export function cellLight(cell: MatrixCell): { readonly kind: LightKind; readonly word: string } {
  if (cell.draftBatchId !== null && cell.state !== 'draft' && cell.state !== 'none') {
    return { kind: 'slow', word: '修订稿待入库' };
  }
  if (cell.draftBatchId !== null) return words.draft;
  return words[cell.state];
}

/** The cell of a year; a roster or a list of events has one cell that stands for every year. */
export function cellOf(row: MatrixRow, year: number): MatrixCell | undefined {
  return row.cells.find((cell) => cell.year === year) ?? row.cells.find((cell) => cell.year === null);
}

export interface MatrixCount {
  readonly received: number;
  readonly waiting: number;
  /** Departments that have sent nothing, named once each. */
  readonly missing: readonly string[];
}

export function countYear(matrix: IntakeMatrix, year: number): MatrixCount {
  let received = 0;
  let waiting = 0;
  const missing = new Set<string>();
  for (const row of matrix.rows) {
    // Lists of the campaign are nobody's figures of a year; their own section says which have come.
    if (row.kind === 'entries') continue;
    const cell = cellOf(row, year);
    if (!cell) continue;
    // What is of no year came in no year; only its want is every year's.
    if (cell.year === null && cell.state !== 'none') continue;
    if (cell.draftBatchId !== null || cell.state === 'draft') waiting += 1;
    else if (cell.state === 'none') missing.add(row.department);
    else received += 1;
  }
  return { received, waiting, missing: [...missing] };
}

/** The sentence of the page: `2022 年数据收到 5 项，待入库 1 项，市应急管理局未报`. */
export function matrixSentence(matrix: IntakeMatrix, year: number): string {
  const { received, waiting, missing } = countYear(matrix, year);
  const parts = [`${year} 年数据收到 ${received} 项`];
  if (waiting > 0) parts.push(`待入库 ${waiting} 项`);
  if (missing.length > 2) parts.push(`${missing.length} 个部门未报`);
  else if (missing.length > 0) parts.push(`${missing.join('、')}未报`);
  else if (waiting === 0) parts.push('已经齐全');
  return parts.join('，');
}

/** What the table counts, of a year and of none, and how many workbooks that came in. */
export function matrixLead({
  rows,
  drafts,
  missing,
  files,
}: Pick<IntakeMatrix, 'rows' | 'drafts' | 'missing' | 'files'>): string {
  const held = rows.flatMap(({ cells }) => cells).filter(({ batchId }) => batchId !== null);
  const lasting = held.filter(({ year }) => year === null).length;
  const count = `已入库分年度的 ${held.length - lasting} 项、不分年度的 ${lasting} 项，共 ${files} 份来文`;
  return `${count}；待入库 ${drafts} 项，未报 ${missing} 项。未报的一律按未知处理，不按 0。`;
}
