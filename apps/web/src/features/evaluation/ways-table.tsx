import type { Ways } from '@tenglong/contracts/evaluation';
import { HeadRow, num, Section } from '../../shared/layout/index.ts';
import { formatChange, formatNumber } from '../../shared/value/index.ts';
import './evaluation.css';

type Single = Ways['single'][number];

/** Cheapest first; a lever that cannot reach it alone comes last. */
export function orderWays(single: readonly Single[]): readonly Single[] {
  const size = (way: Single) => (way.change === null ? Number.POSITIVE_INFINITY : Math.abs(way.change));
  return [...single].sort((a, b) => size(a) - size(b));
}

/** Each lever alone, and the two that together ask for least. */
export function WaysTable({ ways }: { readonly ways: Ways }) {
  if (ways.target === null) return null;
  const { pair } = ways;
  return (
    <Section title={`到 ${ways.target} 的最短路`} note="其余不变时，单独要做到多少">
      <table className="tbl tbl-flush ways">
        <HeadRow heads={['抓手', num('现值'), num('需达到'), num('变化')]} />
        <tbody>
          {pair ? (
            <tr className="ways-best">
              <th scope="row">
                {pair.map(({ title, change }) => `${title}${change < 0 ? '减' : '增'}`).join('、')}
                <span className="note">两项并举，最省</span>
              </th>
              <td className="num">
                <Lines values={pair.map(({ now, decimals }) => formatNumber(now, { decimals }))} />
              </td>
              <td className="num ways-need">
                <Lines values={pair.map(({ needed, decimals }) => formatNumber(needed, { decimals }))} />
              </td>
              <td className="num">
                <Lines values={pair.map(({ change }) => formatChange(change))} />
              </td>
            </tr>
          ) : null}
          {orderWays(ways.single).map(({ fact, title, unit, decimals, now, needed, change }) => (
            <tr key={fact} className={needed === null ? 'ways-off' : undefined}>
              <th scope="row">
                {title} <span className="note">{unit}</span>
              </th>
              <td className="num">{formatNumber(now, { decimals })}</td>
              <td className="num">{needed === null ? '—' : formatNumber(needed, { decimals })}</td>
              <td className="num">{change === null ? '单靠不够' : formatChange(change)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  );
}

const Lines = ({ values }: { readonly values: readonly string[] }) =>
  values.map((value) => (
    <span key={value} className="ways-line">
      {value}
    </span>
  ));
