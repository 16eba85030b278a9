import { useQuery } from '@tanstack/react-query';
import { EmptyState, ErrorState, StillLines } from '../../shared/feedback/index.ts';
import { AddressLink, HeadRow, num, ScrollStrip, Section } from '../../shared/layout/index.ts';
import { useCan } from '../../shared/session/index.ts';
import { formatInstant, formatWithUnit } from '../../shared/value/index.ts';
import { changesQuery } from './enterprise-queries.ts';

/** `2224.3 万元` as it is read elsewhere: `2,224.3 万元`; words stay. */
function figureText(text: string): string {
  const [figure = '', unit = ''] = text.split(' ');
  return /^-?\d/.test(figure) ? formatWithUnit(figure, unit) : text;
}

/** 变更记录: every value that ever came, and what it took the place of. */
export function ChangeList({ creditCode }: { readonly creditCode: string }) {
  const mayOpenRows = useCan('intake.readRows');
  const { data, error, isPending, refetch } = useQuery(changesQuery(creditCode));
  if (error) return <ErrorState what="变更记录没有读出来" error={error} onRetry={() => void refetch()} />;
  if (isPending) return <StillLines lines={8} what="变更记录" />;
  if (data.length === 0) return <EmptyState>还没有任何部门报过这家企业的数据</EmptyState>;
  return (
    <Section title="变更记录" note={`${data.length} 条，新的在前`}>
      <ScrollStrip label="变更记录">
        <table className="tbl">
          <HeadRow heads={['时间', '经办', num('年度'), '数据', num('原值'), num('新值'), '批次']} />
          <tbody>
            {data.map((change) => (
              <tr key={`${change.batchId} ${change.year} ${change.what}`}>
                <td className="muted">{formatInstant(change.at)}</td>
                <td>{change.by}</td>
                <td className="num">{change.year ?? '—'}</td>
                <th scope="row">{change.what}</th>
                <td className="num muted">{figureText(change.before)}</td>
                <td className="num">{figureText(change.after)}</td>
                <td>
                  {change.batchId && mayOpenRows ? (
                    <AddressLink href={`/intake?batch=${change.batchId}`}>看来文</AddressLink>
                  ) : (
                    '—'
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollStrip>
    </Section>
  );
}
