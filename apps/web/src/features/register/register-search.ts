import { z } from 'zod';
import {
  choiceParam,
  dayParam,
  flagParam,
  listParam,
  textParam,
  wholeParam,
} from '../../shared/url/index.ts';

/** A register in the address: view, every condition, the sort and the set of columns. */
export const RegisterSearch = z.object({
  view: choiceParam(['list', 'board', 'calendar', 'units', 'home'], 'list'),
  /** Of the calendar; the present one if it is left out. */
  month: textParam(7),
  unit: listParam(),
  stage: listParam(),
  overdue: flagParam(),
  /** The day on which it falls due. */
  due: dayParam(),
  pick: flagParam(),
  /** The enterprise that is being put on the list: its form is open. */
  open: textParam(),
  /** The number of the project it is about, where that is known. */
  case: textParam(64),
  q: textParam(),
  sort: textParam(80),
  columns: choiceParam(['main', 'days', 'all'], 'main'),
});
export type RegisterSearch = z.infer<typeof RegisterSearch>;

/** 项目 in the address: the overview or 作战图, and which projects stand on the map. */
export const ProjectsSearch = z.object({
  view: choiceParam(['overview', 'map'], 'overview'),
  register: listParam(),
  unit: listParam(),
  watched: flagParam(),
  behind: flagParam(),
  q: textParam(),
  page: wholeParam(0, 100_000, 0),
});
export type ProjectsSearch = z.infer<typeof ProjectsSearch>;

/** 责任清单 in the address: which tasks, of which month. */
export const TasksSearch = z.object({
  show: choiceParam(['all', 'flagged', 'behind', 'slow', 'silent'], 'all'),
  lead: listParam(),
  month: textParam(7),
});
export type TasksSearch = z.infer<typeof TasksSearch>;

/** A task in the address: the month that is shown, and whether its form is open. */
export const TaskSearch = z.object({ month: textParam(7), report: flagParam() });
export type TaskSearch = z.infer<typeof TaskSearch>;

/** An entry in the address: the step whose form is open. */
export const EntrySearch = z.object({ move: textParam(64) });
export type EntrySearch = z.infer<typeof EntrySearch>;

/** The list of registers in the address: the drive that is looked at alone. */
export const RegistersSearch = z.object({ drive: textParam(40) });
export type RegistersSearch = z.infer<typeof RegistersSearch>;

/** 我的待办 in the address: the group that is looked at alone, and its page from 0. */
export const TodoSearch = z.object({
  group: z.enum(['overdue', 'soon', 'later', 'waiting']).optional().catch(undefined),
  page: wholeParam(0, 100_000, 0),
});
