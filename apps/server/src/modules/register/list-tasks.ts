import type { TaskDetail, TaskList, TaskRow } from '@tenglong/contracts/register';
import { monthDue, monthOf, reportOpen } from '@tenglong/domain/register';
import { sql } from 'drizzle-orm';
import type { Actor } from '../../platform/actor/index.ts';
import type { Tx } from '../../platform/database/index.ts';
import { Problem } from '../../platform/problem/index.ts';
import { listPlanWords } from '../plan/index.ts';
import { actingParty } from './acting-party.ts';
import { type DescribedTask, describeTask } from './describe-task.ts';
import { ENTRY_COLUMNS, type StoredEntry, toEntry } from './entry-store.ts';
import type { LoadedRegister } from './register-library.ts';
import { listReports, reportText } from './report-store.ts';
import { loadCountyRecords, registersOf } from './task-goals.ts';
import { getTaskRegister } from './task-register.ts';
import { monthWords, tasksLead, tasksSentence } from './task-sentence.ts';

const statusesOf = ({ register }: LoadedRegister): { value: string; label: string }[] => {
  const status = register.file.fields.status;
  return Object.entries(status?.type === 'text' ? (status.options ?? {}) : {}).map(([value, label]) => ({
    value,
    label,
  }));
};

async function readTasks(tx: Tx, actor: Actor, month: string | undefined, today: string) {
  const loaded = await getTaskRegister(tx);
  const { register, plan } = loaded;
  const records = await loadCountyRecords(tx, today);
  if (!records) throw new Problem('REGISTER_NOT_FOUND');
  const stored = await tx.rows<StoredEntry>(sql`
    select ${ENTRY_COLUMNS} from register_entries e where e.register = ${register.file.id}
    order by e.closed_on nulls first, e.opened_on desc`);
  const reports = await listReports(tx, register.file.id);
  const months = [...new Set(reports.map(({ period }) => period))];
  const shown = month ?? months[0] ?? monthOf(today);
  const statuses = statusesOf(loaded);
  const party = actingParty(actor, plan);
  const mayAct = actor.permissions.has('register.act');
  const tasks = plan.tasks.map((task): DescribedTask => {
    const row = stored.find(({ subject_id }) => subject_id === task.address);
    const said = reports.find(({ entryId, period }) => entryId === row?.id && period === shown);
    const report = said && reportText(said, statuses);
    return describeTask(loaded, records, task, row && toEntry(row, register), report, party, mayAct);
  });
  return { loaded, records, reports, months, shown, statuses, tasks };
}

/** Every task of the plan for one month, in the order of the annex. Six queries, however many tasks. */
export async function listTasks(
  tx: Tx,
  actor: Actor,
  month: string | undefined,
  today: string,
): Promise<TaskList> {
  const { loaded, months, shown, statuses, tasks } = await readTasks(tx, actor, month, today);
  const { plan, register } = loaded;
  const rows: TaskRow[] = tasks.map(({ row }) => row);
  return {
    asOf: today,
    annex: plan.tasks[0]?.address.split('#')[0] ?? '',
    title: register.file.title,
    month: shown,
    months: months.includes(shown) ? months : [shown, ...months].sort().reverse(),
    sentence: tasksSentence(rows, shown, statuses),
    lead: tasksLead(rows, shown),
    rows,
    statuses,
  };
}

/** One task with its goals, its registers and every month. @throws Problem TASK_NOT_FOUND */
export async function describeTaskPage(
  tx: Tx,
  actor: Actor,
  number: number,
  month: string | undefined,
  today: string,
): Promise<TaskDetail> {
  const { loaded, records, reports, shown, statuses, tasks } = await readTasks(tx, actor, month, today);
  const { plan, register } = loaded;
  const task = plan.tasks.find((one) => one.number === number);
  const found = tasks.find(({ row }) => row.number === number);
  if (!task || !found) throw new Problem('TASK_NOT_FOUND');
  const { row, goals } = found;
  const { reporting } = register.file;
  const period = row.dueOn === null ? undefined : monthDue(row.dueOn);
  return {
    ...row,
    asOf: today,
    month: shown,
    words: (await listPlanWords(tx, plan.meta.id)).get(task.address) ?? null,
    note: task.note ?? '',
    sentence: taskSentence(row, shown),
    goals: [...goals],
    registers: [...registersOf(records, task)],
    reports: reports
      .filter(({ entryId }) => entryId === row.entryId)
      .map((report) => reportText(report, statuses)),
    next:
      reporting && period !== undefined && row.dueOn !== null && reportOpen(reporting, period, today)
        ? { period, dueOn: row.dueOn }
        : null,
    statuses,
  };
}

/** `自评正常推进，实据落后：高耗低效整治 61/100 家，按序时应 89` */
function taskSentence({ report, light, because }: TaskRow, month: string): string {
  const own = report
    ? report.statusTitle === ''
      ? `${monthWords(month)}没有自评`
      : `自评${report.statusTitle}`
    : `${monthWords(month)}未报`;
  return `${own}，实据${light.title}：${because}`;
}
