import type { RunScheme } from '@tenglong/contracts/evaluation';
import { Histogram } from '../../shared/chart/index.ts';
import { ScrollStrip, Section } from '../../shared/layout/index.ts';
import { formatCount, formatNumber } from '../../shared/value/index.ts';
import './evaluation.css';

/** How the totals lie, and against which baselines they were worked out. */
export function DistributionSection({ scheme }: { readonly scheme: RunScheme }) {
  const { distribution, lines } = scheme;
  return (
    <div className="side-by-side">
      <Section title="总分分布" note={`${formatCount(scheme.ranked, '家')}，每格 5 分；颜色为初评等级`}>
        <Histogram
          label={`${scheme.title}总分分布`}
          from={distribution.from}
          to={distribution.to}
          counts={distribution.counts}
          lines={lines}
        />
      </Section>
      <Section title="基准值" note={`${scheme.title}；全市合计相除`}>
        <ScrollStrip label="基准值">
          <table className="tbl tbl-flush">
            <thead>
              <tr>
                <th scope="col">指标</th>
                <th scope="col" className="num">
                  权重
                </th>
                <th scope="col" className="num">
                  基准
                </th>
                <th scope="col" className="num">
                  企业 <span className="note">家</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {scheme.indicators.map((indicator) => {
                const baseline = scheme.baselines.find((one) => one.indicator === indicator.id);
                const value = Number(baseline?.value ?? Number.NaN);
                return (
                  <tr key={indicator.id}>
                    <th scope="row">
                      {indicator.title}{' '}
                      <span className="note">{indicator.percent ? '%' : indicator.unit}</span>
                    </th>
                    <td className="num">{formatNumber(indicator.weight)}</td>
                    <td className="num">
                      {formatNumber(indicator.percent ? value * 100 : value, {
                        decimals: indicator.decimals,
                      })}
                    </td>
                    <td className="num">{formatNumber(baseline?.population ?? 0)}</td>
                  </tr>
                );
              })}
            </tbody>
          </table>
        </ScrollStrip>
      </Section>
    </div>
  );
}
