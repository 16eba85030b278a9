import type { PlanOverview } from '@tenglong/contracts/plan';
import { RulingMark, Section } from '../../shared/layout/index.ts';
import { formatNumber, LightSign } from '../../shared/value/index.ts';
import { NoFigure } from './no-figure.tsx';
import './plan.css';

export interface GoalListProps {
  readonly goals: PlanOverview['goals'];
  readonly place: string;
}

/** The main targets: target as the plan writes it, the latest actual value, and where each stands. */
export function GoalList({ goals, place }: GoalListProps) {
  return (
    <Section title="主要目标" note={`方案${place}，${goals.length} 项；现状取自测算、腾笼账和各清单`}>
      <ul className="goal-list">
        {goals.map((goal) => (
          <GoalLine key={goal.id} goal={goal} />
        ))}
      </ul>
    </Section>
  );
}

function GoalLine({ goal }: { readonly goal: PlanOverview['goals'][number] }) {
  const { title, target, actual, moved, source, publishedBy, ruling } = goal;
  const where = whereWords(goal);
  return (
    <li>
      <span className="goal-title">{title}</span>
      <span className="goal-figure">
        {actual === null ? (
          <NoFigure source={source} publishedBy={publishedBy} />
        ) : (
          <>
            {moved} <b>{formatNumber(actual)}</b>
          </>
        )}
        <span className="muted"> / {target}</span>
        <RulingMark ruling={ruling} />
      </span>
      {where ? (
        <span className="note goal-where">
          <Verdict verdict={goal.verdict} /> {where}
        </span>
      ) : null}
    </li>
  );
}

function Verdict({ verdict }: Pick<PlanOverview['goals'][number], 'verdict'>) {
  if (verdict === 'met') return <LightSign kind="done" label="达到" />;
  return verdict === 'short' ? <LightSign kind="slow" label="未达到" /> : null;
}

/** How a goal stands and where its figure is from; of one that nothing kept here measures, whose figure counts. */
function whereWords({ asOf, publishedBy, verdict, short, unit }: PlanOverview['goals'][number]): string {
  if (asOf === null) return publishedBy === null ? '' : `以${publishedBy}公布的为准`;
  const stands = {
    met: '达到',
    short: `还差 ${short ?? ''}${unit === '%' ? '%' : ` ${unit}`}`,
    open: '目标未裁定',
    unknown: '',
  };
  return [stands[verdict], asOf].filter(Boolean).join('，');
}
