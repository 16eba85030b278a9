import { useQuery } from '@tanstack/react-query';
import { ErrorState, StillLines } from '../../shared/feedback/index.ts';
import { AddressLink, Page, Section, Sentence } from '../../shared/layout/index.ts';
import { addressText, formatCount } from '../../shared/value/index.ts';
import { calculatorsQuery } from './policy-queries.ts';
import './policy.css';

/** What can be calculated, in the order of the clauses. */
export function CalculatorList({ home }: { readonly home: string }) {
  const { data, error, isPending, refetch } = useQuery(calculatorsQuery);
  if (error) return <ErrorState what="政策计算器没有读出来" error={error} onRetry={() => void refetch()} />;
  if (isPending) return <StillLines lines={14} what="政策计算器" />;
  const ready = data.policies.filter(({ unavailable }) => unavailable === null);
  const groups = [
    { title: '算得出金额', policies: ready.filter(({ outcome }) => outcome === 'amount') },
    { title: '判断能否适用', policies: ready.filter(({ outcome }) => outcome !== 'amount') },
  ];
  return (
    <Page title="政策计算器">
      <Sentence lead="选一项政策，填上情况就算；在本机计算，所填不上传，不用登录。">
        {`${formatCount(ready.length, '项')}政策可以自己先算一算`}
      </Sentence>
      {groups
        .filter(({ policies }) => policies.length > 0)
        .map(({ title, policies }) => (
          <Section key={title} title={`${title} ${formatCount(policies.length, '项')}`}>
            <ul className="policies">
              {policies.map(({ id, title: name, clause, summary }) => (
                <li key={id}>
                  <p className="policies-head">
                    <AddressLink href={`${home}/${id}`}>{name}</AddressLink>
                    <span className="note">{`出处 ${addressText(clause)}`}</span>
                  </p>
                  <p className="policies-words">{summary}</p>
                </li>
              ))}
            </ul>
          </Section>
        ))}
    </Page>
  );
}
