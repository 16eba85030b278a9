import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import type { TaskDetail, TaskGoal } from '@tenglong/contracts/register';
import { GoalBar } from '../../shared/chart/index.ts';
import { PrintButton } from '../../shared/forms/index.ts';
import {
  AddressLink,
  bare,
  cell,
  LineTable,
  num,
  Page,
  RulingMark,
  Section,
  Sentence,
} from '../../shared/layout/index.ts';
import { ReadOnlyNotice } from '../../shared/session/index.ts';
import { addressText, formatDay, formatNumber, Light } from '../../shared/value/index.ts';
import { taskQuery } from './register-queries.ts';
import { ReportForm } from './report-form.tsx';
import { goalFigure, monthText, ownLight, recordLight, shortMonth } from './task-words.ts';
import './tasks.css';
import { Waiting } from './waiting.tsx';

const route = getRouteApi('/shell/tasks/$number');

/** One task: its own word against its records, its goals, and what was said month by month. */
export function TaskPage() {
  const { number } = route.useParams();
  const { month } = route.useSearch();
  const { data, error, refetch } = useQuery(taskQuery(number, month));
  if (!data) return <Waiting what="这项任务" error={error} onRetry={() => void refetch()} />;
  return <TaskBody task={data} />;
}

function TaskBody({ task }: { readonly task: TaskDetail }) {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const open = (report: boolean) =>
    void navigate({ search: { ...search, report: report || undefined }, replace: true, resetScroll: false });
  const month = task.next?.period ?? task.month;
  const asOf = `数据截至 ${formatDay(task.asOf)}`;
  return (
    <Page
      title={`${task.title}，责任清单`}
      printTitle={`责任清单第 ${task.number} 项：${task.title}`}
      asOf={asOf}
    >
      <Sentence
        path={
          <>
            <AddressLink href="/tasks">责任清单</AddressLink> / {`第 ${task.number} 项`}
          </>
        }
        lead={`${task.title}。${task.summary}`}
        actions={
          <>
            <PrintButton />
            {task.mayReport ? (
              <button type="button" className="btn btn-primary" onClick={() => open(true)}>
                {`填报 ${shortMonth(month)}进展`}
              </button>
            ) : null}
          </>
        }
      >
        {task.sentence}
      </Sentence>
      <ReadOnlyNotice unless="register.act">您是只读岗位：可以查看和打印，进展由责任单位填报</ReadOnlyNotice>
      <Compared task={task} />
      <Goals task={task} />
      <Months task={task} />
      <Duties task={task} />
      {search.report && task.mayReport ? (
        <ReportForm key={month} task={task} month={month} onClose={() => open(false)} />
      ) : null}
    </Page>
  );
}

/** The department's word and the light of the records side by side, and whether they agree. */
function Compared({ task }: { readonly task: TaskDetail }) {
  const own = ownLight(task.report);
  const light = recordLight(task);
  return (
    <dl className="task-compared">
      <div>
        <dt>{`自评，${monthText(task.month)}`}</dt>
        <dd>
          <Light kind={own.kind}>{own.word}</Light>
          <span className="note">
            {task.report
              ? `${task.report.by}，${formatDay(task.report.on)}，${task.report.source}`
              : '责任单位没有报'}
          </span>
        </dd>
      </div>
      <div>
        <dt>实据，按关联的清单和指标</dt>
        <dd>
          <Light kind={light.kind}>{light.word}</Light>
          <span className="note">{task.because}</span>
        </dd>
      </div>
      <div>
        <dt>对照</dt>
        <dd>
          {task.flags.length === 0 ? (
            <span className="muted">{task.report && light.kind !== 'none' ? '一致' : '不能对照'}</span>
          ) : (
            task.flags.map(({ id, title }) => (
              <b key={id} className="task-flag">
                {title}
              </b>
            ))
          )}
        </dd>
      </div>
    </dl>
  );
}

function Goals({ task: { goals, registers } }: { readonly task: TaskDetail }) {
  if (goals.length === 0 && registers.length === 0) {
    return (
      <Section title="关联目标">
        <p className="muted">方案没有给这项任务写数，也没有清单承接它，只能看自评</p>
      </Section>
    );
  }
  return (
    <Section
      title="关联目标"
      note="灯按完成与序时之比：到 1 按期，不到 1 偏慢，不到 0.8 落后；界线在方案数据里"
    >
      <LineTable
        label="关联目标"
        heads={['目标', '进度', num('完成/目标'), num('按序时应'), '对照序时', '取自']}
        rows={[...goals.map(goalLine), ...registers.map(registerLine)]}
      />
    </Section>
  );
}

function goalLine(goal: TaskGoal) {
  const { kind, word } = recordLight(goal);
  const target = Number(goal.target);
  const done = Number(goal.done ?? 0);
  const countable = goal.kind === 'list' && goal.done !== null && target > 0;
  return {
    key: `${goal.address} ${goal.title}`,
    cells: [
      cell(
        <>
          {goal.title} <span className="note">{goal.kind === 'list' ? goal.unit : goal.target}</span>
          <RulingMark ruling={goal.ruling} />
        </>,
      ),
      cell(<Light kind={kind}>{word}</Light>),
      goalFigure(goal),
      goal.expected === null ? '—' : formatNumber(goal.expected),
      countable
        ? bare(<GoalBar actual={done / target} pace={Number(goal.expected) / target} width={120} />)
        : bare(null),
      cell(
        goal.href === null ? goal.asOf : <AddressLink href={goal.href}>{goal.asOf}</AddressLink>,
        'task-from',
      ),
    ],
  };
}

function registerLine({ id, title, measure, open, overdue, closed }: TaskDetail['registers'][number]) {
  const light =
    overdue > 0 ? (
      <Light kind="slow">{`逾期 ${overdue}`}</Light>
    ) : (
      <Light kind={open + closed === 0 ? 'none' : 'good'}>{open + closed === 0 ? '还没有' : '按期'}</Light>
    );
  return {
    key: id,
    cells: [
      cell(<AddressLink href={`/registers/${id}`}>{title}</AddressLink>),
      cell(light),
      `办结 ${closed}，在办 ${open}`,
      bare(null),
      bare(null),
      cell(`承接清单，单位：${measure}`, 'task-from'),
    ],
  };
}

function Months({ task: { reports, next, mayReport } }: { readonly task: TaskDetail }) {
  const note = next ? `${monthText(next.period)}的进展 ${formatDay(next.dueOn)}前报` : undefined;
  return (
    <Section title="月度进展" note={note}>
      {reports.length === 0 ? (
        <p className="muted">{mayReport ? '还没有报过，从右上方填报' : '责任单位还没有报过'}</p>
      ) : (
        <ul className="task-months">
          {reports.map((report) => {
            const { kind, word } = ownLight(report);
            return (
              <li key={report.period}>
                <span className="task-month">{monthText(report.period)}</span>
                <Light kind={kind}>{word}</Light>
                <span>
                  {report.progress}
                  {report.needs === '' ? null : <b className="task-needs">{`需协调：${report.needs}`}</b>}
                  <span className="note">{`${report.by}，${formatDay(report.on)}，${report.source}`}</span>
                </span>
              </li>
            );
          })}
        </ul>
      )}
    </Section>
  );
}

/** Who answers, and where it is written. */
function Duties({ task }: { readonly task: TaskDetail }) {
  const places = [...task.clauses, ...task.lists, task.address];
  return (
    <Section
      title="责任与出处"
      more={
        task.entryId ? <AddressLink href={`/entries/${task.entryId}`}>全程记录、申请办结</AddressLink> : null
      }
    >
      <dl className="task-duties">
        <dt>责任单位</dt>
        <dd>
          {task.leads.join('、') || '—'}
          <RulingMark ruling={task.leadRuled} />
        </dd>
        <dt>配合单位</dt>
        <dd>{task.supports.join('、') || '—'}</dd>
        <dt>目标举措</dt>
        <dd>{`${task.category}，${task.drive}`}</dd>
        <dt>出处</dt>
        <dd className="task-places">
          {places.map((address) => (
            <AddressLink key={address} href={`/plan?address=${encodeURIComponent(address)}`}>
              {addressText(address)}
            </AddressLink>
          ))}
        </dd>
        {task.words ? (
          <>
            <dt>原文</dt>
            <dd>{task.words}</dd>
          </>
        ) : null}
        {task.note === '' ? null : (
          <>
            <dt>说明</dt>
            <dd>{task.note}</dd>
          </>
        )}
      </dl>
    </Section>
  );
}
