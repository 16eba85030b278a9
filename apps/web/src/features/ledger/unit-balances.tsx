import type { LedgerResourceText, LedgerStanding } from '@tenglong/contracts/ledger';
import { type UnitColumn, UnitTable } from '../../shared/table/index.ts';
import { formatNumber, Light } from '../../shared/value/index.ts';

export interface UnitBalancesProps {
  readonly resource: LedgerResourceText;
  /** The address of the journal of one unit. */
  readonly href: (unitId: string) => string;
}

const isZero = (amount: string): boolean => Number(amount) === 0;

const BOUNDS: Readonly<Record<LedgerResourceText['limit'], string>> = {
  unit: '占用不得超过本乡镇的结余',
  county: '全市统筹：占用不得超过全市的结余，乡镇为负的是用了别处腾出的',
  none: '方案没有限制占用',
};

/** 各乡镇结余: freed, let have, used and left of each unit; the parts add up to the county’s. */
export function UnitBalances({ resource, href }: UnitBalancesProps) {
  const { title, unit, units, limit } = resource;
  return (
    <UnitTable<LedgerStanding>
      title={`各乡镇${title}`}
      note={`单位：${unit}。${BOUNDS[limit]}`}
      columns={balanceColumns(resource)}
      total={resource}
      units={units}
      href={href}
    />
  );
}

/** Moved, kept and pending stand only where there is any. */
function balanceColumns({
  units,
  kept,
  pending,
  decimals,
  limit,
}: LedgerResourceText): readonly UnitColumn<LedgerStanding>[] {
  const amount = (
    head: string,
    key: 'freed' | 'moved' | 'used' | 'kept' | 'pending',
    shown = true,
  ): readonly UnitColumn<LedgerStanding>[] =>
    shown ? [{ head, align: 'end', cell: (of) => amountText(of[key], decimals) }] : [];
  return [
    ...amount('腾出', 'freed'),
    ...amount(
      '调入',
      'moved',
      units.some(({ moved }) => !isZero(moved)),
    ),
    ...amount('已用', 'used'),
    { head: '结余', align: 'end', cell: ({ left }) => <b>{amountText(left, decimals)}</b> },
    ...amount('归重组后企业', 'kept', !isZero(kept)),
    ...amount('归属待核', 'pending', !isZero(pending)),
    ...(limit === 'unit' ? [{ head: '对照', deskOnly: true, cell: balanceLight }] : []),
  ];
}

const amountText = (amount: string, decimals: number): string =>
  isZero(amount) ? '0' : formatNumber(amount, { decimals });

function balanceLight({ left }: LedgerStanding) {
  if (Number(left) < 0) return <Light kind="late">超用</Light>;
  return Number(left) > 0 ? <Light kind="good">有结余</Light> : <span className="muted">没有结余</span>;
}
