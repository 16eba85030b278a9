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
        {goals.map(
          ({ id, title, target, unit, actual, asOf, source, publishedBy, ruling, verdict, short }) => (
            <li key={id}>
              <span className="goal-title">{title}</span>
              <span className="goal-figure">
                {actual === null ? (
                  <NoFigure source={source} publishedBy={publishedBy} />
                ) : (
                  <b>{formatNumber(actual)}</b>
                )}
                <span className="muted"> / {target}</span>
                <RulingMark ruling={ruling} />
              </span>
              {asOf ? (
                <span className="note goal-where">
                  {verdict === 'met' ? (
                    <LightSign kind="done" label="达到" />
                  ) : verdict === 'short' ? (
                    <LightSign kind="slow" label="未达到" />
                  ) : null}{' '}
                  {verdict === 'met'
                    ? '达到'
                    : verdict === 'short'
                      ? `还差 ${short ?? ''} ${unit}`
                      : '目标未裁定'}
                  ，{asOf}
                </span>
              ) : null}
            </li>
          ),
        )}
      </ul>
    </Section>
  );
}
