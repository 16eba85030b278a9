import type { LedgerOverview } from '@tenglong/contracts/ledger';
import { AddressLink, Section } from '../../shared/layout/index.ts';

/** Entries that should be in the books and say nothing: each leads to where it is filled in. */
export function GapSection({ gaps, gapTotal }: Pick<LedgerOverview, 'gaps' | 'gapTotal'>) {
  if (gapTotal === 0) return null;
  const rest = gapTotal - gaps.length;
  return (
    <Section
      title={`未入账 ${gapTotal} 件`}
      note="没有报的不按零算，别处已经计入的不重复计，都没有算进上面的数；没有腾出或没有占用的请填 0"
    >
      <ul className="ledger-list">
        {gaps.map(({ entryId, subjectName, unitName, registerTitle, message }) => (
          <li key={entryId}>
            <span>
              <AddressLink href={`/entries/${entryId}`}>{subjectName}</AddressLink>
              <span className="note">{` ${registerTitle}，${unitName}`}</span>
            </span>
            <span>{message}</span>
          </li>
        ))}
      </ul>
      {rest > 0 ? <p className="note">{`另有 ${rest} 件，请到各清单筛选`}</p> : null}
    </Section>
  );
}
