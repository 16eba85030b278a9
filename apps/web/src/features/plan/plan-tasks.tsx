import type { PlanOverview } from '@tenglong/contracts/plan';
import { cell, LineTable, num, RulingMark, Section } from '../../shared/layout/index.ts';
import { PlanWords } from './plan-words.tsx';
import './plan.css';

/** The responsibility list, one row a task, with the clauses it carries out. */
export function PlanTasks({ tasks }: { readonly tasks: PlanOverview['tasks'] }) {
  return (
    <Section
      title="主要任务责任清单"
      note={`${tasks[0]?.address.split('#')[0] ?? ''}，${tasks.length} 项；分类照原文`}
    >
      <LineTable
        label="责任清单"
        look="plan-tasks"
        heads={[num('序号'), '工作内容', '目标举措', '责任单位', '配合单位', '条款']}
        rows={tasks.map((task) => ({
          key: task.address,
          cells: [
            String(task.number),
            cell(<TaskWork task={task} />, 'plan-task-what'),
            cell(task.category, 'plan-task-drive'),
            cell(
              <>
                {task.leads.join('、')} <RulingMark ruling={task.leadRuled} />
              </>,
              'plan-task-who',
            ),
            cell(task.supports.join('、') || '—', 'plan-task-who muted'),
            task.clauses.join('、') || '—',
          ],
        }))}
      />
    </Section>
  );
}

/** What is to be done: the words of the list, ours and, where the office has put them in, its own. */
const TaskWork = ({ task }: { readonly task: PlanOverview['tasks'][number] }) => (
  <>
    <b>{task.title}</b>
    <span className="note">{task.summary}</span>
    {task.words ? (
      <details className="task-words">
        <summary>原文</summary>
        <PlanWords>{task.words}</PlanWords>
      </details>
    ) : null}
  </>
);
