import type { ScreeningPage, ScreeningRow } from '@tenglong/contracts/screening';
import { useMemo } from 'react';
import { DataTable, type DataTableProps, RowCard, rowSource } from '../../shared/table/index.ts';
import { Light } from '../../shared/value/index.ts';
import { missingText, screeningColumns, verdictLight } from './screening-columns.ts';

export interface ScreeningListProps
  extends Pick<
    DataTableProps<ScreeningRow>,
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
    | 'empty'
  > {
  readonly label: string;
  readonly rules: ScreeningPage['rules'];
  readonly list?: ScreeningPage['list'] | undefined;
  readonly href: (row: ScreeningRow) => string;
}

/** An enterprise stands once for each rule that hits it. */
const rowKey = ({ creditCode, rule }: ScreeningRow) => `${creditCode} ${rule}`;
const SAMPLE = 200;

/** The first rows show which figures there are. */
function sampleOf(list: ScreeningListProps['rows']): readonly ScreeningRow[] {
  const rows = rowSource(list);
  const sample = Array.from({ length: Math.min(rows.count, SAMPLE) }, (_, at) => rows.at(at));
  return sample.filter((row) => row !== undefined);
}

const NO_HREF = () => '';

/** Ids of the columns on the screen, in their order: what an export asks for. */
export const shownColumns = (
  rows: ScreeningListProps['rows'],
  rules: ScreeningPage['rules'],
  list: ScreeningPage['list'] | undefined,
): readonly string[] =>
  screeningColumns({ sample: sampleOf(rows), rules, list, href: NO_HREF }).map(({ id }) => id);

export function ScreeningList({ rules, list, href, ...table }: ScreeningListProps) {
  const columns = useMemo(
    () => screeningColumns({ sample: sampleOf(table.rows), rules, list, href }),
    [table.rows, rules, list, href],
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
          note={missingText(row) || (row.listed === null ? `${row.unitName}，应列未列` : row.unitName)}
          state={<Light kind={verdictLight(row).kind}>{verdictLight(row).word}</Light>}
        />
      )}
    />
  );
}
