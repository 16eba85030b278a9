import type { Explanation, IndicatorExplanation } from '@tenglong/contracts/evaluation';
import { ScoreBar } from '../../shared/chart/index.ts';
import { AddressLink, bare, cell, HeadRow, LineRow, num, Section } from '../../shared/layout/index.ts';
import {
  figureOf,
  formatNumber,
  formatRate,
  formatScore,
  NONE,
  SourceNumber,
} from '../../shared/value/index.ts';
import './evaluation.css';
import { indicatorNumber, verdictText } from './explanation-text.ts';

export interface SourceChoice {
  /** `fact:tax`, or `baseline:taxPerMu`; what is open stands in the address. */
  readonly open: string | undefined;
  readonly onOpen: (key: string) => void;
}

export interface IndicatorTableProps extends SourceChoice {
  readonly explanation: Explanation;
}

const HEADS = ['指标与算式', num('本企业'), num('全市基准'), '得分，各条同一比例', num('得分')];
const numerals = ['零', '一', '两', '三', '四', '五', '六', '七', '八', '九', '十'];

/** Each indicator with its division written out, every input pressable, the scores on one scale. */
export function IndicatorTable({ explanation, open, onOpen }: IndicatorTableProps) {
  const { indicators, total, year } = explanation;
  const scale = Math.max(
    ...indicators.map(({ cap, indicator, score }) => cap ?? Math.max(indicator.weight, score ?? 0)),
  );
  return (
    <Section
      title={`${numerals[indicators.length] ?? indicators.length}项指标`}
      note="得分 = 本企业 ÷ 全市基准 × 权重，封顶见右列。竖线为权重，右括为封顶"
    >
      <table className="tbl tbl-flush calc">
        <HeadRow heads={HEADS} />
        <tbody>
          {indicators.map((item) => (
            <IndicatorRow
              key={item.indicator.id}
              item={item}
              year={year}
              scale={scale}
              open={open}
              onOpen={onOpen}
            />
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">合计</th>
            <td />
            <td />
            <td className="calc-verdict">
              {verdictText(explanation)}
              {explanation.adjustments.map(({ entryId }) =>
                entryId === null ? null : (
                  <AddressLink key={entryId} href={`/entries/${entryId}`}>
                    看这个项目
                  </AddressLink>
                ),
              )}
            </td>
            <td className="num">{formatScore(figureOf(total))}</td>
          </tr>
        </tfoot>
      </table>
    </Section>
  );
}

/** `达 18%`; nothing without a value or a baseline that can be divided by. */
function shareOfBaseline(value: number | null, baseline: number | null): string {
  return value === null || baseline === null || baseline === 0
    ? ''
    : `达 ${formatRate(value / baseline, { decimals: 0 })}`;
}

interface IndicatorRowProps extends SourceChoice {
  readonly item: IndicatorExplanation;
  readonly year: number;
  readonly scale: number;
}

function IndicatorRow({ item, year, scale, open, onOpen }: IndicatorRowProps) {
  const { indicator, value, baseline, score, cap, capped } = item;
  const baselineKey = `baseline:${indicator.id}`;
  return (
    <LineRow
      heads={HEADS}
      cells={[
        cell(
          <>
            <b>{indicator.title}</b>
            <Formula item={item} year={year} open={open} onOpen={onOpen} />
          </>,
        ),
        cell(
          <>
            <b>{indicatorNumber(item, value)}</b>
            <span className="calc-f">{indicator.percent ? '%' : indicator.unit}</span>
          </>,
        ),
        cell(
          <>
            <SourceNumber
              subject={`${indicator.title}基准`}
              open={open === baselineKey}
              onOpen={() => onOpen(baselineKey)}
            >
              {indicatorNumber(item, baseline)}
            </SourceNumber>
            <span className="calc-f">{shareOfBaseline(value, baseline)}</span>
          </>,
        ),
        bare(<ScoreBar score={score} weight={indicator.weight} cap={cap} scale={scale} />, 'calc-bar'),
        cell(
          <>
            <b>{formatScore(figureOf(score))}</b>
            <span className="calc-f">
              {capped ? '已封顶' : cap === null ? '不封顶' : `封顶 ${formatNumber(cap)}`}
            </span>
          </>,
        ),
      ]}
    />
  );
}

const ways = {
  meanOfMembers: '无此项数据，按有数据企业的平均得分计',
  fullForZero: '此项为零，按封顶计',
  none: '缺数，未计分',
} as const;

function Formula({ item, year, open, onOpen }: Omit<IndicatorRowProps, 'scale'>) {
  const { numerator, denominator, how } = item;
  const input = (side: typeof numerator) => (
    <>
      {side.title}{' '}
      <SourceNumber
        subject={`${side.title}，${year} 年`}
        open={open === `fact:${side.fact}`}
        onOpen={() => onOpen(`fact:${side.fact}`)}
      >
        {formatNumber(side.value ?? NONE, { decimals: side.decimals })}
      </SourceNumber>{' '}
      {side.unit}
    </>
  );
  return (
    <span className="calc-f">
      {input(numerator)}
      {denominator ? <> ÷ {input(denominator)}</> : null}
      {how === 'computed' ? null : `，${ways[how]}`}
    </span>
  );
}
