import { useQuery } from '@tanstack/react-query';
import { type RegisterRatio, RegisterRatios } from '@tenglong/contracts/register';
import { useState } from 'react';
import { request } from '../../shared/api/index.ts';
import { ErrorState, StillLines } from '../../shared/feedback/index.ts';
import { AddressLink, HeadRow, num, RulingMark, ScrollStrip, Section } from '../../shared/layout/index.ts';
import { addressText, formatDay, Light } from '../../shared/value/index.ts';
import './ratio.css';

/** The ratios the plan asks for, each with what it is held against and the entries it is made of. */
export function RatioSection({ register }: { readonly register: string }) {
  const [year, setYear] = useState<string>();
  const { data, error, isPending, refetch } = useQuery({
    queryKey: ['register', 'ratios', register, year ?? ''],
    queryFn: ({ signal }) =>
      request(RegisterRatios, 'GET', `/registers/${encodeURIComponent(register)}/ratios`, {
        query: { year },
        signal,
      }),
  });
  if (error) return <ErrorState what="比率没有读出来" error={error} onRetry={() => void refetch()} />;
  if (isPending) return <StillLines lines={4} what="比率" />;
  return (
    <Section
      title="方案要求的比率"
      note="从条目逐条算，缺数的两边都不计"
      more={
        <select
          className="input"
          aria-label="年份"
          value={String(data.year)}
          onChange={(event) => setYear(event.target.value)}
        >
          {data.years.map((one) => (
            <option key={one} value={one}>{`${one} 年`}</option>
          ))}
        </select>
      }
    >
      <ul className="ratios">
        {data.ratios.map((ratio) => (
          <RatioItem key={ratio.quantity} ratio={ratio} />
        ))}
      </ul>
    </Section>
  );
}

function RatioItem({ ratio }: { readonly ratio: RegisterRatio }) {
  const { title, value, unit, part, whole, target, met, rows } = ratio;
  const unknown = rows.filter((row) => row.whole === null).length;
  return (
    <li>
      <details>
        <summary>
          <span className="ratio-title">{title}</span>
          <span className="ratio-value">
            {value === null ? '—' : value}
            {value === null || unit === '' ? null : <small>{` ${unit}`}</small>}
          </span>
          <span className="ratio-target">
            {met === null ? null : <Light kind={met ? 'good' : 'late'}>{met ? '达到' : '没有达到'}</Light>}
            <span className="note">
              {target
                ? `${target.text}${target.address === '' ? '' : `（${addressText(target.address)}）`}`
                : '方案两处不一，还没有裁定'}
              <RulingMark ruling={target?.ruling ?? null} />
            </span>
          </span>
          <span className="note">
            {`${part.label} ${part.value} ÷ ${whole.label} ${whole.value}${unknown > 0 ? `，另 ${unknown} 件缺数` : ''}`}
          </span>
        </summary>
        <RatioRows ratio={ratio} />
      </details>
    </li>
  );
}

function RatioRows({ ratio: { rows, part, whole } }: { readonly ratio: RegisterRatio }) {
  if (rows.length === 0) return <p className="note">这一年没有条目</p>;
  return (
    <ScrollStrip label="逐条">
      <table className="tbl tbl-flush">
        <HeadRow heads={['条目', '乡镇', '日期', num(part.label), num(whole.label)]} />
        <tbody>
          {rows.map((row) => (
            <tr key={row.entryId}>
              <th scope="row">
                <AddressLink href={`/entries/${row.entryId}`}>{row.subjectName}</AddressLink>
              </th>
              <td>{row.unitName}</td>
              <td>{formatDay(row.on)}</td>
              <td className="num">{row.whole === null ? '未报' : (row.part ?? '—')}</td>
              <td className="num">{row.whole ?? '未报'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollStrip>
  );
}
