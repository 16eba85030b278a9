import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import type { RunComparison } from '@tenglong/contracts/evaluation';
import { EmptyState, ErrorState, StillLines } from '../../shared/feedback/index.ts';
import { PrintButton } from '../../shared/forms/index.ts';
import { AddressLink, Page, ScrollStrip, Section, Sentence } from '../../shared/layout/index.ts';
import { formatNumber, formatScore, GradeMark } from '../../shared/value/index.ts';
import './evaluation.css';
import { comparisonQuery } from './evaluation-queries.ts';

const route = getRouteApi('/shell/evaluation/compare');

/** 变更页: what changed between two frozen runs, and why. */
export function ComparisonPage() {
  const { from, to } = route.useSearch();
  const { data, error, isPending, refetch } = useQuery({
    ...comparisonQuery(from ?? '', to ?? ''),
    enabled: from !== undefined && to !== undefined,
  });
  if (!from || !to) return <EmptyState>请从历次测算里选两次来比</EmptyState>;
  if (error) return <ErrorState what="变更页没有读出来" error={error} onRetry={() => void refetch()} />;
  if (isPending) return <StillLines lines={12} what="变更页" />;
  return <Comparison found={data} />;
}

function Comparison({ found }: { readonly found: RunComparison }) {
  const moved = found.rows.filter(({ gradeFrom, gradeTo }) => gradeFrom !== gradeTo);
  return (
    <Page title="变更页" wide context={`${found.to.year} 年度`}>
      <Sentence
        path={<AddressLink href={`/evaluation?run=${found.to.id}`}>亩均评价</AddressLink>}
        lead={`${formatNumber(found.changed)} 家有变动，${formatNumber(found.drifted)} 家只随他人进退，${formatNumber(found.unchanged)} 家完全不变。`}
        actions={<PrintButton />}
      >
        {`第 ${found.to.number} 次比第 ${found.from.number} 次：${moved.length} 家等级变了`}
      </Sentence>
      <Section title="变动的原因" note="一家可能有几个原因">
        <p className="signs">
          {found.causes.map(({ kind, text, count }) => (
            <span key={kind}>
              {text} <b>{formatNumber(count)}</b> 家
            </span>
          ))}
        </p>
      </Section>
      <Section
        title="变动的企业"
        note={found.rows.length < found.changed ? `先列 ${found.rows.length} 家` : undefined}
      >
        <ScrollStrip label="变动的企业">
          <table className="tbl">
            <thead>
              <tr>
                <th scope="col">企业</th>
                <th scope="col">乡镇</th>
                <th scope="col" className="num">
                  原总分
                </th>
                <th scope="col" className="num">
                  新总分
                </th>
                <th scope="col">等级</th>
                <th scope="col">原因</th>
              </tr>
            </thead>
            <tbody>
              {[...found.rows]
                .sort((a, b) => Number(a.gradeFrom === a.gradeTo) - Number(b.gradeFrom === b.gradeTo))
                .map((row) => (
                  <tr key={`${row.creditCode} ${row.scale}`}>
                    <th scope="row">
                      <AddressLink href={`/enterprises/${row.creditCode}?year=${found.to.year}`}>
                        {row.name}
                      </AddressLink>
                    </th>
                    <td>{row.unitName}</td>
                    <td className="num">{row.totalFrom === null ? '—' : formatScore(row.totalFrom)}</td>
                    <td className="num">{row.totalTo === null ? '—' : formatScore(row.totalTo)}</td>
                    <td>
                      <GradeMark grade={row.gradeFrom} />
                      {row.gradeFrom === row.gradeTo ? null : (
                        <>
                          {' → '}
                          <GradeMark grade={row.gradeTo} />
                        </>
                      )}
                    </td>
                    <td className="why">{row.why.join('；')}</td>
                  </tr>
                ))}
            </tbody>
          </table>
        </ScrollStrip>
      </Section>
    </Page>
  );
}
