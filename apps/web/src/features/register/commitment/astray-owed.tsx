import type { CommitmentOverview } from '@tenglong/contracts/register';
import { AddressLink, bare, cell, LineTable, num, Section } from '../../../shared/layout/index.ts';
import { formatCount, formatDay, formatMoney, formatNumber } from '../../../shared/value/index.ts';

const yuan = (amount: string): string => formatNumber(amount, { decimals: 2 });

/** What was paid although it should not have been: nobody broke a promise, yet the money is owed. It is registered as back in 兑现台账. */
export function AstrayOwed({ astray }: Pick<CommitmentOverview, 'astray'>) {
  if (astray === null || astray.rows.length === 0) return null;
  return (
    <Section
      title="不该付而已付的"
      note={`${formatCount(astray.rows.length, '笔')}，还有 ${formatMoney(astray.leftYuan)} 没有追回；没有人未履约，不计入上面的应追缴`}
      more={
        <AddressLink href="/payments?state=owed" className="lnk">
          到兑现台账登记追回
        </AddressLink>
      }
    >
      <LineTable
        label="不该付而已付的"
        look="tbl-flush commitments"
        heads={['收款单位', '为什么应追回', '付出日期', num('付出（元）'), num('还应追回（元）')]}
        rows={astray.rows.map((row) => ({
          key: `${row.list} ${row.seq}`,
          cells: [
            cell(
              <>
                <AddressLink href={`/entries/${row.entryId}`}>{row.payee}</AddressLink>
                <span className="note">{row.unitName}</span>
              </>,
            ),
            bare(
              <>
                {row.why}
                <span className="note">{`第 ${row.list} 号清册第 ${row.seq} 笔`}</span>
              </>,
              'commitment-text',
            ),
            cell(formatDay(row.paidOn), 'nowrap'),
            yuan(row.amountYuan),
            yuan(row.leftYuan),
          ],
        }))}
      />
    </Section>
  );
}
