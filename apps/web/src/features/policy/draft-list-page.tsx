import { useQuery } from '@tanstack/react-query';
import type { DraftCard } from '@tenglong/contracts/policy';
import { EmptyState, ErrorState, StillLines } from '../../shared/feedback/index.ts';
import { AddressLink, Page, Section, Sentence } from '../../shared/layout/index.ts';
import { addressText, formatCount, formatInstant, Light, type LightKind } from '../../shared/value/index.ts';
import { draftsQuery } from './draft-queries.ts';
import './policy.css';

const STATES: Readonly<Record<DraftCard['status'], readonly [LightKind, string]>> = {
  open: ['slow', '草稿'],
  submitted: ['late', '待公布'],
  published: ['done', '已公布'],
  dropped: ['none', '已作废'],
};

/** 政策编辑: what is being changed, what waits for the second person, what was published. */
export function DraftListPage() {
  const { data, error, isPending, refetch } = useQuery(draftsQuery);
  if (error) return <ErrorState what="政策草稿没有读出来" error={error} onRetry={() => void refetch()} />;
  if (isPending) return <StillLines lines={10} what="政策编辑" />;
  const { drafts } = data;
  const count = (status: DraftCard['status']) => drafts.filter((one) => one.status === status).length;
  return (
    <Page title="政策编辑">
      <Sentence
        lead="改政策先起草，检查、用例、影响都过了再提交，由另一个人公布；以前的版本永远保留。"
        actions={
          <AddressLink className="btn btn-primary" href="/policies">
            从政策库选一项来改
          </AddressLink>
        }
      >
        {drafts.length === 0
          ? '还没有改过政策'
          : `待公布 ${formatCount(count('submitted'), '份')}，在改 ${formatCount(count('open'), '份')}`}
      </Sentence>
      {drafts.length === 0 ? <EmptyState>在政策库打开一项政策，按“起草修改”</EmptyState> : null}
      {drafts.length > 0 ? (
        <Section title={`草稿 ${formatCount(drafts.length, '份')}`}>
          <ul className="policies">
            {drafts.map((draft) => (
              <li key={draft.id}>
                <p className="policies-head">
                  <AddressLink href={`/policies/drafts/${draft.id}`}>{draft.policyTitle}</AddressLink>
                  <Light kind={STATES[draft.status][0]}>{STATES[draft.status][1]}</Light>
                  <span className="note">{`出处 ${addressText(draft.clause)} · 第 ${draft.revision} 稿`}</span>
                </p>
                <p className="policies-words">{draft.purpose}</p>
                <p className="note">
                  {`${draft.begunBy}起草，${draft.changedBy} ${formatInstant(draft.changedAt)} 最后改动${draft.faults > 0 ? `，${draft.faults} 处没有通过` : ''}${draft.status === 'published' ? `，${draft.decidedBy ?? ''}公布，自 ${draft.from} 起` : ''}`}
                </p>
              </li>
            ))}
          </ul>
        </Section>
      ) : null}
    </Page>
  );
}
