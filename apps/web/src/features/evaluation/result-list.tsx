import type { IndicatorInfo, ResultRow } from '@tenglong/contracts/evaluation';
import { useMemo } from 'react';
import { DataTable, type DataTableProps, pickColumns, RowCard } from '../../shared/table/index.ts';
import { figureOf, formatNumber, formatScore, GradeMark } from '../../shared/value/index.ts';
import { reasonWords } from './reason-words.ts';
import { resultColumnSets, resultColumns } from './result-columns.ts';

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
  readonly columnSet: string;
  readonly href: (row: ResultRow) => string;
}

const rowKey = ({ creditCode }: ResultRow) => creditCode;

/** The result list of one run and scale. */
export function ResultList({ indicators, columnSet, href, ...table }: ResultListProps) {
  const columns = useMemo(() => {
    const sets = resultColumnSets(indicators);
    // Rank and name come with every set.
    return pickColumns(
      resultColumns({ indicators, both: columnSet === 'both', href }),
      sets.find(({ id }) => id === columnSet) ?? sets[0],
    );
  }, [indicators, columnSet, href]);
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
