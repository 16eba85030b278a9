import { memo, type ReactNode } from 'react';
import type { Column } from './column.tsx';
import { type FrozenEdge, frozenClass } from './column-layout.ts';

export interface GridRowProps<Row> {
  readonly gridId: string;
  /** Not here yet: its cells are still lines. */
  readonly row: Row | undefined;
  readonly rowKey: string;
  readonly index: number;
  readonly columns: readonly Column<Row>[];
  readonly edges: ReadonlyMap<string, FrozenEdge>;
  readonly chosen: boolean;
  readonly current: boolean;
  readonly cursorColumn: number;
  readonly blockLeft: number;
  readonly blockRight: number;
  readonly onSelect: ((key: string) => void) | undefined;
}

function Row<Record>(props: GridRowProps<Record>): ReactNode {
  const { gridId, row, rowKey, index, columns, edges, chosen, current, onSelect } = props;
  const name = columns.find((column) => column.frozen) ?? columns[0];
  return (
    <tr
      className={`${chosen ? 'dt-chosen' : ''}${current ? ' dt-current' : ''}`}
      aria-rowindex={index + 2}
      aria-selected={onSelect ? chosen : undefined}
    >
      {onSelect ? (
        <td className="dt-check dt-frozen" style={{ left: 0 }}>
          <input
            type="checkbox"
            className="check"
            checked={chosen}
            disabled={row === undefined}
            aria-label={row === undefined ? undefined : `选${name?.text(row, 'read') ?? ''}`}
            onChange={() => onSelect(rowKey)}
          />
        </td>
      ) : null}
      {columns.map((column, at) => {
        const edge = edges.get(column.id);
        const inBlock = at >= props.blockLeft && at <= props.blockRight;
        const classes = [
          column.align === 'end' ? 'num' : '',
          frozenClass(edge),
          at === props.cursorColumn ? 'dt-at' : '',
          inBlock ? 'dt-in' : '',
        ];
        const Cell = column === name ? 'th' : 'td';
        return (
          <Cell
            key={column.id}
            id={`${gridId}-${index}-${at}`}
            data-row={index}
            data-column={at}
            scope={column === name ? 'row' : undefined}
            className={classes.filter((word) => word !== '').join(' ') || undefined}
            style={edge}
          >
            {row === undefined ? <span className="dt-still" /> : column.cell(row)}
          </Cell>
        );
      })}
    </tr>
  );
}

/** One row; drawn again only when something in it changed. */
export const GridRow = memo(Row) as typeof Row;
