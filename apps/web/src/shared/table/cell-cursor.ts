/** A cell by its place in the list, and the cell a block was begun at. */
export interface CellCursor {
  readonly row: number;
  readonly column: number;
  readonly anchorRow: number;
  readonly anchorColumn: number;
}

export interface CellLimits {
  readonly rows: number;
  readonly columns: number;
  /** Rows that one press of PageDown moves. */
  readonly page: number;
}

export interface CellKey {
  readonly key: string;
  readonly shift: boolean;
  readonly ctrl: boolean;
}

export interface CellBlock {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
}

export const cellAt = (row: number, column: number): CellCursor => ({
  row,
  column,
  anchorRow: row,
  anchorColumn: column,
});

export const blockOf = (cursor: CellCursor): CellBlock => ({
  top: Math.min(cursor.row, cursor.anchorRow),
  bottom: Math.max(cursor.row, cursor.anchorRow),
  left: Math.min(cursor.column, cursor.anchorColumn),
  right: Math.max(cursor.column, cursor.anchorColumn),
});

const clamp = (value: number, highest: number) => Math.max(0, Math.min(value, highest));

function target(
  cursor: CellCursor,
  { key, ctrl }: CellKey,
  limits: CellLimits,
): readonly [number, number] | undefined {
  const lastRow = limits.rows - 1;
  const lastColumn = limits.columns - 1;
  switch (key) {
    case 'ArrowUp':
      return [ctrl ? 0 : cursor.row - 1, cursor.column];
    case 'ArrowDown':
      return [ctrl ? lastRow : cursor.row + 1, cursor.column];
    case 'ArrowLeft':
      return [cursor.row, ctrl ? 0 : cursor.column - 1];
    case 'ArrowRight':
      return [cursor.row, ctrl ? lastColumn : cursor.column + 1];
    case 'Home':
      return [ctrl ? 0 : cursor.row, 0];
    case 'End':
      return [ctrl ? lastRow : cursor.row, lastColumn];
    case 'PageUp':
      return [cursor.row - limits.page, cursor.column];
    case 'PageDown':
      return [cursor.row + limits.page, cursor.column];
    default:
      return undefined;
  }
}

/**
 * Where a key leads, as in a worksheet: Shift keeps the cell where the block began, Ctrl goes to the edge.
 *
 * @returns `undefined` for a key that is no movement; never leaves the list
 */
export function moveCursor(cursor: CellCursor, key: CellKey, limits: CellLimits): CellCursor | undefined {
  if (limits.rows === 0 || limits.columns === 0) return undefined;
  if (key.ctrl && key.key.toLowerCase() === 'a') {
    return { row: limits.rows - 1, column: limits.columns - 1, anchorRow: 0, anchorColumn: 0 };
  }
  const to = target(cursor, key, limits);
  if (!to) return undefined;
  const row = clamp(to[0], limits.rows - 1);
  const column = clamp(to[1], limits.columns - 1);
  return key.shift ? { ...cursor, row, column } : cellAt(row, column);
}
