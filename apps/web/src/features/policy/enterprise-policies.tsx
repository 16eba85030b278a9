import { useQuery } from '@tanstack/react-query';
import type { EnterpriseMatches, MatchRow } from '@tenglong/contracts/policy';
import { EmptyState, ErrorState, StillLines } from '../../shared/feedback/index.ts';
import { AddressLink, Section } from '../../shared/layout/index.ts';
import { useCan } from '../../shared/session/index.ts';
import { formatCount, Light } from '../../shared/value/index.ts';
import { LONGEST_LINK, writeLink } from './calculator-link.ts';
import { enterpriseMatchesQuery } from './match-queries.ts';
import { gainWords, matchLight, nextWords } from './match-words.ts';
import './match.css';

type HeldRow = EnterpriseMatches['rows'][number];

const isNear = ({ verdict, near }: MatchRow): boolean => verdict !== 'eligible' && near !== null;
const GROUPS = [
  {
    title: '免申即享',
    note: '按已掌握的数据就符合，不用再填',
    of: (row: MatchRow) => row.verdict === 'eligible',
  },
  { title: '差一点', note: '补上差的就够条件', of: isNear },
  {
    title: '补齐就能判定',
    note: '点政策先算一算，已掌握的已经填好',
    of: (row: MatchRow) => row.verdict === 'unknown' && !isNear(row),
  },
  {
    title: '暂不符合',
    note: '条件变了会重新判定',
    of: (row: MatchRow) => row.verdict === 'ineligible' && !isNear(row),
  },
] as const;

/** The calculator with what is held filled in; it stands behind the #, which no browser sends anywhere. */
function calculatorHref({ policy, facts }: HeldRow, asOf: string | null): string {
  const home = `/policies/calculator/${policy}`;
  const link = facts === null ? '' : writeLink({ on: asOf ?? undefined, facts });
  return link === '' || link.length > LONGEST_LINK ? home : `${home}#${link}`;
}

/** The form of the application with the enterprise and the project filled in, and all that is held of both. */
const applicationHref = (register: string, { creditCode, caseNumber }: HeldRow): string =>
  `/registers/${register}?open=${creditCode}${caseNumber === '' ? '' : `&case=${encodeURIComponent(caseNumber)}`}`;

/** On the page of an enterprise: what it may have, what it is close to, what it has to tell. */
export function EnterprisePolicies({ creditCode }: { readonly creditCode: string }) {
  const mayAct = useCan('register.act');
  const { data, error, isPending, refetch } = useQuery(enterpriseMatchesQuery(creditCode));
  if (error) return <ErrorState what="可享政策没有读出来" error={error} onRetry={() => void refetch()} />;
  if (isPending) return <StillLines lines={8} what="可享政策" />;
  const { rows, year, asOf } = data;
  if (year === null) return <EmptyState>还没有为这家企业匹配过政策</EmptyState>;
  return (
    <>
      {GROUPS.map(({ title, note, of }) => {
        const found = rows.filter(of);
        if (found.length === 0) return null;
        return (
          <Section
            key={title}
            title={`${title} ${formatCount(found.length, '件')}`}
            note={`${year} 年，${note}`}
          >
            <ul className="match-list">
              {found.map((row) => (
                <li key={`${row.policy} ${row.caseNumber}`}>
                  <Light kind={matchLight(row).kind}>{matchLight(row).word}</Light>
                  <p>
                    <AddressLink href={calculatorHref(row, asOf)}>{row.policyTitle}</AddressLink>
                    <span className="note">{` 第 ${row.clause} 条${row.caseNumber === '' ? '' : `，${row.caseTitle}（${row.caseNumber}）`}`}</span>
                  </p>
                  <p className="match-gain">{gainWords(row)}</p>
                  <p className="match-what">
                    {row.verdict === 'unknown'
                      ? `${row.near === null ? '' : `${row.near}。`}要知道：${row.missing.join(' ')}`
                      : nextWords(row)}
                  </p>
                  {row.register !== null && row.verdict === 'unknown' && mayAct ? (
                    <p className="match-what noprint">
                      <AddressLink href={applicationHref(row.register, row)}>填申报表</AddressLink>
                      <span className="note"> 平台已掌握的会填好，缺的在申报表里补</span>
                    </p>
                  ) : null}
                  {row.barred === null || row.verdict === 'eligible' ? null : (
                    <p className="match-what">{row.barred}</p>
                  )}
                </li>
              ))}
            </ul>
          </Section>
        );
      })}
    </>
  );
}
