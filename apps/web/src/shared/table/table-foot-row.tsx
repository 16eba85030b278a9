import type { Column } from './column.tsx';
import { type FrozenEdge, frozenClass } from './column-layout.ts';
import type { TableFoot } from './data-table.tsx';

export interface TableFootRowProps<Row> {
  readonly foot: TableFoot;
  readonly columns: readonly Column<Row>[];
  readonly edges: ReadonlyMap<string, FrozenEdge>;
  readonly selects: boolean;
}

/** The sums, opened by an ink line; the label stands under the thing itself. */
export function TableFootRow<Row>({ foot, columns, edges, selects }: TableFootRowProps<Row>) {
  const labelled = columns.find((column) => column.grows) ?? columns[0];
  return (
    <tfoot>
      <tr>
        {selects ? <td className="dt-frozen" style={{ left: 0 }} /> : null}
        {columns.map((column) => {
          const edge = edges.get(column.id);
          const className = `${column.align === 'end' ? 'num' : ''} ${frozenClass(edge)}`.trim();
          return column === labelled ? (
            <th key={column.id} scope="row" className={className} style={edge}>
              {foot.label}
            </th>
          ) : (
            <td key={column.id} className={className} style={edge}>
              {foot.cells[column.id]}
            </td>
          );
        })}
      </tr>
    </tfoot>
  );
}
