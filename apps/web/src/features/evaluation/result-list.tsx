import { type IndicatorInfo, type ResultRow, reasonWords } from '@tenglong/contracts/evaluation';
import { useMemo } from 'react';
import {
  type ColumnSet,
  DataTable,
  type DataTableProps,
  pickColumns,
  RowCard,
} from '../../shared/table/index.ts';
import { figureOf, formatNumber, formatScore, GradeMark } from '../../shared/value/index.ts';
import { resultColumns } from './result-columns.ts';

export interface ResultListProps
  extends Pick<
    DataTableProps<ResultRow>,
    | 'rows'
    | 'sort'
    | 'onSort'
    | 'selected'
    | 'onSelect'
    | 'onOpen'
    | 'onVisible'
    | 'pending'
    | 'error'
    | 'onRetry'
  > {
  readonly label: string;
  readonly indicators: readonly IndicatorInfo[];
  readonly shown: ColumnSet | undefined;
  readonly href: (row: ResultRow) => string;
}

const rowKey = ({ creditCode }: ResultRow) => creditCode;

/** The result list of one run and scale. */
export function ResultList({ indicators, shown, href, ...table }: ResultListProps) {
  // Rank and name come with every set.
  const columns = useMemo(
    () => pickColumns(resultColumns({ indicators, shown, href }), shown),
    [indicators, shown, href],
  );
  return (
    <DataTable
      {...table}
      columns={columns}
      rowKey={rowKey}
      card={(row) => (
        <RowCard
          href={href(row)}
          title={row.name}
          note={
            row.rank === null
              ? `${row.unitName}，${reasonWords(row.reason, indicators)}`
              : `${row.unitName}，第 ${formatNumber(row.rank)} 名`
          }
          state={
            <>
              {formatScore(figureOf(row.total))} <GradeMark grade={row.grade} />
            </>
          }
        />
      )}
    />
  );
}
