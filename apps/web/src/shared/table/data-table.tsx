import { type ReactNode, useMemo, useRef } from 'react';
import { EmptyState, ErrorState, StillLines } from '../feedback/index.ts';
import type { Sort } from '../url/index.ts';
import type { Column } from './column.tsx';
import { totalWidth } from './column-layout.ts';
import './data-table.css';
import { useWidth } from '../layout/index.ts';
import { formatNumber } from '../value/index.ts';
import { GridTable } from './grid-table.tsx';
import { PhoneRows } from './phone-rows.tsx';
import { type RowSource, rowSource } from './row-source.ts';
import { usePrinting } from './use-printing.ts';

export interface TableFoot {
  readonly label: string;
  /** By column id; what is not summed stays empty. */
  readonly cells: Readonly<Record<string, ReactNode>>;
}

export interface DataTableProps<Row> {
  /** What the table lists, for whoever hears it: `2022 年规上企业评价结果`. */
  readonly label: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[] | RowSource<Row>;
  readonly rowKey: (row: Row) => string;
  readonly size?: 'normal' | 'tight' | undefined;
  /** Height of a row in px where cells have two lines. */
  readonly rowHeight?: number | undefined;
  readonly sort?: Sort | undefined;
  readonly onSort?: ((sort: Sort) => void) | undefined;
  readonly selected?: ReadonlySet<string> | undefined;
  readonly onSelect?: ((keys: ReadonlySet<string>) => void) | undefined;
  /** The row whose drawer or record is open. */
  readonly current?: string | undefined;
  /** Enter on a row. */
  readonly onOpen?: ((row: Row) => void) | undefined;
  readonly foot?: TableFoot | undefined;
  /** Two or three lines instead of a row, where the screen is a phone's. */
  readonly card?: ((row: Row) => ReactNode) | undefined;
  /** Which rows are in sight, for lists that arrive in pages. */
  readonly onVisible?: ((first: number, last: number) => void) | undefined;
  readonly pending?: boolean | undefined;
  readonly error?: unknown;
  readonly onRetry?: (() => void) | undefined;
  /** What belongs here and the next step, when there is no row. */
  readonly empty?: ReactNode;
}

/** Up to this many rows a table stands in the page; longer ones get a window of their own. */
const IN_PAGE = 150;
const PHONE = 600;
const SELECT_WIDTH = 30;

/** The main furniture: one list as a table, with all its states. */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const frame = useRef<HTMLDivElement>(null);
  const width = useWidth(frame);
  const printing = usePrinting();
  const rows = useMemo(() => rowSource(props.rows), [props.rows]);
  const needed = totalWidth(props.columns) + (props.onSelect ? SELECT_WIDTH : 0);
  return (
    <div className="dt-frame" ref={frame}>
      {body()}
    </div>
  );

  function body() {
    if (props.error) {
      return <ErrorState what={`${props.label}没有读出来`} error={props.error} onRetry={props.onRetry} />;
    }
    if (props.pending) return <StillLines lines={10} what={props.label} />;
    if (rows.count === 0)
      return props.empty ?? <EmptyState>没有符合条件的记录，可去掉几个条件再看</EmptyState>;
    if (props.card && width > 0 && width < PHONE && !printing) {
      return <PhoneRows {...props} rows={rows} card={props.card} />;
    }
    const layout = printing ? 'paper' : rows.count > IN_PAGE ? 'window' : width >= needed ? 'page' : 'strip';
    return (
      <>
        <GridTable
          {...props}
          rows={rows}
          layout={layout}
          minWidth={needed}
          selectWidth={SELECT_WIDTH}
          frameWidth={width}
        />
        {printing ? <LeftOut rows={rows} /> : null}
      </>
    );
  }
}

/** What is not on the paper and how to have it: said on the paper itself. */
function LeftOut<Row>({ rows }: { readonly rows: RowSource<Row> }) {
  const waiting = Array.from({ length: rows.count }, (_, at) => at).filter((at) => rows.at(at) === undefined);
  if (rows.beyond) {
    return (
      <p className="note">
        {`只打印前 ${formatNumber(rows.count)} 行，其余 ${formatNumber(rows.beyond)} 行请用“导出”`}
      </p>
    );
  }
  if (waiting.length === 0) return null;
  return (
    <p className="note">{`另有 ${formatNumber(waiting.length)} 行没有读入，未打印；请用页面上的“打印”按钮`}</p>
  );
}
