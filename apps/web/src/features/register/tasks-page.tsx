import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import type { TaskList, TaskRow } from '@tenglong/contracts/register';
import { EmptyState } from '../../shared/feedback/index.ts';
import { FilterChips, type FilterField } from '../../shared/filter/index.ts';
import { CopyLink, ExportButton, PrintButton } from '../../shared/forms/index.ts';
import { Page, RulingMark, Segmented, Sentence } from '../../shared/layout/index.ts';
import {
  type Column,
  DataTable,
  lightColumn,
  linkColumn,
  RowCard,
  textColumn,
} from '../../shared/table/index.ts';
import { stringifySearch, withoutDefaults } from '../../shared/url/index.ts';
import { formatDay, Light, LightSign } from '../../shared/value/index.ts';
import './tasks.css';
import { tasksQuery } from './register-queries.ts';
import type { TasksSearch } from './register-search.ts';
import { countShown, monthText, ownLight, recordLight, SHOWS, shownTasks } from './task-words.ts';
import { Waiting } from './waiting.tsx';

const route = getRouteApi('/shell/tasks');
const DEFAULTS = { show: 'all' } as const;

/** 责任清单: every task of the annex with its own word and the light of its records, disagreements one press away. */
export function TasksPage() {
  const { month } = route.useSearch();
  const { data, error, refetch } = useQuery(tasksQuery(month));
  if (!data) return <Waiting what="责任清单" error={error} onRetry={() => void refetch()} />;
  return <TasksBody tasks={data} />;
}

function TasksBody({ tasks }: { readonly tasks: TaskList }) {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const go = (next: TasksSearch) => void navigate({ search: next, resetScroll: false });
  const href = (next: TasksSearch) => `/tasks${stringifySearch(withoutDefaults(next, DEFAULTS))}`;
  const asOf = `数据截至 ${formatDay(tasks.asOf)}，自评为 ${monthText(tasks.month)}`;
  const rows = shownTasks(tasks, search);
  const shown = SHOWS.find(([id]) => id === search.show)?.[1] ?? '全部';
  return (
    <Page title="责任清单" printTitle={tasks.title} wide context={asOf} asOf={asOf} filter={shown}>
      <Sentence
        lead={tasks.lead}
        actions={
          <>
            <PrintButton />
            <ExportButton
              path="/tasks/export"
              query={{ month: tasks.month }}
              fileName={`${tasks.title}-${monthText(tasks.month)}.xlsx`}
            />
          </>
        }
      >
        {tasks.sentence}
      </Sentence>
      <div className="dt-tools">
        <Segmented
          label="只看"
          current={search.show}
          items={SHOWS.map(([id, label]) => ({
            id,
            label: id === 'all' ? label : `${label} ${countShown(tasks, id)}`,
            href: href({ ...search, show: id }),
          }))}
        />
        <FilterChips
          fields={filterFields(tasks)}
          values={{ lead: search.lead, month: search.month ? [search.month] : [] }}
          onChange={(id, next) =>
            go(id === 'lead' ? { ...search, lead: [...next] } : { ...search, month: next[0] })
          }
        />
        <span className="dt-tools-end">
          <CopyLink />
        </span>
      </div>
      <DataTable
        label="责任清单"
        columns={columns}
        rows={rows}
        rowKey={({ address }) => address}
        rowHeight={64}
        card={(row) => <TaskCard row={row} />}
        empty={<EmptyState>{`没有“${shown}”的任务`}</EmptyState>}
      />
      <p className="note tasks-note">
        {`出处 ${tasks.annex}。自评由责任单位按月报送；实据由关联的清单、指标按序时计，不采自评。无数可核的，只有自评。`}
      </p>
    </Page>
  );
}

function filterFields({ rows, months }: TaskList): readonly FilterField[] {
  const leads = [...new Set(rows.flatMap((row) => row.leads))];
  return [
    {
      kind: 'choice',
      id: 'lead',
      label: '责任单位',
      options: leads.map((lead) => ({ value: lead, label: lead })),
    },
    {
      kind: 'choice',
      id: 'month',
      label: '月份',
      single: true,
      options: months.map((month) => ({ value: month, label: monthText(month) })),
    },
  ];
}

const href = ({ number }: TaskRow) => `/tasks/${number}`;

const columns: readonly Column<TaskRow>[] = [
  textColumn<TaskRow>({
    id: 'number',
    head: '序号',
    width: 48,
    align: 'end',
    sort: undefined,
    frozen: true,
    value: ({ number }) => String(number),
  }),
  linkColumn<TaskRow>({
    id: 'title',
    head: '任务',
    width: 210,
    sort: undefined,
    href,
    value: ({ title }) => title,
  }),
  {
    ...textColumn<TaskRow>({
      id: 'leads',
      head: '责任单位',
      width: 140,
      sort: undefined,
      value: ({ leads }) => leads.join('、'),
    }),
    cell: ({ leads, leadRuled }) => (
      <span className="task-because">
        <span>
          {leads.join('、')}
          <RulingMark ruling={leadRuled} />
        </span>
      </span>
    ),
  },
  lightColumn<TaskRow>({
    id: 'own',
    head: '自评',
    width: 96,
    sort: undefined,
    light: ({ report }) => ownLight(report),
  }),
  lightColumn<TaskRow>({
    id: 'light',
    head: '实据',
    width: 96,
    sort: undefined,
    light: recordLight,
  }),
  {
    ...textColumn<TaskRow>({
      id: 'because',
      head: '实据所据',
      width: 280,
      sort: undefined,
      value: ({ because, flags }) => [...flags.map(({ title }) => title), because].join('；'),
    }),
    cell: ({ flags, because }) => (
      <span className="task-because">
        {flags.map(({ id, title }) => (
          <b key={id} className="task-flag">
            {title}
          </b>
        ))}
        <span className="muted">{because}</span>
      </span>
    ),
  },
  {
    ...textColumn<TaskRow>({
      id: 'progress',
      head: '本月进展',
      width: 220,
      sort: undefined,
      value: ({ report }) => report?.progress ?? '',
    }),
    cell: ({ report }) =>
      report ? (
        <span className="task-because">
          <span>{report.progress}</span>
          {report.needs === '' ? null : <span className="muted">{`需协调：${report.needs}`}</span>}
        </span>
      ) : (
        <span className="fig-absent">未报</span>
      ),
  },
];

/** On a phone: whose it is and both lights. */
function TaskCard({ row }: { readonly row: TaskRow }) {
  const own = ownLight(row.report);
  const light = recordLight(row);
  const [flag] = row.flags;
  return (
    <RowCard
      href={href(row)}
      title={`${row.number}. ${row.title}`}
      note={flag ? flag.title : `${row.leads.join('、')}，自评${own.word}`}
      state={
        <span className="task-lights">
          <LightSign kind={own.kind} label={`自评${own.word}`} />
          <Light kind={light.kind}>{light.word}</Light>
        </span>
      }
    />
  );
}
