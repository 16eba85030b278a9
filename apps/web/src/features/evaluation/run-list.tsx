import type { RunSummary } from '@tenglong/contracts/evaluation';
import { Grade } from '@tenglong/contracts/page';
import { AddressLink, HeadRow, num, ScrollStrip, Section, unseen } from '../../shared/layout/index.ts';
import { formatInstant, formatNumber, Light } from '../../shared/value/index.ts';

/** Every run with what it came to; two of a year can be compared. */
export function RunList({
  runs,
  current,
}: {
  readonly runs: readonly RunSummary[];
  readonly current: string;
}) {
  return (
    <Section title="历次测算" note="每次测算连同数据、办法、裁定一并封存，不再改动；家数是全市的">
      <ScrollStrip label="历次测算">
        <table className="tbl">
          <HeadRow
            heads={[
              num('次数'),
              num('年度'),
              ...Grade.options.map((grade) => num(`${grade} 档`)),
              num('未评'),
              '测算',
              '说明',
              '是否最新',
              '封存校验码',
              unseen('办理'),
            ]}
          />
          <tbody>
            {runs.map((run) => {
              const earlier = runs.find(({ year, number }) => year === run.year && number < run.number);
              return (
                <tr key={run.id} className={run.id === current ? 'chosen' : undefined}>
                  <th scope="row" className="num">
                    <AddressLink href={`/evaluation?run=${run.id}`}>第 {run.number} 次</AddressLink>
                  </th>
                  <td className="num">{run.year}</td>
                  {(['A', 'B', 'C', 'D', 'none'] as const).map((grade) => (
                    <td key={grade} className="num">
                      {formatNumber(run.final[grade])}
                    </td>
                  ))}
                  <td className="muted">
                    {formatInstant(run.startedAt)}，{run.startedBy}
                  </td>
                  <td>{run.note || '—'}</td>
                  <td>
                    <Light kind={run.stale.length === 0 ? 'done' : 'slow'}>
                      {run.stale.length === 0 ? '最新' : run.stale.join('，')}
                    </Light>
                  </td>
                  <td className="muted">
                    <code>{run.capsuleHash.slice(0, 12)}</code>
                  </td>
                  <td>
                    {earlier ? (
                      <AddressLink href={`/evaluation/compare?from=${earlier.id}&to=${run.id}`}>
                        与第 {earlier.number} 次比
                      </AddressLink>
                    ) : null}
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </ScrollStrip>
    </Section>
  );
}
