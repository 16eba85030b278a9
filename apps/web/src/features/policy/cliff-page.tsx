import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { CliffLens, type CliffRow } from '@tenglong/contracts/policy';
import { request } from '../../shared/api/index.ts';
import { EmptyState, ErrorState, StillLines } from '../../shared/feedback/index.ts';
import { CopyLink, ExportButton, PrintButton } from '../../shared/forms/index.ts';
import {
  AddressLink,
  cell,
  LineTable,
  num,
  Page,
  Section,
  Segmented,
  Sentence,
} from '../../shared/layout/index.ts';
import { stringifySearch } from '../../shared/url/index.ts';
import { addressText, formatCount, formatDay, formatNumber, LightSign } from '../../shared/value/index.ts';
import { CliffBands } from './cliff-bands.tsx';
import type { CliffSearch } from './draft-search.ts';
import { matchYearsQuery } from './match-queries.ts';
import './policy.css';
import './draft.css';

const route = getRouteApi('/shell/policies/cliffs');

const lensQuery = (year: number | undefined) => ({
  queryKey: ['policy', 'cliffs', year],
  queryFn: ({ signal }: { readonly signal: AbortSignal }) =>
    request(CliffLens, 'GET', `/policies/cliffs/${year}`, { signal }),
  enabled: year !== undefined,
});

/** 断崖透视: every threshold of every policy, who stands how far from it, and where they crowd on the better side. */
export function CliffPage() {
  const search = route.useSearch();
  const years = useQuery(matchYearsQuery);
  const year = search.year ?? years.data?.[0];
  const { data, error, isPending, refetch } = useQuery(lensQuery(year));
  if (years.error) return <ErrorState what="断崖透视没有读出来" error={years.error} />;
  if (error) return <ErrorState what="断崖透视没有读出来" error={error} onRetry={() => void refetch()} />;
  if (years.data?.length === 0) {
    return (
      <Page title="断崖透视">
        <Sentence>还没有可以透视的年度</Sentence>
        <EmptyState>先入库数据、测算一个年度</EmptyState>
      </Page>
    );
  }
  if (isPending || !data) return <StillLines lines={16} what="断崖透视" />;
  return <Lens lens={data} search={search} />;
}

const isNear = ({ nearMet, nearUnmet }: CliffRow): boolean => nearMet + nearUnmet > 0;
const isBunched = ({ verdict, kind }: CliffRow): boolean => verdict === 'bunched' && kind !== 'cap';

function sentenceOf({ rows, year }: CliffLens): string {
  const bunched = rows.filter(isBunched).length;
  const near = rows.filter(isNear).length;
  return `${year} 年各项政策有界限 ${formatCount(rows.length, '条')}，${formatCount(near, '条')}的边上有企业，${
    bunched === 0 ? '没有一条线上扎堆' : `${formatCount(bunched, '条')}线上扎堆`
  }`;
}

function Lens({ lens, search }: { readonly lens: CliffLens; readonly search: CliffSearch }) {
  const { year, asOf, rows } = lens;
  const link = (change: Partial<CliffSearch>) =>
    `/policies/cliffs${stringifySearch({ ...search, ...change })}`;
  const shown = rows
    .filter((row) =>
      search.only === 'bunched' ? isBunched(row) : search.only === 'near' ? isNear(row) : true,
    )
    .sort(
      (a, b) =>
        Number(isBunched(b)) - Number(isBunched(a)) || b.nearMet + b.nearUnmet - a.nearMet - a.nearUnmet,
    );
  const measured = shown.filter(({ known }) => known > 0);
  const blank = shown.filter(({ known }) => known === 0);
  const policies = [...new Set(measured.map(({ policy }) => policy))];
  return (
    <Page title="断崖透视" context={`${year} 年度`} asOf={`判定日 ${formatDay(asOf)}`}>
      <Sentence
        lead="界限两边得到的不一样，就有人会凑数。这里只数已掌握的数据和在办申报；扎堆是该去看一看的记号，不是结论。"
        actions={
          <>
            <ExportButton path={`/policies/cliffs/${year}/export`} fileName={`断崖透视-${year}年.xlsx`} />
            <PrintButton />
          </>
        }
      >
        {sentenceOf(lens)}
      </Sentence>
      <div className="cliff-tools">
        <Segmented
          label="年度"
          current={String(year)}
          items={lens.years.map((each) => ({
            id: String(each),
            label: `${each} 年`,
            href: link({ year: each }),
          }))}
        />
        <Segmented
          label="看哪些"
          current={search.only ?? 'all'}
          items={[
            { id: 'all', label: `全部 ${rows.length}`, href: link({ only: undefined }) },
            { id: 'near', label: `边上有企业 ${rows.filter(isNear).length}`, href: link({ only: 'near' }) },
            {
              id: 'bunched',
              label: `线上扎堆 ${rows.filter(isBunched).length}`,
              href: link({ only: 'bunched' }),
            },
          ]}
        />
        <CopyLink />
      </div>
      {shown.length === 0 ? <EmptyState>没有这样的界限</EmptyState> : null}
      {policies.map((policy) => (
        <PolicyCliffs key={policy} rows={measured.filter((row) => row.policy === policy)} />
      ))}
      {blank.length > 0 ? (
        <Section title={`还没有数据的界限 ${formatCount(blank.length, '条')}`} note="要由企业申报或部门报来">
          <LineTable
            label="还没有数据的界限"
            heads={['政策', '界限', '类别', '出处']}
            rows={blank.map(({ id, policy, policyTitle, label, operator, bound, kind, clause }) => ({
              key: id,
              cells: [
                cell(<AddressLink href={`/policies/${policy}`}>{policyTitle}</AddressLink>),
                `${label} ${OPERATORS[operator]} ${bound}`,
                KINDS[kind],
                addressText(clause),
              ],
            }))}
          />
        </Section>
      ) : null}
      <Section title="怎样算">
        <p className="cliff-method">
          距离是（数值 − 界限）÷ 界限。“刚达到”和“差一点”是界限两边各 5%
          以内的件数，正好等于界限的按条款含不含本数归到一边。没有人凑数时，一件落在哪一边近似掷硬币；“出于偶然”是两边合计那么多件、至少这么多件落在达到一侧的机会，精确计算，小于
          0.01 的标为扎堆，合计不到 10
          件的不判断。数值本来就一边密一边疏的，也会显得偏，所以只是该去核对的记号。限额只看远近，不判断。
        </p>
      </Section>
    </Page>
  );
}

const OPERATORS = { atLeast: '≥', above: '>', atMost: '≤', below: '<' } as const;
const KINDS = { condition: '条件', tier: '分档', cap: '限额' } as const;

function PolicyCliffs({ rows }: { readonly rows: readonly CliffRow[] }) {
  const [first] = rows;
  if (!first) return null;
  return (
    <Section
      title={<AddressLink href={`/policies/${first.policy}`}>{first.policyTitle}</AddressLink>}
      note={`界限 ${formatCount(rows.length, '条')}`}
    >
      {rows.map((row) => (
        <Cliff key={row.id} row={row} />
      ))}
    </Section>
  );
}

function chanceWords({ kind, verdict, chance, nearMet, nearUnmet }: CliffRow): string {
  const counts = `刚达到 ${nearMet} 件，差一点 ${nearUnmet} 件`;
  if (kind === 'cap') return counts;
  if (verdict === 'few') return nearMet + nearUnmet === 0 ? '边上没有企业' : `${counts}，太少，不判断`;
  const likely = chance === null || chance === '0.0000' ? '不到 0.0001' : chance;
  return `${counts}，出于偶然的机会 ${likely}${verdict === 'bunched' ? '，线上扎堆' : ''}`;
}

function Cliff({ row }: { readonly row: CliffRow }) {
  const { label, operator, bound, kind, clause, says, known, unknown, neighbours } = row;
  const title = `${label} ${OPERATORS[operator]} ${bound}`;
  return (
    <div className="cliff">
      <div className="cliff-words">
        <p className="cliff-title">
          {isBunched(row) ? <LightSign kind="slow" label="线上扎堆" /> : null} {title}
        </p>
        <p className="note">{`${KINDS[kind]}，${says}，出处 ${addressText(clause)}`}</p>
        <p>{chanceWords(row)}</p>
        <p className="note">{`${formatNumber(known)} 件已知${unknown > 0 ? `，${formatNumber(unknown)} 件未知` : ''}`}</p>
      </div>
      {known === 0 ? (
        <p className="note">还没有这一项的数据</p>
      ) : (
        <CliffBands
          label={`离“${title}”多远`}
          bands={row.bands}
          better={operator === 'atLeast' || operator === 'above' ? 'above' : 'below'}
        />
      )}
      {neighbours.length > 0 ? (
        <details className="cliff-near">
          <summary>{`界限上下 5% 以内的 ${neighbours.length} 件`}</summary>
          <LineTable
            label="线边名单"
            heads={['企业', '乡镇', '等级', '项目', '哪一侧', num(row.unit ? `数值（${row.unit}）` : '数值')]}
            rows={neighbours.map((one, at) => ({
              key: `${one.creditCode} ${one.caseNumber} ${one.figure} ${at < 0 ? '' : at}`,
              cells: [
                cell(
                  <AddressLink href={`/enterprises/${one.creditCode}?tab=policies`}>{one.name}</AddressLink>,
                ),
                one.unitName,
                one.grade ?? '未评',
                one.caseNumber,
                one.met ? '刚达到' : '差一点',
                formatNumber(one.figure, { decimals: 2 }),
              ],
            }))}
          />
        </details>
      ) : null}
    </div>
  );
}
