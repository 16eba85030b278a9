import { type CSSProperties, useId, useLayoutEffect, useMemo, useRef } from 'react';
import { blockOf, type CellBlock } from './cell-cursor.ts';
import { frozenEdges, stretchWidths } from './column-layout.ts';
import type { DataTableProps } from './data-table.tsx';
import { GridRow } from './grid-row.tsx';
import type { RowSource } from './row-source.ts';
import { TableFootRow } from './table-foot-row.tsx';
import { TableHead } from './table-head.tsx';
import { useCellKeys } from './use-cell-keys.ts';
import { useRowWindow } from './use-row-window.ts';
import { useSelection } from './use-selection.ts';
import { useTopOfList } from './use-top-of-list.ts';

export interface GridTableProps<Row> extends DataTableProps<Row> {
  readonly rows: RowSource<Row>;
  /** In the page, in a strip that scrolls sideways, in a window of its own, or on paper with every row. */
  readonly layout: 'page' | 'strip' | 'window' | 'paper';
  readonly minWidth: number;
  readonly selectWidth: number;
  readonly frameWidth: number;
}

const ROW_HEIGHT = { normal: 34, tight: 24 } as const;
/** Room that must remain beside frozen columns; on less, they scroll with the others. */
const ROOM = 260;

export function GridTable<Row>(props: GridTableProps<Row>) {
  const { columns, rows, rowKey, layout, size = 'normal', minWidth, selectWidth, frameWidth } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const table = useRef<HTMLTableElement>(null);
  const id = useId();
  const rowHeight = props.rowHeight ?? ROW_HEIGHT[size];
  const lead = props.onSelect ? selectWidth : 0;
  const placed = useMemo(() => {
    const widths = stretchWidths(columns, frameWidth - lead);
    return columns.map((column) => ({ ...column, width: widths.get(column.id) ?? column.width }));
  }, [columns, frameWidth, lead]);
  const edges = useMemo(() => frozenEdges(placed, lead), [placed, lead]);
  const frozenWidth =
    lead + columns.reduce((sum, column) => sum + (edges.has(column.id) ? column.width : 0), 0);
  const freezes = layout !== 'paper' && frameWidth - frozenWidth >= ROOM;
  // Widths of the screen would run off the sheet: on paper each column has its share of it.
  const total = lead + placed.reduce((sum, { width }) => sum + width, 0);
  const widthOf = (width: number) => (layout === 'paper' ? `${(width / total) * 100}%` : width);
  const view = useRowWindow({
    rows,
    rowHeight,
    scroller,
    windowed: layout === 'window',
    onVisible: props.onVisible,
  });
  useTopOfList(scroller, props.sort, rows.of);
  const cells = useCellKeys({ columns, rows, table, onOpen: props.onOpen, scrollToRow: view.scrollToRow });
  const selection = useSelection({ rows, rowKey, selected: props.selected, onSelect: props.onSelect });
  const block = cells.cursor ? blockOf(cells.cursor) : undefined;
  const span = columns.length + (props.onSelect ? 1 : 0);

  useLayoutEffect(() => {
    const element = scroller.current;
    if (layout !== 'window' || !element) return;
    element.style.setProperty(
      '--dt-top',
      `${Math.round(element.getBoundingClientRect().top + window.scrollY)}px`,
    );
  }, [layout]);

  return (
    <div ref={scroller} className={`dt-scroll dt-${layout}`}>
      <table
        ref={table}
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a table whose cells can be walked through is a grid
        role="grid"
        tabIndex={0}
        className={`dt dt-${size}${freezes ? ' dt-freezes' : ''}`}
        style={
          {
            minWidth: layout === 'paper' ? undefined : minWidth,
            '--dt-row': `${rowHeight}px`,
            '--dt-frozen': `${freezes ? frozenWidth : 0}px`,
          } as CSSProperties
        }
        aria-label={props.label}
        aria-rowcount={rows.count + 1}
        aria-activedescendant={cells.cursor ? `${id}-${cells.cursor.row}-${cells.cursor.column}` : undefined}
        {...cells.handlers}
      >
        <colgroup>
          {props.onSelect ? <col style={{ width: widthOf(selectWidth) }} /> : null}
          {placed.map(({ id: key, width }) => (
            <col key={key} style={{ width: widthOf(width) }} />
          ))}
        </colgroup>
        <TableHead
          columns={columns}
          sort={props.sort}
          onSort={props.onSort}
          edges={edges}
          selection={selection}
        />
        <tbody>
          {view.before > 0 ? <Gap height={view.before} span={span} /> : null}
          {view.indexes.map((index) => {
            const row = rows.at(index);
            const key = row === undefined ? `row ${index}` : rowKey(row);
            return (
              <GridRow
                key={key}
                gridId={id}
                row={row}
                index={index}
                columns={columns}
                edges={edges}
                chosen={props.selected?.has(key) ?? false}
                current={props.current === key}
                onSelect={selection?.toggle}
                rowKey={key}
                cursorColumn={cells.cursor?.row === index ? cells.cursor.column : -1}
                {...blockColumns(block, index)}
              />
            );
          })}
          {view.after > 0 ? <Gap height={view.after} span={span} /> : null}
        </tbody>
        {props.foot ? (
          <TableFootRow
            foot={props.foot}
            columns={columns}
            edges={edges}
            selects={props.onSelect !== undefined}
          />
        ) : null}
      </table>
    </div>
  );
}

/** The part of a block of several cells that lies in one row. */
function blockColumns(block: CellBlock | undefined, row: number): { blockLeft: number; blockRight: number } {
  if (!block || row < block.top || row > block.bottom) return { blockLeft: -1, blockRight: -1 };
  if (block.top === block.bottom && block.left === block.right) return { blockLeft: -1, blockRight: -1 };
  return { blockLeft: block.left, blockRight: block.right };
}

/** Stands in for the rows above and below the window. */
const Gap = ({ height, span }: { readonly height: number; readonly span: number }) => (
  // biome-ignore lint/a11y/noAriaHiddenOnFocusable: nothing in it takes the focus
  <tr aria-hidden="true" className="dt-gap">
    <td colSpan={span} style={{ height }} />
  </tr>
);
