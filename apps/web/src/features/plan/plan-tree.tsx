import type { PlanOverview } from '@tenglong/contracts/plan';
import { Section } from '../../shared/layout/index.ts';
import { usePrinting } from '../../shared/table/index.ts';
import { ClauseRow } from './clause-row.tsx';
import { PlanWords } from './plan-words.tsx';
import './plan.css';

export interface PlanTreeProps {
  readonly parts: PlanOverview['parts'];
  /** Addresses that are unfolded; on paper all are. */
  readonly open: ReadonlySet<string>;
  readonly onToggle: (address: string) => void;
  readonly contradictionsHref: (address: string) => string;
}

/** The plan as a tree: part, clause, and under each clause the indicators, tasks, lists and rules that hang on it. */
export function PlanTree({ parts, open, onToggle, contradictionsHref }: PlanTreeProps) {
  const printing = usePrinting();
  return parts.map(({ address, title, summary, words, clauses }) => (
    <Section key={address} title={title} note={clauses.length > 0 ? `${clauses.length} 条` : address}>
      {summary ? <p className="plan-part">{summary}</p> : null}
      {words && clauses.length === 0 ? <PlanWords>{words}</PlanWords> : null}
      <ol className="clauses">
        {clauses.map((clause) => (
          <ClauseRow
            key={clause.address}
            clause={clause}
            open={printing || open.has(clause.address)}
            onToggle={() => onToggle(clause.address)}
            contradictionsHref={contradictionsHref(clause.address)}
          />
        ))}
      </ol>
    </Section>
  ));
}
