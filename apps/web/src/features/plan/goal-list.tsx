import type { PlanOverview } from '@tenglong/contracts/plan';
import { Section } from '../../shared/layout/index.ts';
import { formatNumber } from '../../shared/value/index.ts';
import './plan.css';

/** The goals of part two: target as the plan writes it, the latest actual value, and where each stands. */
export function GoalList({ goals }: { readonly goals: PlanOverview['goals'] }) {
  return (
    <Section title="主要目标" note={`方案第二部分，${goals.length} 项；加点的目标值依裁定取值`}>
      <ul className="goal-list">
        {goals.map(({ id, title, target, unit, actual, asOf, ruled }) => (
          <li key={id}>
            <span className="goal-title">
              {title} <span className="note">{unit}</span>
            </span>
            <span className="goal-figure">
              {actual === null ? <span className="muted">未报</span> : <b>{formatNumber(actual)}</b>}
              <span className="muted"> / {target}</span>
              {ruled ? (
                <span className="goal-ruled" title="依裁定取值">
                  ·<span className="unseen">依裁定取值</span>
                </span>
              ) : null}
            </span>
            {asOf ? <span className="note goal-where">{asOf}</span> : null}
          </li>
        ))}
      </ul>
    </Section>
  );
}
