import { useEffect, useRef } from 'react';
import { type Sort, toggleSort } from '../url/index.ts';
import type { Column } from './column.tsx';
import { type FrozenEdge, frozenClass, headGroups } from './column-layout.ts';
import type { Selection } from './use-selection.ts';

export interface TableHeadProps<Row> {
  readonly columns: readonly Column<Row>[];
  readonly sort: Sort | undefined;
  readonly onSort: ((sort: Sort) => void) | undefined;
  readonly edges: ReadonlyMap<string, FrozenEdge>;
  readonly selection: Selection | undefined;
}

export function TableHead<Row>({ columns, sort, onSort, edges, selection }: TableHeadProps<Row>) {
  const grouped = columns.some((column) => column.group);
  return (
    <thead>
      {grouped ? (
        <tr className="dt-groups">
          {selection ? <td className="dt-frozen" style={{ left: 0 }} /> : null}
          {headGroups(columns).map(({ title, span, firstId }) => {
            const edge = edges.get(firstId);
            return title === '' ? (
              <td key={firstId} colSpan={span} className={frozenClass(edge) || undefined} style={edge} />
            ) : (
              <th key={firstId} colSpan={span} scope="colgroup">
                <span>{title}</span>
              </th>
            );
          })}
        </tr>
      ) : null}
      <tr>
        {selection ? (
          <th className="dt-check dt-frozen" style={{ left: 0 }} scope="col">
            <TickAll selection={selection} />
          </th>
        ) : null}
        {columns.map((column) => (
          <HeadCell key={column.id} column={column} sort={sort} onSort={onSort} edge={edges.get(column.id)} />
        ))}
      </tr>
    </thead>
  );
}

interface HeadCellProps<Row> {
  readonly column: Column<Row>;
  readonly sort: Sort | undefined;
  readonly onSort: ((sort: Sort) => void) | undefined;
  readonly edge: FrozenEdge | undefined;
}

const directions = { asc: 'ascending', desc: 'descending' } as const;

function HeadCell<Row>({ column, sort, onSort, edge }: HeadCellProps<Row>) {
  const sorted = sort?.column === column.id ? sort.direction : undefined;
  const natural = column.sort;
  const words = (
    <>
      <span className="dt-word">{column.head}</span>
      {column.unit ? <span className="dt-unit"> {column.unit}</span> : null}
    </>
  );
  return (
    <th
      scope="col"
      className={`${column.align === 'end' ? 'num' : ''} ${frozenClass(edge)}`.trim()}
      style={edge}
      aria-sort={natural && onSort ? (sorted ? directions[sorted] : 'none') : undefined}
    >
      {natural && onSort ? (
        <>
          <button
            type="button"
            className="dt-sort"
            onClick={() => onSort(toggleSort(sort, column.id, natural))}
          >
            {words}
            <span className="dt-arrow" aria-hidden="true">
              {sorted === undefined ? '' : sorted === 'asc' ? '↑' : '↓'}
            </span>
          </button>
          {/* A browser prints what can be pressed on the first sheet only. */}
          <span className="dt-printed">{words}</span>
        </>
      ) : (
        words
      )}
    </th>
  );
}

function TickAll({ selection }: { readonly selection: Selection }) {
  const box = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (box.current) box.current.indeterminate = selection.state === 'some';
  }, [selection.state]);
  return (
    <input
      ref={box}
      type="checkbox"
      className="check"
      aria-label="全选已读出的行"
      checked={selection.state === 'all'}
      onChange={selection.toggleAll}
    />
  );
}
