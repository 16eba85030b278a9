import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import type { PolicyDraft } from '@tenglong/contracts/policy';
import { ErrorState, StillLines } from '../../shared/feedback/index.ts';
import { PrintButton } from '../../shared/forms/index.ts';
import {
  AddressLink,
  HeadRow,
  Page,
  ScrollStrip,
  Section,
  Sentence,
  Tabs,
} from '../../shared/layout/index.ts';
import { formatCount, formatDay, formatInstant, LightSign } from '../../shared/value/index.ts';
import { DraftCases } from './draft-cases.tsx';
import { DraftDecision } from './draft-decision.tsx';
import { DraftEffect } from './draft-effect.tsx';
import { DraftFigures } from './draft-figures.tsx';
import { draftQuery } from './draft-queries.ts';
import { DraftRules } from './draft-rules.tsx';
import type { DRAFT_TABS } from './draft-search.ts';
import { DraftTexts } from './draft-texts.tsx';
import { useDraftEdit } from './use-draft-edit.ts';
import './policy.css';
import './draft.css';

const route = getRouteApi('/shell/policies/drafts/$draft');
type Tab = (typeof DRAFT_TABS)[number];

/** One draft: what is changed, what does not pass, whom it concerns, and what comes next. */
export function DraftPage() {
  const { draft: id } = route.useParams();
  const { data, error, isPending, refetch } = useQuery(draftQuery(id));
  if (error) return <ErrorState what="这份草稿没有读出来" error={error} onRetry={() => void refetch()} />;
  if (isPending) return <StillLines lines={16} what="政策草稿" />;
  return <Draft draft={data} onStale={() => void refetch()} />;
}

const STATES = { open: '草稿', submitted: '待公布', published: '已公布', dropped: '已作废' } as const;

function sentenceOf({ policyTitle, status, from, baseFrom, changes, faults }: PolicyDraft): string {
  const day = from > baseFrom ? `，${formatDay(from)}起施行` : '';
  if (status === 'published') return `“${policyTitle}”的修改已公布${day}`;
  if (status === 'dropped') return `“${policyTitle}”的这份草稿已作废`;
  const passes = faults.length === 0 ? '检查和用例全部通过' : `${faults.length} 处没有通过`;
  return `“${policyTitle}”改了 ${changes.length} 处${day}，${passes}`;
}

function Draft({ draft, onStale }: { readonly draft: PolicyDraft; readonly onStale: () => void }) {
  const { tab = 'figures' } = route.useSearch();
  const editing = useDraftEdit(draft);
  const part = { draft, editing };
  const link = (id: Tab) => `/policies/drafts/${draft.id}${id === 'figures' ? '' : `?tab=${id}`}`;
  const broken = draft.results.filter(({ faults }) => faults.length > 0).length;
  const tabs: readonly (readonly [Tab, string])[] = [
    ['figures', '数与分档'],
    ['rules', '规则'],
    ['texts', '日期与文字'],
    ['cases', broken > 0 ? `用例（${broken} 个不同）` : '用例'],
    ['effect', '影响'],
    ['history', '改动与记录'],
  ];
  return (
    <Page title={`${draft.policyTitle}草稿`} context={STATES[draft.status]}>
      <Sentence
        path={<AddressLink href="/policies/drafts">政策编辑</AddressLink>}
        lead={`${draft.purpose}。${draft.begunBy}起草，${draft.changedBy} ${formatInstant(draft.changedAt)} 改到第 ${draft.revision} 稿。`}
        actions={
          <>
            <AddressLink className="btn" href={`/policies/${draft.policy}`}>
              看现行版本
            </AddressLink>
            <PrintButton />
          </>
        }
      >
        {sentenceOf(draft)}
      </Sentence>
      <DraftDecision draft={draft} />
      {editing.error ? <ErrorState what="没有记下" error={editing.error} onRetry={onStale} /> : null}
      <Standing draft={draft} />
      <Tabs
        label="草稿的各部分"
        current={tab}
        items={tabs.map(([id, label]) => ({ id, label, href: link(id) }))}
      />
      {tab === 'figures' ? <DraftFigures {...part} /> : null}
      {tab === 'rules' ? <DraftRules {...part} /> : null}
      {tab === 'texts' ? <DraftTexts {...part} /> : null}
      {tab === 'cases' ? <DraftCases {...part} /> : null}
      {tab === 'effect' ? <DraftEffect draft={draft} /> : null}
      {tab === 'history' ? <History draft={draft} /> : null}
    </Page>
  );
}

const MOST_FAULTS = 8;

/** What does not pass, in one place, with the words that lead there. */
function Standing({ draft: { id, faults, results } }: { readonly draft: PolicyDraft }) {
  if (faults.length === 0) return null;
  const ids = new Set(results.map((one) => one.id));
  const broken = results.filter((one) => one.faults.length > 0).length;
  const others = faults.filter(({ file, path }) => file === 'policy' || !ids.has(path));
  return (
    <Section title={`没有通过 ${formatCount(faults.length, '处')}`} note="改好才能提交">
      <ul className="draft-faults">
        {broken > 0 ? (
          <li>
            <LightSign kind="late" />{' '}
            <AddressLink href={`/policies/drafts/${id}?tab=cases`}>
              {`${formatCount(broken, '个')}用例与草稿不同`}
            </AddressLink>
            <span className="note">规则错了改规则；用例该改的，按条款手算改期望</span>
          </li>
        ) : null}
        {others.slice(0, MOST_FAULTS).map(({ file, path, message, remedy }) => (
          <li key={`${path} ${message}`}>
            <LightSign kind="late" /> {message}
            <span className="note">{`${file}.yaml ${path}。${remedy}`}</span>
          </li>
        ))}
      </ul>
      {others.length > MOST_FAULTS ? (
        <p className="note">{`另有 ${others.length - MOST_FAULTS} 处，见各部分`}</p>
      ) : null}
    </Section>
  );
}

function History({ draft: { changes, history } }: { readonly draft: PolicyDraft }) {
  return (
    <>
      <Section title={`与现行版本不同 ${formatCount(changes.length, '处')}`}>
        <ScrollStrip label="改动">
          <table className="tbl draft-changes">
            <HeadRow heads={['哪里', '现行', '草稿']} />
            <tbody>
              {changes.map(({ place, before, after }) => (
                <tr key={`${place} ${before} ${after}`}>
                  <th scope="row">{place}</th>
                  <td>{before || '—'}</td>
                  <td>{after || '—'}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollStrip>
      </Section>
      <Section title="谁改了什么" note="只增不改">
        <ScrollStrip label="记录">
          <table className="tbl draft-changes">
            <HeadRow heads={['时间', '谁', '做了什么', '原来', '改为', '理由']} />
            <tbody>
              {history.map(({ revision, at, by, says, before, after, reason }) => (
                <tr key={`${revision} ${at} ${says} ${before} ${after}`}>
                  <td>{formatInstant(at)}</td>
                  <td>{by}</td>
                  <th scope="row">{says}</th>
                  <td>{before}</td>
                  <td>{after}</td>
                  <td>{reason}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollStrip>
      </Section>
    </>
  );
}
