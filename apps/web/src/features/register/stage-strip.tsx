import type { RegisterDetail } from '@tenglong/contracts/register';
import { AddressLink } from '../../shared/layout/index.ts';
import { LightSign } from '../../shared/value/index.ts';
import './register.css';

export interface StageStripProps {
  readonly register: Pick<RegisterDetail, 'stages' | 'target' | 'expected' | 'measure'>;
  readonly chosen: readonly string[];
  /** The address with only this stage, or only what is overdue in it. */
  readonly href: (stage: string, overdue: boolean) => string;
}

/** The loop as one strip, number first: press a stage to see only it. The end is wider, with what is asked for. */
export function StageStrip({ register: { stages, target, expected }, chosen, href }: StageStripProps) {
  const shown = stages.filter(({ kind, count }) => kind !== 'dropped' || count > 0);
  const goal = [
    ...(target !== null && target !== '0' ? [`任务 ${target}`] : []),
    ...(expected !== null && expected !== '0' ? [`序时 ${expected}`] : []),
  ].join('，');
  // What is asked for is done at the first end: one that comes after it is another thing.
  const end = shown.find(({ kind }) => kind === 'closed')?.id;
  return (
    <ol className="stages" aria-label="按阶段">
      {shown.map(({ id, title, kind, count, overdue }) => (
        <li key={id} className={kind === 'closed' ? 'stages-end' : undefined}>
          <AddressLink
            href={href(id, false)}
            aria-current={chosen.includes(id) ? 'true' : undefined}
            className="stages-stage"
          >
            <b>{count}</b>
            {title}
          </AddressLink>
          {overdue > 0 ? (
            <AddressLink className="stages-late" href={href(id, true)}>
              <LightSign kind="late" />
              逾期 {overdue}
            </AddressLink>
          ) : null}
          {id === end && goal !== '' ? <span className="note">{goal}</span> : null}
        </li>
      ))}
    </ol>
  );
}
