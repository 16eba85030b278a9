import type { LightName, TaskGoal, TaskReport, TaskRow } from '@tenglong/contracts/register';
import { departmentNames, effectiveLeads, type PlanTask } from '@tenglong/domain/plan';
import {
  type Entry,
  flagsOf,
  isOneOf,
  lightOf,
  type Actor as Party,
  titleOfStage,
} from '@tenglong/domain/register';
import { toFloat } from '@tenglong/domain/values';
import { describeRuling } from '../plan/index.ts';
import type { LoadedRegister } from './register-library.ts';
import { taskFacts } from './task-facts.ts';
import {
  type CountyRecords,
  type GoalState,
  goalsOf,
  type LinkedRegister,
  registersOf,
} from './task-goals.ts';

/** A task with nothing to its entry yet, so that its goals can be judged all the same. */
const blank = (register: string, task: PlanTask, stage: string, today: string): Entry => ({
  id: '',
  register,
  subject: { id: task.address, name: task.title },
  unit: null,
  stage,
  stageSince: today,
  stageBy: '',
  openedOn: today,
  closedOn: null,
  dueOn: null,
  heldSince: null,
  lastEventOn: today,
  fields: new Map(),
  evidence: [],
  signatures: [],
  escalation: null,
  revision: 0,
});

const ORDER: readonly LightName[] = ['red', 'amber', 'grey', 'green', 'done'];

/** A goal with the light it gives by itself, under the same rules as the whole task. */
function goalText({ register }: LoadedRegister, task: PlanTask, goal: GoalState, today: string): TaskGoal {
  const entry = blank(register.file.id, task, register.file.opening.stage, today);
  const { light, title } = lightOf(register, entry, today, taskFacts([goal], []));
  const { kind, unit, address, target, ruling, done, expected, share, asOf, href } = goal;
  return {
    kind,
    title: goal.title,
    unit,
    address,
    target,
    ruling,
    done,
    expected,
    asOf,
    href,
    share: share === undefined ? null : toFloat(share),
    light: { light, title },
  };
}

/** What the lists that carry a task out say of it where there is no figure to hold it to. */
function linkedWords(goals: readonly TaskGoal[], linked: readonly LinkedRegister[]): string {
  if (goals.length > 0) return '关联的目标还没有可取的数';
  if (linked.length === 0) return '没有关联的清单和指标';
  const sum = (of: 'open' | 'closed') => linked.reduce((all, one) => all + one[of], 0);
  return `关联清单在办 ${sum('open')} 件，办结 ${sum('closed')} 件；没有可核的目标`;
}

/** `高耗低效整治 61/100 家，按序时应 89`: the goal that is furthest behind, or the first that can be told. */
function because(goals: readonly TaskGoal[], linked: readonly LinkedRegister[]): string {
  const told = goals.filter(({ done }) => done !== null);
  const [worst] = [...told].sort(
    (a, b) => ORDER.indexOf(a.light.light) - ORDER.indexOf(b.light.light) || (a.share ?? 0) - (b.share ?? 0),
  );
  const overdue = linked.reduce((all, one) => all + one.overdue, 0);
  const late = overdue > 0 ? `关联清单逾期 ${overdue} 件` : '';
  if (!worst) return late || linkedWords(goals, linked);
  const { title, done, target, unit, expected, ruling } = worst;
  const against = expected === null ? '' : `，按序时应 ${expected}`;
  const onList =
    worst.kind === 'list' ? `${title} ${done}/${target} ${unit}` : `${title} ${done} ${unit}，目标${target}`;
  return [`${onList}${ruling ? `（目标${ruling.assumed ? '暂按' : '依裁定'}）` : ''}${against}`, late]
    .filter((part) => part !== '')
    .join('；');
}

export interface DescribedTask {
  readonly row: TaskRow;
  readonly goals: readonly TaskGoal[];
}

/** A task of the plan: who answers for it, what was said of a month, and what its records say. */
export function describeTask(
  loaded: LoadedRegister,
  records: CountyRecords,
  task: PlanTask,
  entry: Entry | undefined,
  report: TaskReport | undefined,
  party: Party,
  mayAct: boolean,
): DescribedTask {
  const { register, plan } = loaded;
  const { file } = register;
  const { today } = records;
  const goals = goalsOf(records, task);
  const registers = registersOf(records, task);
  const facts = taskFacts(goals, registers);
  const stands = entry ?? blank(file.id, task, file.opening.stage, today);
  // Judged by what was said of the month that is shown.
  const said = {
    ...stands,
    fields: new Map([...stands.fields, ['status', report?.status ?? null] as const]),
  };
  const { light, title } = lightOf(register, stands, today, facts);
  const roles = effectiveLeads(plan).get(task.address) ?? { ...task, ruling: undefined };
  const names = (ids: readonly string[]) => ids.map((id) => departmentNames(plan, [id]));
  const texts = goals.map((goal) => goalText(loaded, task, goal, today));
  const own = party.party === 'office' || isOneOf(file.reporting?.by ?? [], stands, party);
  const { number, address, category, drive, summary, clauses, lists } = task;
  return {
    goals: texts,
    row: {
      number,
      address,
      category,
      drive,
      title: task.title,
      summary,
      clauses,
      lists,
      leads: names(roles.leads),
      supports: names(roles.supports),
      leadRuled: describeRuling(roles.ruling),
      entryId: entry?.id ?? null,
      revision: entry?.revision ?? 0,
      stageTitle: titleOfStage(file, stands.stage),
      dueOn: entry?.dueOn ?? null,
      report: report ?? null,
      light: { light, title },
      because: because(texts, registers),
      flags: flagsOf(register, said, today, facts).map((flag) => ({ id: flag.id, title: flag.title })),
      mayReport: mayAct && own && entry !== undefined && entry.closedOn === null,
    },
  };
}
