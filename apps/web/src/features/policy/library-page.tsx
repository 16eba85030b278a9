import { useQuery } from '@tanstack/react-query';
import type { PolicyCard } from '@tenglong/contracts/policy';
import { EmptyState, ErrorState, StillLines } from '../../shared/feedback/index.ts';
import { PrintButton } from '../../shared/forms/index.ts';
import { AddressLink, Page, Section, Sentence } from '../../shared/layout/index.ts';
import { addressText, formatCount, LightSign } from '../../shared/value/index.ts';
import { libraryQuery } from './policy-queries.ts';
import { termWords } from './term-words.ts';
import './policy.css';

const GROUPS = [
  { outcome: 'amount', title: '资金', note: '算得出金额' },
  { outcome: 'grade', title: '评价等级', note: '与亩均评价有关' },
  { outcome: 'rest', title: '用地、审批与费用', note: '判断能否适用' },
] as const;

const groupOf = ({ outcome }: PolicyCard) => (outcome === 'amount' || outcome === 'grade' ? outcome : 'rest');

/** 政策库: what the plan promises, clause by clause, in our own words. */
export function PolicyLibraryPage() {
  const { data, error, isPending, refetch } = useQuery(libraryQuery);
  if (error) return <ErrorState what="政策库没有读出来" error={error} onRetry={() => void refetch()} />;
  if (isPending) return <StillLines lines={14} what="政策库" />;
  const { policies } = data;
  if (policies.length === 0) {
    return (
      <Page title="政策库">
        <Sentence>方案里还没有政策</Sentence>
        <EmptyState>政策放在方案目录的 policies 之下，一项一个目录</EmptyState>
      </Page>
    );
  }
  const open = policies.filter(({ unavailable }) => unavailable !== null).length;
  return (
    <Page title="政策库">
      <Sentence
        lead="说明是我们自己的话，办事以方案原文为准；每项政策的条件、数额和用例都列在里面。"
        actions={<PrintButton />}
      >
        {`方案的扶持条款写成了 ${formatCount(policies.length, '项')}政策${open > 0 ? `，其中 ${formatCount(open, '项')}还没有标准` : ''}`}
      </Sentence>
      {GROUPS.map(({ outcome, title, note }) => {
        const found = policies.filter((policy) => groupOf(policy) === outcome);
        if (found.length === 0) return null;
        return (
          <Section key={outcome} title={`${title} ${formatCount(found.length, '项')}`} note={note}>
            <ul className="policies">
              {found.map((policy) => (
                <PolicyEntry key={policy.id} policy={policy} />
              ))}
            </ul>
          </Section>
        );
      })}
    </Page>
  );
}

function PolicyEntry({ policy }: { readonly policy: PolicyCard }) {
  const { id, title, clause, summary, unavailable } = policy;
  return (
    <li>
      <p className="policies-head">
        <AddressLink href={`/policies/${id}`}>{title}</AddressLink>
        <span className="note">{`出处 ${addressText(clause)}`}</span>
      </p>
      <p className="policies-words">{summary}</p>
      {unavailable ? (
        <p className="note">
          <LightSign kind="none" /> {unavailable}
        </p>
      ) : (
        <p className="note">{termWords(policy)}</p>
      )}
    </li>
  );
}
