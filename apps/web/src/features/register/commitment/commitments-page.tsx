import { useQuery } from '@tanstack/react-query';
import type { CommitmentOverview } from '@tenglong/contracts/register';
import { EmptyState, ErrorState, StillLines } from '../../../shared/feedback/index.ts';
import { PrintButton } from '../../../shared/forms/index.ts';
import {
  AddressLink,
  cell,
  KeyFigures,
  LineTable,
  num,
  Page,
  Section,
  Sentence,
} from '../../../shared/layout/index.ts';
import { formatCount, formatDay, formatMoney, formatNumber } from '../../../shared/value/index.ts';
import { AstrayOwed } from './astray-owed.tsx';
import './commitment.css';
import { commitmentsQuery } from './commitment-queries.ts';
import { CommitmentTable } from './commitment-table.tsx';

/** 承诺与追缴: what is due, what is broken, what is owed and has come back. */
export function CommitmentsPage() {
  const { data, error, isPending, refetch } = useQuery(commitmentsQuery);
  if (error) return <ErrorState what="承诺与追缴没有读出来" error={error} onRetry={() => void refetch()} />;
  if (isPending) return <StillLines lines={12} what="承诺与追缴" />;
  return <Overview overview={data} />;
}

/** The one sentence of the page. */
function answerOf({ counts, leftYuan, register, astray, broken: rows }: CommitmentOverview): string {
  if (register === null) return '方案里还没有登记企业承诺的清单';
  const { open, overdue, broken } = counts;
  const owing =
    broken === 0
      ? '没有认定未履约的'
      : `认定未履约 ${formatNumber(broken)} 项${leftWords(leftYuan, rows.filter(({ owedYuan }) => owedYuan === null).length)}`;
  const gone =
    astray !== null && Number(astray.leftYuan) > 0
      ? `；不该付而已付的还有 ${formatMoney(astray.leftYuan)} 没有追回`
      : '';
  return `在履行承诺 ${formatNumber(open)} 项，${overdue === 0 ? '没有逾期' : `逾期 ${formatNumber(overdue)} 项`}，${owing}${gone}`;
}

/** Nobody is told that all is back while some sums are not known. */
function leftWords(leftYuan: string | null, unknown: number): string {
  if (leftYuan === null) return '';
  const rest = unknown > 0 ? `，${formatNumber(unknown)} 项还没有填享受了多少资金` : '';
  if (Number(leftYuan) > 0) return `，还应追缴 ${formatMoney(leftYuan)}${rest}`;
  return rest || '，应追缴的资金已全部追回';
}

function Overview({ overview }: { readonly overview: CommitmentOverview }) {
  const { asOf, register, counts, owedYuan, recoveredYuan, leftYuan, soon, broken } = overview;
  return (
    <Page title="承诺与追缴" asOf={`数据截至 ${formatDay(asOf)}`}>
      <Sentence
        lead="享受政策的企业承诺了什么，到期核查；未履约的按政策算出应追缴多少，追回一笔登记一笔，追完为止。"
        actions={
          <span className="btns">
            {overview.mayExportBanks ? (
              <AddressLink href="/commitments/banks" className="btn">
                银行参考名单
              </AddressLink>
            ) : null}
            <PrintButton />
          </span>
        }
      >
        {answerOf(overview)}
      </Sentence>
      <KeyFigures
        figures={[
          { label: '在履行', value: formatNumber(counts.open), unit: '项' },
          { label: '90 天内到期', value: formatNumber(counts.soon), unit: '项' },
          { label: '已履约', value: formatNumber(counts.kept), unit: '项' },
          { label: '应追缴', value: owedYuan === null ? '—' : formatMoney(owedYuan) },
          { label: '已追缴', value: recoveredYuan === null ? '—' : formatMoney(recoveredYuan) },
          { label: '还应追缴', value: leftYuan === null ? '—' : formatMoney(leftYuan) },
        ]}
      />
      <Section
        title="将到期和逾期的"
        note={`${formatCount(soon.length, '项')}，先到期的在前`}
        more={
          register ? (
            <AddressLink href={`/registers/${register}`} className="lnk">
              看全部承诺
            </AddressLink>
          ) : undefined
        }
      >
        {soon.length === 0 ? (
          <EmptyState>90 天内没有到期的承诺</EmptyState>
        ) : (
          <CommitmentTable label="将到期和逾期的承诺" rows={soon} />
        )}
      </Section>
      <Section title="未履约的" note={`${formatCount(broken.length, '项')}，点开看计算和追缴`}>
        {broken.length === 0 ? (
          <EmptyState>没有认定未履约的承诺</EmptyState>
        ) : (
          <CommitmentTable label="未履约的承诺" rows={broken} owing />
        )}
      </Section>
      <AstrayOwed astray={overview.astray} />
      <Units overview={overview} />
    </Page>
  );
}

function Units({ overview: { units, register } }: { readonly overview: CommitmentOverview }) {
  if (units.length < 2) return null;
  const money = (yuan: string | null) => (yuan === null ? '—' : formatNumber(yuan, { decimals: 2 }));
  return (
    <Section title="各乡镇（街道）" note="应追缴、已追缴以元计">
      <LineTable
        label="各乡镇的承诺"
        heads={['乡镇（街道）', num('在履行'), num('逾期'), num('未履约'), num('应追缴'), num('已追缴')]}
        rows={units.map((unit) => ({
          key: unit.unitId ?? '',
          cells: [
            unit.unitId === null
              ? unit.unitName
              : cell(
                  <AddressLink href={`/registers/${register}?unit=${unit.unitId}`}>
                    {unit.unitName}
                  </AddressLink>,
                ),
            formatNumber(unit.open),
            formatNumber(unit.overdue),
            formatNumber(unit.broken),
            money(unit.owedYuan),
            money(unit.recoveredYuan),
          ],
        }))}
      />
    </Section>
  );
}
