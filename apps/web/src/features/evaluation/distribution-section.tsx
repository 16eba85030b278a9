import type { RunScheme } from '@tenglong/contracts/evaluation';
import { Histogram } from '../../shared/chart/index.ts';
import { ScrollStrip, Section } from '../../shared/layout/index.ts';
import { formatCount, formatNumber, SourceNumber } from '../../shared/value/index.ts';
import './evaluation.css';

export interface DistributionSectionProps {
  readonly scheme: RunScheme;
  /** Whether the reader sees the whole county; if not, it is said that these figures are the county's. */
  readonly whole: boolean;
  /** `baseline:taxPerMu`: whose source is open. */
  readonly open: string | undefined;
  readonly onOpen: (key: string | undefined) => void;
}

/** How the totals lie, and against which baselines they were worked out. */
export function DistributionSection({ scheme, whole, open, onOpen }: DistributionSectionProps) {
  const { distribution, lines } = scheme;
  return (
    <div className="side-by-side">
      <Section
        title="总分分布"
        note={`${whole ? '' : '全市 '}${formatCount(scheme.ranked, '家')}，每格 5 分；颜色为初评等级`}
      >
        <Histogram
          label={`${scheme.title}总分分布`}
          from={distribution.from}
          to={distribution.to}
          counts={distribution.counts}
          lines={lines}
        />
      </Section>
      <Section title="基准值" note={`${whole ? '' : '全市基准。'}${scheme.title}；点数字看怎么算的`}>
        <ScrollStrip label="基准值">
          <table className="tbl tbl-flush">
            <thead>
              <tr>
                <th scope="col">指标</th>
                <th scope="col" className="num desk-cell">
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
                const key = `baseline:${indicator.id}`;
                const value = Number(baseline?.value ?? Number.NaN);
                return (
                  <tr key={indicator.id}>
                    <th scope="row">
                      {indicator.title}{' '}
                      <span className="note">{indicator.percent ? '%' : indicator.unit}</span>
                    </th>
                    <td className="num desk-cell">{formatNumber(indicator.weight)}</td>
                    <td className="num">
                      <SourceNumber
                        subject={`${indicator.title}基准`}
                        open={open === key}
                        onOpen={() => onOpen(open === key ? undefined : key)}
                      >
                        {formatNumber(indicator.percent ? value * 100 : value, {
                          decimals: indicator.decimals,
                        })}
                      </SourceNumber>
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
