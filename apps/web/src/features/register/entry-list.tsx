import type { EntryRow, EntrySums, RegisterDetail } from '@tenglong/contracts/register';
import { useMemo } from 'react';
import { DataTable, type DataTableProps, pickColumns, RowCard } from '../../shared/table/index.ts';
import { Light } from '../../shared/value/index.ts';
import { entryColumnSets, entryColumns, entryFoot, entryHref } from './entry-columns.tsx';
import { lightWords } from './light-words.ts';

export interface EntryListProps
  extends Pick<
    DataTableProps<EntryRow>,
    | 'rows'
    | 'selected'
    | 'onSelect'
    | 'sort'
    | 'onSort'
    | 'onOpen'
    | 'onVisible'
    | 'pending'
    | 'error'
    | 'onRetry'
    | 'empty'
  > {
  readonly register: RegisterDetail;
  readonly columnSet: string;
  /** Nothing until they are added up. */
  readonly sums: EntrySums | undefined;
}

const rowKey = ({ id }: EntryRow) => id;

/** One register as a table made from its declaration. */
export function EntryList({ register, columnSet, sums, ...table }: EntryListProps) {
  const columns = useMemo(() => {
    const sets = entryColumnSets(register.fields, register.severalBy, register.listed);
    return pickColumns(entryColumns(register), sets.find(({ id }) => id === columnSet) ?? sets[0]);
  }, [register, columnSet]);
  return (
    <DataTable
      {...table}
      label={register.title}
      columns={columns}
      rowKey={rowKey}
      foot={sums ? entryFoot(register, sums) : undefined}
      card={(row) => <EntryCard row={row} units={register.units.length} />}
    />
  );
}

/** Two lines on a phone: whose it is and what comes next. */
export function EntryCard({ row, units }: { readonly row: EntryRow; readonly units: number }) {
  const { kind, word } = lightWords(row);
  return (
    <RowCard
      href={entryHref(row)}
      title={row.subjectName}
      note={`${units > 1 ? `${row.unitName}，` : ''}${row.stageTitle}${row.next ? `，等${row.next.title}` : ''}`}
      state={<Light kind={kind}>{word}</Light>}
    />
  );
}
