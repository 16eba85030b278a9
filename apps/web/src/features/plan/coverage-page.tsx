import { useQuery } from '@tanstack/react-query';
import type { PlanCoverage } from '@tenglong/contracts/plan';
import { ErrorState, StillLines } from '../../shared/feedback/index.ts';
import { PrintButton } from '../../shared/forms/index.ts';
import {
  AddressLink,
  bare,
  cell,
  LineTable,
  num,
  Page,
  Section,
  Sentence,
} from '../../shared/layout/index.ts';
import { addressText, LightSign } from '../../shared/value/index.ts';
import { coverageQuery } from './plan-queries.ts';
import './plan.css';

const MARKS = [
  ['owner', '牵头'],
  ['task', '任务'],
  ['target', '目标'],
  ['data', '数据'],
  ['rule', '规则'],
] as const;

/** 来源账: which clause has an owner, a task, a target, data and a rule. */
export function CoveragePage() {
  const { data, error, isPending, refetch } = useQuery(coverageQuery);
  if (error) return <ErrorState what="来源账没有读出来" error={error} onRetry={() => void refetch()} />;
  if (isPending) return <StillLines lines={14} what="来源账" />;
  const whole = data.rows.filter(({ gaps }) => gaps.length === 0).length;
  const wrong = data.totals.filter(({ agrees }) => !agrees).length;
  return (
    <Page title="来源账">
      <Sentence
        lead={
          wrong === 0
            ? `清单 ${data.totals.length} 栏合计逐栏复核，全部相符。`
            : `清单合计有 ${wrong} 栏不符。`
        }
        actions={<PrintButton />}
      >
        {`${data.rows.length} 条中 ${whole} 条有牵头、有任务、有目标，其余缺口如下`}
      </Sentence>
      <Clauses rows={data.rows} />
      <Totals totals={data.totals} />
    </Page>
  );
}

function Clauses({ rows }: { readonly rows: PlanCoverage['rows'] }) {
  return (
    <Section
      title="条款覆盖"
      note={
        <span className="plan-signs">
          <span>
            <LightSign kind="done" /> 有
          </span>
          <span>
            <LightSign kind="none" /> 无
          </span>
        </span>
      }
    >
      <LineTable
        label="条款覆盖"
        look="coverage"
        heads={['条款', ...MARKS.map(([, title]) => title), '缺口']}
        rows={rows.map((row) => ({
          key: row.address,
          cells: [
            cell(
              <>
                <span className="coverage-address">{addressText(row.address)}</span>
                <AddressLink href={`/plan?address=${encodeURIComponent(row.address)}`}>
                  {row.title}
                </AddressLink>
              </>,
            ),
            ...MARKS.map(([id, title]) =>
              cell(<LightSign kind={row[id] ? 'done' : 'none'} label={`${row[id] ? '有' : '无'}${title}`} />),
            ),
            row.gaps.length === 0 ? bare('—', 'muted desk-cell') : bare(row.gaps.join('；'), 'muted'),
          ],
        }))}
      />
    </Section>
  );
}

function Totals({ totals }: { readonly totals: PlanCoverage['totals'] }) {
  return (
    <Section title="清单合计复核" note="逐栏相加，与原文印出的合计比对">
      <LineTable
        label="清单合计复核"
        look=""
        heads={['清单', '栏目', num('原文合计'), num('各行相加'), '结论']}
        rows={totals.map(({ address, title, column, printed, added, agrees }) => ({
          key: `${address} ${column}`,
          cells: [
            title,
            column,
            printed || '—',
            added,
            cell(
              <span className="light">
                <LightSign kind={agrees ? 'done' : 'late'} />
                {printed === '' ? '原文没有合计行' : agrees ? '相符' : '不符'}
              </span>,
            ),
          ],
        }))}
      />
    </Section>
  );
}
