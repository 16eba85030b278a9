import type { BatchSheet, ColumnMapping, PreviewRow } from '@tenglong/contracts/intake';

export interface PreviewGap {
  readonly gap: true;
  readonly from: number;
  readonly to: number;
  readonly sheet: string;
}

export type PreviewLine = PreviewRow | PreviewGap;

export const isGap = (line: PreviewLine): line is PreviewGap => 'gap' in line;

/**
 * Says where rows of the sheet are left out. Rows before the first one listed are the sheet's own head and are not
 * mentioned; a new sheet begins anew.
 */
export function withGaps(rows: readonly PreviewRow[]): readonly PreviewLine[] {
  const lines: PreviewLine[] = [];
  for (const row of rows) {
    const last = lines.at(-1);
    if (last && !isGap(last) && last.sheet === row.sheet && row.row > last.row + 1) {
      lines.push({ gap: true, from: last.row + 1, to: row.row - 1, sheet: row.sheet });
    }
    lines.push(row);
  }
  return lines;
}

/** `第 6—14 行无变化，未列出` */
export const gapText = ({ from, to }: PreviewGap): string =>
  from === to ? `第 ${from} 行无变化，未列出` : `第 ${from}—${to} 行无变化，未列出`;

/** The columns that the preview shows: those that are read, in the sender's order. */
export const shownColumns = (sheet: Pick<BatchSheet, 'columns'> | undefined): readonly ColumnMapping[] =>
  (sheet?.columns ?? []).filter(({ field }) => field !== null);

/** `千元 → 万元` where a value changes its unit, the unit alone where it does not. */
export function unitText({ unit, canonicalUnit }: Pick<ColumnMapping, 'unit' | 'canonicalUnit'>): string {
  if (canonicalUnit === null) return '';
  return unit === null || unit === canonicalUnit ? canonicalUnit : `${unit} → ${canonicalUnit}`;
}

/** Decimals that a column needs so that its figures stand under each other: the most that any of them has, at most 4. */
export function columnDecimals(rows: readonly PreviewRow[], index: number): number {
  let places = 0;
  for (const { cells } of rows) {
    const value = cells.find((cell) => cell.index === index)?.value ?? '';
    const point = value.indexOf('.');
    if (point >= 0) places = Math.max(places, value.replace(/0+$/, '').length - point - 1);
  }
  return Math.min(places, 4);
}

/** What the sender sees in the cell: a date that the workbook keeps as a number of days is shown as the date. */
export function writtenText({ raw, value }: Pick<PreviewRow['cells'][number], 'raw' | 'value'>): string {
  const days = /^\d{4,6}(\.\d+)?$/.test(raw);
  return days && value !== null && /^\d{4}-\d{2}-\d{2}$/.test(value) ? value : raw;
}
