import { z } from 'zod';
import { Day, Instant, RulingNote } from '../page/index.ts';
import { LightText } from './entry.ts';

/** A month as `2023-08`, of a century that a campaign can lie in. */
export const Month = z.string().regex(/^(19|20|21)\d{2}-(0[1-9]|1[0-2])$/, '月份请写成 2023-08 这样的年月');

/** Which month's reports are asked for; the latest one if left out. */
export const TaskQuery = z.object({ month: Month.optional() });
export type TaskQuery = z.infer<typeof TaskQuery>;

/** A goal that a task is held to: a column of one of its lists, or an indicator stated in its row. */
export const TaskGoal = z.object({
  kind: z.enum(['list', 'indicator']),
  title: z.string(),
  unit: z.string(),
  /** Where the plan sets it. */
  address: z.string(),
  /** In words, with its strictness; empty while the plan disagrees with itself and nobody has ruled. */
  target: z.string(),
  /** The ruling the target is taken under. */
  ruling: RulingNote.nullable(),
  done: z.string().nullable(),
  /** Which way a figure that is a change has gone: 下降, 增长; empty for one that is none. */
  moved: z.string(),
  /** What should be done by today: of a sum by the days that have passed, of a level on the straight line from its first year. */
  expected: z.string().nullable(),
  /** What is done of what should be. */
  share: z.number().nullable(),
  light: LightText,
  /** What the figure is of, such as a run of the evaluation; or why there is none. */
  asOf: z.string(),
  /** Where the records behind it stand. */
  href: z.string().nullable(),
});
export type TaskGoal = z.infer<typeof TaskGoal>;

/** What the responsible department said of a month: its own word for it, and how it came here. */
export const TaskReport = z.object({
  period: Month,
  status: z.string().nullable(),
  statusTitle: z.string(),
  progress: z.string(),
  needs: z.string(),
  by: z.string(),
  on: Day,
  at: Instant,
  /** 责任单位填报, or the office's workbook with its row. */
  source: z.string(),
});
export type TaskReport = z.infer<typeof TaskReport>;

export const TaskRow = z.object({
  number: z.number().int(),
  address: z.string(),
  category: z.string(),
  drive: z.string(),
  title: z.string(),
  summary: z.string(),
  leads: z.array(z.string()),
  supports: z.array(z.string()),
  /** Who leads is ruled, not printed. */
  leadRuled: RulingNote.nullable(),
  clauses: z.array(z.string()),
  lists: z.array(z.string()),
  /** Its entry; `null` while the task does not stand in the register. */
  entryId: z.string().nullable(),
  revision: z.number().int(),
  stageTitle: z.string(),
  dueOn: Day.nullable(),
  /** Of the month asked for. */
  report: TaskReport.nullable(),
  /** From the linked records alone. */
  light: LightText,
  /** The goal that lit it. */
  because: z.string(),
  flags: z.array(z.object({ id: z.string(), title: z.string() })),
  mayReport: z.boolean(),
});
export type TaskRow = z.infer<typeof TaskRow>;

/** 责任清单: every task with its own word and its light, for one month. */
export const TaskList = z.object({
  asOf: Day,
  annex: z.string(),
  title: z.string(),
  month: Month,
  months: z.array(Month),
  sentence: z.string(),
  lead: z.string(),
  rows: z.array(TaskRow),
  /** The words a department may choose from, with their values. */
  statuses: z.array(z.object({ value: z.string(), label: z.string() })),
});
export type TaskList = z.infer<typeof TaskList>;

export const TaskDetail = TaskRow.extend({
  asOf: Day,
  month: Month,
  words: z.string().nullable(),
  note: z.string(),
  sentence: z.string(),
  goals: z.array(TaskGoal),
  /** The registers that carry the task out. */
  registers: z.array(
    z.object({
      id: z.string(),
      title: z.string(),
      measure: z.string(),
      open: z.number().int(),
      overdue: z.number().int(),
      closed: z.number().int(),
    }),
  ),
  /** Every month that was reported, the latest first, each as it stands now. */
  reports: z.array(TaskReport),
  /** The month a report is asked for next, and by when. */
  next: z.object({ period: Month, dueOn: Day }).nullable(),
  statuses: z.array(z.object({ value: z.string(), label: z.string() })),
});
export type TaskDetail = z.infer<typeof TaskDetail>;
