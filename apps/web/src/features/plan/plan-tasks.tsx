import type { PlanOverview } from '@tenglong/contracts/plan';
import { HeadRow, num, RulingMark, ScrollStrip, Section } from '../../shared/layout/index.ts';
import { PlanWords } from './plan-words.tsx';
import './plan.css';

/** The responsibility list, one row a task, with the clauses it carries out. */
export function PlanTasks({ tasks }: { readonly tasks: PlanOverview['tasks'] }) {
  return (
    <Section
      title="主要任务责任清单"
      note={`${tasks[0]?.address.split('#')[0] ?? ''}，${tasks.length} 项；分类照原文`}
    >
      <ScrollStrip label="责任清单">
        <table className="tbl plan-tasks">
          <HeadRow heads={[num('序号'), '目标举措', '工作内容', '责任单位', '配合单位', '条款']} />
          <tbody>
            {tasks.map((task) => (
              <tr key={task.address} id={`task-${task.number}`}>
                <td className="num">{task.number}</td>
                <td>{task.category}</td>
                <th scope="row" className="plan-task-what">
                  <b>{task.title}</b>
                  <span className="note">{task.summary}</span>
                  {task.words ? (
                    <details className="task-words">
                      <summary>原文</summary>
                      <PlanWords>{task.words}</PlanWords>
                    </details>
                  ) : null}
                </th>
                <td className="plan-task-who">
                  {task.leads.join('、')} <RulingMark ruling={task.leadRuled} />
                </td>
                <td className="plan-task-who muted">{task.supports.join('、') || '—'}</td>
                <td>{task.clauses.join('、') || '—'}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollStrip>
    </Section>
  );
}
