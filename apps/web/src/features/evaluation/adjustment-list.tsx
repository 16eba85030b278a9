import { useQuery } from '@tanstack/react-query';
import { EmptyState, ErrorState, StillLines } from '../../shared/feedback/index.ts';
import { AddressLink, bare, cell, LineTable, Section, unseen } from '../../shared/layout/index.ts';
import { formatInstant, Light } from '../../shared/value/index.ts';
import { adjustmentsQuery } from './adjustment-queries.ts';
import { adjustmentState, adjustmentText } from './adjustment-text.ts';
import { WithdrawButton } from './withdraw-button.tsx';

/** 等级调整: what was granted or imposed by name in a year, by whom and why, and whether the last run has it. */
export function AdjustmentList({ year }: { readonly year: number }) {
  const { data, error, isPending, refetch } = useQuery(adjustmentsQuery(year));
  if (error) return <ErrorState what="等级调整没有读出来" error={error} onRetry={() => void refetch()} />;
  if (isPending) return <StillLines lines={6} what="等级调整" />;
  return (
    <Section title="登记的等级调整" note="违法违规的否决按部门来文自动判定，不在此列；登记后重新测算才生效">
      {data.length === 0 ? (
        <EmptyState>{`${year} 年度没有登记过。激励或降档在企业的“评价说明”里登记`}</EmptyState>
      ) : (
        <LineTable
          label="登记的等级调整"
          look=""
          heads={['企业', '乡镇', '调整', '条款', '依据', '登记', '状态', unseen('办理')]}
          rows={data.map((one) => ({
            key: one.id,
            cells: [
              cell(
                <AddressLink href={`/enterprises/${one.creditCode}?year=${one.year}`}>
                  {one.name}
                </AddressLink>,
              ),
              one.unitName,
              adjustmentText(one),
              one.clause || '—',
              cell(one.basis, 'why'),
              cell(`${formatInstant(one.madeAt)}，${one.madeBy}`, 'muted'),
              cell(
                <>
                  <Light kind={adjustmentState(one).kind}>{adjustmentState(one).word}</Light>
                  {one.withdrawnWhy ? (
                    <span className="note">{` ${one.withdrawnBy}：${one.withdrawnWhy}`}</span>
                  ) : null}
                </>,
                'why',
              ),
              one.withdrawnAt === null
                ? bare(<WithdrawButton id={one.id} title={`${one.name}，${adjustmentText(one)}`} />)
                : '',
            ],
          }))}
        />
      )}
    </Section>
  );
}
