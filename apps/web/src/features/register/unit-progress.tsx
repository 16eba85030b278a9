import type { ListProgress } from '@tenglong/contracts/register';
import { GoalBar } from '../../shared/chart/index.ts';
import { AddressLink, ScrollStrip, Section } from '../../shared/layout/index.ts';
import { formatNumber, formatRate, Light } from '../../shared/value/index.ts';

export interface UnitProgressTableProps {
  readonly progress: ListProgress;
  /** The address of the list of one unit. */
  readonly href: (unitId: string) => string;
}

const share = (part: string, target: string): number => {
  const of = Number(target);
  return of > 0 ? Number(part) / of : 0;
};

/** 进度: what each unit was asked for, has done and is at; the sum stands below, and what is left to be allotted. */
export function UnitProgressTable({ progress, href }: UnitProgressTableProps) {
  const { column, unit, units, address, unallotted } = progress;
  const anyUnknown = progress.unknown > 0;
  return (
    <Section title={`各乡镇${column}`} note={`单位：${unit}。出处 ${address}。差几，是到今天按序时还差的数`}>
      <ScrollStrip label={`各乡镇${column}`}>
        <table className="tbl tbl-flush">
          <thead>
            <tr>
              <th scope="col">乡镇</th>
              <th scope="col" className="num">
                目标
              </th>
              <th scope="col" className="num">
                完成
              </th>
              <th scope="col" className="num">
                在办
              </th>
              {anyUnknown ? (
                <th scope="col" className="num">
                  待定
                </th>
              ) : null}
              <th scope="col" className="num">
                完成率
              </th>
              <th scope="col">进度</th>
              <th scope="col" className="num">
                序时
              </th>
              <th scope="col">对照序时</th>
            </tr>
          </thead>
          <tbody>
            {units.map((one) => (
              <tr key={one.unitId}>
                <th scope="row">
                  <AddressLink href={href(one.unitId)}>{one.unitName}</AddressLink>
                </th>
                <Figures of={one} anyUnknown={anyUnknown} />
              </tr>
            ))}
            {unallotted === '0' ? null : (
              <tr>
                <th scope="row" className="muted">
                  {unallotted.startsWith('-') ? '多分解' : '未分解到乡镇'}
                </th>
                <td className="num">{formatNumber(unallotted)}</td>
                <td colSpan={anyUnknown ? 7 : 6} className="note">
                  {units.some(({ target }) => target !== '0')
                    ? '合计是方案所印的数，与各乡镇之和不等'
                    : '方案只定了全市的数，没有分解'}
                </td>
              </tr>
            )}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">合计</th>
              <Figures of={progress} anyUnknown={anyUnknown} />
            </tr>
          </tfoot>
        </table>
      </ScrollStrip>
    </Section>
  );
}

interface FiguresProps {
  readonly of: Pick<
    ListProgress,
    'target' | 'done' | 'open' | 'unknown' | 'rate' | 'expected' | 'behind' | 'lack'
  >;
  readonly anyUnknown: boolean;
}

function Figures({ of, anyUnknown }: FiguresProps) {
  const { target, done, open, unknown, rate, expected, behind, lack } = of;
  const asked = target !== '0';
  return (
    <>
      <td className="num">{asked ? formatNumber(target) : '—'}</td>
      <td className="num">{formatNumber(done)}</td>
      <td className="num">{open}</td>
      {anyUnknown ? <td className="num">{unknown}</td> : null}
      <td className="num">{rate === null ? '—' : formatRate(rate)}</td>
      <td>
        {asked ? <GoalBar actual={share(done, target)} pace={share(expected, target)} width={150} /> : null}
      </td>
      <td className="num">{asked ? formatNumber(expected) : '—'}</td>
      <td>
        {!asked ? (
          <span className="muted">没有任务</span>
        ) : behind ? (
          <Light kind="late">{`差 ${formatNumber(lack)}`}</Light>
        ) : (
          <Light kind="good">跟上</Light>
        )}
      </td>
    </>
  );
}
