import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import type { BudgetOverview } from '@tenglong/contracts/money';
import { useState } from 'react';
import { asProblem } from '../../shared/api/index.ts';
import { ErrorState, StillLines, toast, WaitingList } from '../../shared/feedback/index.ts';
import { PrintButton } from '../../shared/forms/index.ts';
import { HeadRow, num, Page, ScrollStrip, Section, Segmented, Sentence } from '../../shared/layout/index.ts';
import { formatDay, formatMoney, formatNumber } from '../../shared/value/index.ts';
import { FundSection } from './fund-section.tsx';
import './money.css';
import { budgetQuery, checkMoney, decideMoney, forecastMoney } from './money-queries.ts';
import { ProposalDialog } from './proposal-dialog.tsx';

const route = getRouteApi('/shell/budget');

/** 预算: how every fund of a year stands, what is coming, and every line that says so. */
export function BudgetPage() {
  const { year } = route.useSearch();
  const { data, error, refetch } = useQuery(budgetQuery(year));
  if (data) return <Body overview={data} />;
  return (
    <div className="page">
      {error ? (
        <ErrorState what="预算没有读出来" error={error} onRetry={() => void refetch()} />
      ) : (
        <StillLines lines={12} what="预算" />
      )}
    </div>
  );
}

function Body({ overview }: { readonly overview: BudgetOverview }) {
  const { title, year, years, asOf, sentence, lead, funds, mayKeep, keeper } = overview;
  const [entering, setEntering] = useState(false);
  const until = `数据截至 ${formatDay(asOf)}`;
  return (
    <Page title={title} context={`${year} 年`} asOf={until} unit="元" filter={`${year} 年`}>
      <Sentence
        lead={lead}
        actions={
          <>
            {mayKeep ? (
              <>
                <button type="button" className="btn btn-primary" onClick={() => setEntering(true)}>
                  编列、登记、支出
                </button>
                <ForecastButton />
                <CheckButton />
              </>
            ) : null}
            <PrintButton />
          </>
        }
      >
        {sentence}
      </Sentence>
      <div className="budget-year">
        <Segmented
          label="年度"
          current={String(year)}
          items={years.map((one) => ({ id: String(one), label: `${one} 年`, href: `/budget?year=${one}` }))}
        />
        <span className="muted">
          {`${keeper}编列；在办申报${overview.forecastOn === null ? '还没有测算' : `按 ${formatDay(overview.forecastOn)} 的计算`}`}
        </span>
      </div>
      <Proposals overview={overview} />
      {funds.map((fund) => (
        <FundSection key={fund.fund} fund={fund} />
      ))}
      <Journal overview={overview} />
      {entering ? <ProposalDialog overview={overview} onClose={() => setEntering(false)} /> : null}
    </Page>
  );
}

function ForecastButton() {
  const client = useQueryClient();
  const run = useMutation({
    mutationFn: forecastMoney,
    onSuccess: async ({ applications }) => {
      await client.invalidateQueries({ queryKey: ['money'] });
      toast(`已按今天的事实测算 ${formatNumber(applications)} 件在办申报`);
    },
    onError: (error) => toast(`没有测算：${asProblem(error).message}`),
  });
  return (
    <button type="button" className="btn" disabled={run.isPending} onClick={() => run.mutate()}>
      {run.isPending ? '正在测算' : '测算在办'}
    </button>
  );
}

function CheckButton() {
  const run = useMutation({
    mutationFn: checkMoney,
    onSuccess: ({ sentence }) => toast(sentence),
    onError: (error) => toast(`没有对账：${asProblem(error).message}`),
  });
  return (
    <button type="button" className="btn" disabled={run.isPending} onClick={() => run.mutate()}>
      对账
    </button>
  );
}

const VERBS = { budget: '预算', income: '土地出让收入', spending: '直接支出' } as const;

function Proposals({ overview: { proposals, mayKeep } }: { readonly overview: BudgetOverview }) {
  const client = useQueryClient();
  if (proposals.length === 0) return null;
  const decide = async (id: string, decision: 'confirmation' | 'withdrawal') => {
    await decideMoney(id, decision);
    await client.invalidateQueries({ queryKey: ['money'] });
    toast(decision === 'confirmation' ? '已确认，已入账' : '已撤回');
  };
  return (
    <Section title={`等确认 ${proposals.length} 项`} note="提出的人不能自己确认">
      <WaitingList
        className="money-list"
        mayDecide={mayKeep}
        afterwards="不能改，更正另记一笔。"
        onDecide={decide}
        items={proposals.map((one) => {
          const extra = one.kind === 'spending' ? `，付给${one.payee}，用于${one.useTitle}` : '';
          return {
            id: one.id,
            mine: one.mine,
            note: `${one.reason}；${one.by} ${formatDay(one.on)}提出`,
            what: `${one.fundTitle} ${one.year} 年${VERBS[one.kind]} ${formatMoney(one.amountYuan)}${extra}`,
          };
        })}
      />
    </Section>
  );
}

function Journal({ overview: { journal, year } }: { readonly overview: BudgetOverview }) {
  if (journal.length === 0) return null;
  return (
    <Section
      title={`${year} 年明细账`}
      note="最近 100 条。每条都从一个科目到另一个科目，只增不改；改正用冲回"
    >
      <ScrollStrip label="明细账">
        <table className="tbl tbl-flush money-journal tbl-cards">
          <HeadRow heads={[num('笔号'), '日期', '资金', '从', '到', num('金额（元）'), '事由', '经办']} />
          <tbody>
            {journal.map((line) => (
              <tr key={`${line.number} ${line.line}`}>
                <td className="num" data-head="笔号">
                  {formatNumber(line.number)}
                </td>
                <td className="nowrap" data-head="日期">
                  {formatDay(line.on)}
                </td>
                <td data-head="资金">{line.fundTitle}</td>
                <td className="nowrap" data-head="从">
                  {line.fromTitle}
                </td>
                <td className="nowrap" data-head="到">
                  {line.toTitle}
                </td>
                <td className="num" data-head="金额（元）">
                  {formatNumber(line.amountYuan, { decimals: 2 })}
                </td>
                <td data-head="事由">
                  {[line.occasion, line.reason].filter((part) => part !== '').join('，')}
                </td>
                <td className="nowrap" data-head="经办">
                  {line.by}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollStrip>
    </Section>
  );
}
