import type { FundYear } from '@tenglong/contracts/money';
import { AddressLink, cell, KeyFigures, LineTable, num, Section } from '../../shared/layout/index.ts';
import { addressText, formatCount, formatMoney, formatNumber, Light } from '../../shared/value/index.ts';

const isZero = (yuan: string): boolean => Number(yuan) === 0;
const sum = (yuan: string): string => (isZero(yuan) ? '0' : formatMoney(yuan));

/** One fund of a year: what there is, what it is promised for, and whether what is coming will fit. */
export function FundSection({ fund }: { readonly fund: FundYear }) {
  const { title, clause, overdraw, unentered, year } = fund;
  const rule = overdraw === 'refuse' ? '超出的不准下达' : '超出的只提醒';
  return (
    <Section title={title} note={`${clause === null ? '' : `出处 ${addressText(clause)}；`}${rule}`}>
      <KeyFigures
        figures={[
          { label: '安排', value: unentered ? '没有编列' : formatMoney(fund.allottedYuan) },
          { label: '已承诺', value: sum(fund.committedYuan) },
          { label: '其中已兑付', value: sum(fund.paidYuan) },
          { label: '结余', value: unentered ? '—' : sum(fund.leftYuan) },
        ]}
      />
      <FundBar fund={fund} />
      {fund.policies.length > 0 ? <PolicyTable fund={fund} /> : null}
      {fund.forecast.length > 0 ? <Forecast fund={fund} /> : null}
      {fund.units.length > 0 ? <UnitStrip fund={fund} year={year} /> : null}
      {fund.extraction ? <Extraction extraction={fund.extraction} /> : null}
    </Section>
  );
}

/** Nothing is known yet of what is coming: that is not the same as nothing coming. */
const unforecast = ({ forecast }: FundYear): boolean =>
  forecast.length > 0 && forecast.every(({ count, unknown }) => unknown === count);

/** Paid, promised, coming and left as one bar against what was appropriated; the words say it all without it. */
function FundBar({ fund }: { readonly fund: FundYear }) {
  const [allotted, committed, paid, coming] = [
    ...[fund.allottedYuan, fund.committedYuan, fund.paidYuan, fund.forecastYuan].map(Number),
  ];
  const whole = Math.max(allotted ?? 0, (committed ?? 0) + (coming ?? 0));
  if (whole === 0) return null;
  const share = (yuan = 0) => `${Math.max(0, (yuan / whole) * 100)}%`;
  const short = Number(fund.afterYuan) < 0;
  return (
    <figure className="money-bar">
      <div aria-hidden="true">
        <i className="money-paid" style={{ width: share(paid) }} />
        <i className="money-committed" style={{ width: share((committed ?? 0) - (paid ?? 0)) }} />
        <i className="money-coming" style={{ width: share(coming) }} />
        <b style={{ left: share(allotted) }} />
      </div>
      <figcaption>
        {`已兑付 ${sum(fund.paidYuan)}，待拨付 ${sum(String((committed ?? 0) - (paid ?? 0)))}，`}
        {unforecast(fund) ? (
          `在办申报 ${fund.forecast.reduce((all, { count }) => all + count, 0)} 件还没有测算`
        ) : (
          <>
            {`在办申报可能再要 ${sum(fund.forecastYuan)}，`}
            <b>
              {short
                ? `安排的不够，差 ${formatMoney(fund.afterYuan.replace('-', ''))}`
                : `全部兑现后还剩 ${formatMoney(fund.afterYuan)}`}
            </b>
          </>
        )}
      </figcaption>
    </figure>
  );
}

function PolicyTable({ fund: { policies, fund, year } }: { readonly fund: FundYear }) {
  return (
    <LineTable
      label="各项政策"
      heads={['政策', ...['件数', '已承诺', '已兑付', '应收追缴', '已追回'].map(num)]}
      rows={policies.map((one) => ({
        key: one.policy,
        cells: [
          cell(
            <AddressLink href={`/payments?policy=${one.policy}&fund=${fund}&year=${year}`}>
              {one.title}
            </AddressLink>,
          ),
          formatNumber(one.count),
          sum(one.committedYuan),
          sum(one.paidYuan),
          sum(one.owedYuan),
          sum(one.recoveredYuan),
        ],
      }))}
    />
  );
}

function Forecast({ fund: { forecast, forecastYuan } }: { readonly fund: FundYear }) {
  return (
    <LineTable
      label="在办申报"
      heads={['在办申报', '走到', num('件数'), num('还算不出的'), num('可能要兑付')]}
      rows={forecast.map((one) => ({
        key: `${one.register} ${one.stage}`,
        cells: [
          one.policyTitle,
          cell(
            <AddressLink href={`/registers/${one.register}?stage=${one.stage}`}>
              {one.stageTitle}
            </AddressLink>,
            'nowrap',
          ),
          formatNumber(one.count),
          formatNumber(one.unknown),
          one.unknown === one.count ? '还算不出' : sum(one.amountYuan),
        ],
      }))}
      foot={
        <tr>
          <th scope="row" colSpan={4}>
            合计
          </th>
          <td className="num">{sum(forecastYuan)}</td>
        </tr>
      }
    />
  );
}

function UnitStrip({ fund: { units, fund }, year }: { readonly fund: FundYear; readonly year: number }) {
  return (
    <p className="money-units">
      <span className="muted">各乡镇已承诺：</span>
      {units.map(({ unitId, unitName, committedYuan }) => (
        <AddressLink key={unitId} href={`/payments?unit=${unitId}&fund=${fund}&year=${year}`}>
          {`${unitName} ${sum(committedYuan)}`}
        </AddressLink>
      ))}
    </p>
  );
}

const KINDS = { eligible: 'done', ineligible: 'late', unknown: 'none' } as const;
const VERDICTS = { eligible: '合规', ineligible: '不合规', unknown: '未知' } as const;

/** Whether enough was put in and well spent, as the policy itself judges. */
function Extraction({ extraction }: { readonly extraction: NonNullable<FundYear['extraction']> }) {
  const { clause, incomeYuan, dueYuan, verdict, sentence, provisions } = extraction;
  return (
    <div className="money-extraction">
      <p>
        <Light kind={KINDS[verdict]}>{VERDICTS[verdict]}</Light> <b>{sentence}</b>
        <span className="note">
          {` ${addressText(clause)}；当年土地出让收入 ${incomeYuan === null ? '未报' : formatMoney(incomeYuan)}，至少应提取 ${dueYuan === null ? '未知' : formatMoney(dueYuan)}`}
        </span>
      </p>
      <ul className="money-provisions">
        {provisions.map(({ says, meets }) => (
          <li key={says}>
            <Light kind={meets === null ? 'none' : meets ? 'done' : 'late'}>
              {meets === null ? '未知' : meets ? '符合' : '不符合'}
            </Light>
            <span>{says}</span>
          </li>
        ))}
      </ul>
      {provisions.length > 0 ? null : <p className="muted">{formatCount(0, '项')}可以判定</p>}
    </div>
  );
}
