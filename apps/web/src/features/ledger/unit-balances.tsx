import type { LedgerResourceText, LedgerStanding } from '@tenglong/contracts/ledger';
import { AddressLink, ScrollStrip, Section } from '../../shared/layout/index.ts';
import { formatNumber, Light } from '../../shared/value/index.ts';

export interface UnitBalancesProps {
  readonly resource: LedgerResourceText;
  /** The address of the journal of one unit. */
  readonly href: (unitId: string) => string;
}

const isZero = (amount: string): boolean => Number(amount) === 0;

/** 各乡镇结余: freed, let have, used and left of each unit; the parts add up to the county’s. */
export function UnitBalances({ resource, href }: UnitBalancesProps) {
  const { title, unit, units, limit } = resource;
  const shown = {
    moved: units.some(({ moved }) => !isZero(moved)),
    kept: !isZero(resource.kept),
    pending: !isZero(resource.pending),
  };
  const bound = {
    unit: '占用不得超过本乡镇的结余',
    county: '全市统筹：占用不得超过全市的结余，乡镇为负的是用了别处腾出的',
    none: '方案没有限制占用',
  }[limit];
  return (
    <Section title={`各乡镇${title}`} note={`单位：${unit}。${bound}`}>
      <ScrollStrip label={`各乡镇${title}`}>
        <table className="tbl tbl-flush">
          <thead>
            <tr>
              <th scope="col">乡镇</th>
              <th scope="col" className="num">
                腾出
              </th>
              {shown.moved ? (
                <th scope="col" className="num">
                  调入
                </th>
              ) : null}
              <th scope="col" className="num">
                已用
              </th>
              <th scope="col" className="num">
                结余
              </th>
              {shown.kept ? (
                <th scope="col" className="num">
                  归重组后企业
                </th>
              ) : null}
              {shown.pending ? (
                <th scope="col" className="num">
                  归属待核
                </th>
              ) : null}
              {limit === 'unit' ? <th scope="col">对照</th> : null}
            </tr>
          </thead>
          <tbody>
            {units.map((one) => (
              <tr key={one.unitId}>
                <th scope="row">
                  <AddressLink href={href(one.unitId)}>{one.unitName}</AddressLink>
                </th>
                <Cells of={one} shown={shown} resource={resource} />
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">合计</th>
              <Cells of={resource} shown={shown} resource={resource} />
            </tr>
          </tfoot>
        </table>
      </ScrollStrip>
    </Section>
  );
}

interface CellsProps {
  readonly of: LedgerStanding;
  readonly shown: { readonly moved: boolean; readonly kept: boolean; readonly pending: boolean };
  readonly resource: Pick<LedgerResourceText, 'decimals' | 'limit'>;
}

function Cells({ of, shown, resource: { decimals, limit } }: CellsProps) {
  const text = (amount: string) => (isZero(amount) ? '0' : formatNumber(amount, { decimals }));
  return (
    <>
      <td className="num">{text(of.freed)}</td>
      {shown.moved ? <td className="num">{text(of.moved)}</td> : null}
      <td className="num">{text(of.used)}</td>
      <td className="num">
        <b>{text(of.left)}</b>
      </td>
      {shown.kept ? <td className="num">{text(of.kept)}</td> : null}
      {shown.pending ? <td className="num">{text(of.pending)}</td> : null}
      {limit === 'unit' ? (
        <td>
          {Number(of.left) < 0 ? (
            <Light kind="late">超用</Light>
          ) : Number(of.left) > 0 ? (
            <Light kind="good">有结余</Light>
          ) : (
            <span className="muted">没有结余</span>
          )}
        </td>
      ) : null}
    </>
  );
}
