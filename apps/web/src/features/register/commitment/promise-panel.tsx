import { useQuery } from '@tanstack/react-query';
import type { EntryDetail } from '@tenglong/contracts/register';
import { ErrorState, StillLines } from '../../../shared/feedback/index.ts';
import { AddressLink, Section } from '../../../shared/layout/index.ts';
import { ClawbackSection } from './clawback-section.tsx';
import './commitment.css';
import { promisesQuery } from './commitment-queries.ts';
import { CommitmentTable } from './commitment-table.tsx';
import { InterlockSection } from './interlock-section.tsx';

/** On an entry: what bars it, what it promises, and, on a promise, where it comes from and what it owes. */
export function PromisePanel({ entry }: { readonly entry: EntryDetail }) {
  const { data, error, isPending, refetch } = useQuery(promisesQuery(entry.id, entry.revision));
  if (error) return <ErrorState what="承诺没有读出来" error={error} onRetry={() => void refetch()} />;
  if (isPending) return <StillLines lines={4} what="承诺" />;
  const { interlock, promised, origin, clawback } = data;
  return (
    <>
      {interlock ? <InterlockSection entry={entry} interlock={interlock} /> : null}
      {promised.length > 0 ? (
        <Section title="核定后的承诺" note={`${promised.length} 项，由平台按政策登记`}>
          <CommitmentTable label="核定后的承诺" rows={promised} named={false} />
        </Section>
      ) : null}
      {origin ? (
        <p className="note">
          这项承诺来自 <AddressLink href={`/entries/${origin.id}`}>{origin.title}</AddressLink>
        </p>
      ) : null}
      {clawback ? <ClawbackSection entry={entry} clawback={clawback} /> : null}
    </>
  );
}
