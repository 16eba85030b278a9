import {
  type ClipboardEvent,
  type KeyboardEvent,
  type MouseEvent,
  type RefObject,
  useEffect,
  useState,
} from 'react';
import { announce } from '../feedback/index.ts';
import { blockOf, type CellCursor, cellAt, moveCursor } from './cell-cursor.ts';
import { toTsv } from './clipboard.ts';
import type { Column } from './column.tsx';
import type { RowSource } from './row-source.ts';

interface Options<Row> {
  readonly columns: readonly Column<Row>[];
  readonly rows: RowSource<Row>;
  readonly table: RefObject<HTMLTableElement | null>;
  readonly onOpen: ((row: Row) => void) | undefined;
  readonly scrollToRow: (index: number) => void;
}

const PAGE_ROWS = 15;

/** Keys and clicks that move the cell cursor, Enter that opens a row, Ctrl C that copies the block. */
export function useCellKeys<Row>({ columns, rows, table, onOpen, scrollToRow }: Options<Row>) {
  const [cursor, setCursor] = useState<CellCursor>();
  const row = cursor?.row;
  const column = cursor?.column;

  // biome-ignore lint/correctness/useExhaustiveDependencies: the cell is brought into sight when the cursor moves, not when rows arrive
  useEffect(() => {
    if (row === undefined) return;
    scrollToRow(row);
    table.current?.querySelector('.dt-at')?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [row, column]);

  function onKeyDown(event: KeyboardEvent<HTMLTableElement>) {
    if (event.target !== event.currentTarget) return;
    const from = cursor ?? cellAt(0, 0);
    const key = { key: event.key, shift: event.shiftKey, ctrl: event.ctrlKey || event.metaKey };
    if (event.key === 'Escape' && cursor) {
      event.preventDefault();
      setCursor(cellAt(from.row, from.column));
      return;
    }
    if (event.key === 'Enter') {
      const open = rows.at(from.row);
      if (open !== undefined && onOpen) {
        event.preventDefault();
        onOpen(open);
      }
      return;
    }
    const next = moveCursor(from, key, { rows: rows.count, columns: columns.length, page: PAGE_ROWS });
    if (next) {
      event.preventDefault();
      setCursor(cursor ? next : from);
    }
  }

  function onMouseDown(event: MouseEvent<HTMLTableElement>) {
    if (!(event.target instanceof Element) || event.target.closest('a, button, input, label')) return;
    const cell = event.target.closest<HTMLElement>('[data-row]');
    if (!cell) return;
    const to = cellAt(Number(cell.dataset.row), Number(cell.dataset.column));
    if (event.shiftKey && cursor) {
      event.preventDefault();
      setCursor({ ...cursor, row: to.row, column: to.column });
    } else {
      setCursor(to);
    }
  }

  function onCopy(event: ClipboardEvent<HTMLTableElement>) {
    if (!cursor || !window.getSelection()?.isCollapsed) return;
    const block = blockOf(cursor);
    const lines: string[][] = [];
    for (let at = block.top; at <= block.bottom; at += 1) {
      const source = rows.at(at);
      if (source === undefined) continue;
      lines.push(columns.slice(block.left, block.right + 1).map((each) => each.text(source, 'export')));
    }
    event.clipboardData.setData('text/plain', toTsv(lines));
    event.preventDefault();
    announce(`已复制 ${lines.length} 行 ${block.right - block.left + 1} 列`);
  }

  return {
    cursor,
    handlers: {
      onKeyDown,
      onMouseDown,
      onCopy,
      onFocus: (event: { target: EventTarget; currentTarget: EventTarget }) => {
        if (event.target === event.currentTarget && !cursor) setCursor(cellAt(0, 0));
      },
    },
  };
}
