import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import type { PolicyPage } from '@tenglong/contracts/policy';
import { ErrorState, StillLines } from '../../shared/feedback/index.ts';
import { CopyLink, PrintButton } from '../../shared/forms/index.ts';
import {
  AddressLink,
  cell,
  LineTable,
  num,
  Page,
  RulingMark,
  Section,
  Segmented,
  Sentence,
} from '../../shared/layout/index.ts';
import { addressText, formatCount, formatDay } from '../../shared/value/index.ts';
import { BeginDraftButton } from './begin-draft-button.tsx';
import { policyQuery } from './policy-queries.ts';
import { termWords } from './term-words.ts';
import './policy.css';

const route = getRouteApi('/shell/policies/$id');

const PARTS = {
  when: '适用于',
  requires: '条件',
  gives: '给予',
  caps: '至多',
  sets: '定为',
  quantity: '数量',
} as const;
const KINDS = { strict: '从严', adopted: '采用', generous: '从宽' } as const;
const VERDICTS = { eligible: '符合', ineligible: '不符合', unknown: '未知' } as const;

const clauseLink = (clause: string) => (
  <AddressLink href={`/plan?address=${encodeURIComponent(clause)}`}>{addressText(clause)}</AddressLink>
);

/** One policy: our words, provisions beside their clauses, parameters, readings, cases. */
export function PolicyPageView() {
  const { id } = route.useParams();
  const { from } = route.useSearch();
  const { data, error, isPending, refetch } = useQuery(policyQuery(id, from));
  if (error) return <ErrorState what="这项政策没有读出来" error={error} onRetry={() => void refetch()} />;
  if (isPending) return <StillLines lines={16} what="政策" />;
  return (
    <Page title={data.title} context={termWords(data)}>
      <Sentence
        path={<AddressLink href="/policies">政策库</AddressLink>}
        lead={data.summary}
        actions={
          <>
            <CopyLink />
            {data.unavailable ? null : (
              <AddressLink className="btn" href={`/policies/calculator/${data.id}`}>
                算一算
              </AddressLink>
            )}
            <BeginDraftButton policy={data.id} />
            <PrintButton />
          </>
        }
      >
        {data.title}
      </Sentence>
      <Versions policy={data} />
      {data.superseding ? <p className="policy-open">{termWords(data)}</p> : null}
      {data.unavailable ? <p className="policy-open">{data.unavailable}</p> : null}
      {data.fromRuled ? (
        <p className="note">
          {`${formatDay(data.from)}起施行`}
          <RulingMark ruling={data.fromRuled} />
        </p>
      ) : null}
      {data.note ? <p className="note">{data.note}</p> : null}
      <Provisions policy={data} />
      <Parameters policy={data} />
      <Readings policy={data} />
      <Taken policy={data} />
      <Cases policy={data} />
    </Page>
  );
}

interface PartProps {
  readonly policy: PolicyPage;
}

/** The versions, where there are several: each judges from its own first day until the next takes over. */
function Versions({ policy: { id, from, versions } }: PartProps) {
  if (versions.length < 2) return null;
  return (
    <div className="dt-tools">
      <Segmented
        label="版本"
        current={from}
        items={versions.map((one) => ({
          id: one.from,
          label: `${one.from} 起${one.current ? '（现行）' : ''}`,
          href: `/policies/${id}?from=${one.from}`,
        }))}
      />
      <span className="muted">每个版本判定自己的日期，以前的情形永远按当时的版本</span>
    </div>
  );
}

function Provisions({ policy: { provisions, terms } }: PartProps) {
  return (
    <Section
      title={`规则 ${formatCount(provisions.length, '条')}`}
      note="每条对应原文的一句，规则按现行参数写出"
    >
      <ol className="provisions">
        {provisions.map(({ id, clause, says, soft, overrides, obliges, parts }) => (
          <li key={id}>
            <p className="provisions-says">
              {says}
              <span className="note">
                出处 {clauseLink(clause)}
                {soft ? ' · 原则上，可由书面决定放宽' : ''}
              </span>
            </p>
            <dl className="provisions-parts">
              {parts.map(({ part, text }) => (
                <div key={part}>
                  <dt>{PARTS[part]}</dt>
                  <dd>{text}</dd>
                </div>
              ))}
              {overrides.length > 0 ? (
                <div>
                  <dt>排除</dt>
                  <dd>{overrides.join('；')}</dd>
                </div>
              ) : null}
              {obliges ? (
                <div>
                  <dt>义务</dt>
                  <dd>{obliges}</dd>
                </div>
              ) : null}
            </dl>
          </li>
        ))}
      </ol>
      {terms.length > 0 ? (
        <dl className="provisions-parts provisions-terms">
          {terms.map(({ label, text }) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{text}</dd>
            </div>
          ))}
        </dl>
      ) : null}
    </Section>
  );
}

function Parameters({ policy: { parameters } }: PartProps) {
  if (parameters.length === 0) return null;
  return (
    <Section title={`参数 ${formatCount(parameters.length, '个')}`} note="规则里的每个数都在这里">
      <LineTable
        label="参数"
        look=""
        heads={['参数', '取值', '出处', '说明']}
        rows={parameters.map(({ name, label, value, clause, note }) => ({
          key: name,
          cells: [label, value, clause ? cell(clauseLink(clause)) : '', note ?? ''],
        }))}
      />
    </Section>
  );
}

function Readings({ policy: { readings } }: PartProps) {
  if (readings.length === 0) return null;
  return (
    <Section title="原文可以有几种理解的地方" note="判定时同时给出各种理解的差额">
      <ol className="provisions">
        {readings.map(({ id, clause, question, ruling, alternatives }) => (
          <li key={id}>
            <p className="provisions-says">
              {question}
              <span className="note">出处 {clauseLink(clause)}</span>
            </p>
            <dl className="provisions-parts">
              {alternatives.map(({ kind, says, beyond }) => (
                <div key={says}>
                  <dt>{KINDS[kind]}</dt>
                  <dd>
                    {says}
                    {beyond ? `（${beyond}）` : ''}
                  </dd>
                </div>
              ))}
              {ruling ? (
                <div>
                  <dt>理由</dt>
                  <dd>{ruling}</dd>
                </div>
              ) : null}
            </dl>
          </li>
        ))}
      </ol>
    </Section>
  );
}

/** Where what the platform holds is not what the clause says, and stands for it all the same. */
function Taken({ policy: { taken } }: PartProps) {
  if (taken.length === 0) return null;
  return (
    <Section title="平台里的事实怎样认定" note="政策找企业和申报表按此填；申报时可以另作认定">
      <dl className="provisions-parts provisions-terms">
        {taken.map(({ id, label, ruling }) => (
          <div key={id}>
            <dt>{label}</dt>
            <dd>{ruling}</dd>
          </div>
        ))}
      </dl>
    </Section>
  );
}

function Cases({ policy: { cases } }: PartProps) {
  return (
    <Section title={`用例 ${formatCount(cases.length, '个')}`} note="按条款手算，政策改动后须全部成立">
      <LineTable
        label="用例"
        look=""
        heads={['情形', '判定日', '结论', num('结果')]}
        rows={cases.map(({ id, says, asOf, verdict, outcome }) => ({
          key: id,
          cells: [says, asOf, VERDICTS[verdict], cell(outcome)],
        }))}
      />
    </Section>
  );
}
