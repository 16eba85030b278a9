import { useQuery } from '@tanstack/react-query';
import { EmptyState, ErrorState, StillLines } from '../../shared/feedback/index.ts';
import { AddressLink, cell, LineTable, num, Section } from '../../shared/layout/index.ts';
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
      <LineTable
        label="变更记录"
        look=""
        heads={['数据', num('年度'), num('原值'), num('新值'), '时间', '经办', '批次']}
        rows={data.map((change) => ({
          key: `${change.batchId} ${change.year} ${change.what}`,
          cells: [
            change.what,
            String(change.year ?? '—'),
            cell(figureText(change.before), 'muted'),
            figureText(change.after),
            cell(formatInstant(change.at), 'muted'),
            change.by,
            change.batchId && mayOpenRows
              ? cell(<AddressLink href={`/intake?batch=${change.batchId}`}>看来文</AddressLink>)
              : '—',
          ],
        }))}
      />
    </Section>
  );
}
