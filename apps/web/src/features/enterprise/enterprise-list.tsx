import type { EnterprisePage, EnterpriseRow, EnterpriseSums } from '@tenglong/contracts/enterprise';
import { useMemo } from 'react';
import {
  type ColumnSet,
  DataTable,
  type DataTableProps,
  pickColumns,
  RowCard,
  type TableFoot,
} from '../../shared/table/index.ts';
import { formatCount, formatNumber, GradeMark } from '../../shared/value/index.ts';
import { enterpriseColumns, scaleWord } from './enterprise-columns.ts';

export interface EnterpriseListProps
  extends Pick<
    DataTableProps<EnterpriseRow>,
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
  readonly facts: EnterprisePage['facts'];
  /** Nothing until they are added up. */
  readonly sums: EnterpriseSums | undefined;
  readonly shown: ColumnSet | undefined;
  readonly href: (row: EnterpriseRow) => string;
}

const rowKey = ({ creditCode }: EnterpriseRow) => creditCode;

/** The register of enterprises: as long as it is, with the sums over the whole filter in its foot. */
export function EnterpriseList({ facts, sums, shown, href, ...table }: EnterpriseListProps) {
  const columns = useMemo(
    () => pickColumns(enterpriseColumns(facts, href, sums), shown),
    [facts, href, sums, shown],
  );
  return (
    <DataTable
      {...table}
      label="企业"
      columns={columns}
      rowKey={rowKey}
      foot={sums ? enterpriseFoot(facts, sums) : undefined}
      card={(row) => (
        <RowCard
          href={href(row)}
          title={row.name}
          note={`${row.unitName}，${scaleWord(row.scale)}`}
          state={<GradeMark grade={row.grade} />}
        />
      )}
    />
  );
}

/** Where nobody has reported anything there is no sum, nought least of all. */
const NOT_REPORTED = '未报';

/** Sums leave unknown figures out; a note below the table says how many. */
export function enterpriseFoot(facts: EnterprisePage['facts'], { total, sums }: EnterpriseSums): TableFoot {
  const cells = facts.flatMap(({ id, decimals }) => {
    const sum = sums[id];
    return sum
      ? [[`fact.${id}`, sum.value === null ? NOT_REPORTED : formatNumber(sum.value, { decimals })] as const]
      : [];
  });
  return { label: `合计 ${formatCount(total, '家')}`, cells: Object.fromEntries(cells) };
}

/** `用地面积 3 家、入库税收 12 家未报或未知，未计入合计`; empty when every figure is there. */
export function leftOutText(
  facts: EnterprisePage['facts'],
  { sums }: EnterpriseSums,
  shown?: ColumnSet,
): string {
  const summed = facts.filter(({ id }) => shown?.columns.includes(`fact.${id}`) ?? true);
  const parts = summed.flatMap(({ id, title }) => {
    const unknown = sums[id]?.unknown ?? 0;
    return unknown > 0 ? [`${title} ${formatCount(unknown, '家')}`] : [];
  });
  return parts.length === 0 ? '' : `${parts.join('、')}未报或未知，未计入合计`;
}
