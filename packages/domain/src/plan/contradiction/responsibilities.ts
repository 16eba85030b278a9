import { addressText } from '../../address/index.ts';
import { departmentNames, type Plan, type PlanTask } from '../plan.ts';
import type { Clause } from '../schema/clauses-file.ts';
import { quoted } from '../wording.ts';
import type { Contradiction } from './contradiction.ts';

interface Pair {
  readonly clause: Clause;
  readonly task: PlanTask;
}

function linkedPairs(plan: Plan): Pair[] {
  return plan.tasks.flatMap((task) =>
    task.clauses.flatMap((address) => {
      const clause = plan.clauses.find((one) => one.address === address);
      return clause && clause.leads.length > 0 && task.leads.length > 0 ? [{ clause, task }] : [];
    }),
  );
}

function leadDiffers(plan: Plan, { clause, task }: Pair): Contradiction[] {
  const added = task.leads.filter((id) => !clause.leads.includes(id));
  if (added.length === 0) return [];
  const ofClause = departmentNames(plan, clause.leads);
  const ofTask = departmentNames(plan, task.leads);
  return [
    {
      kind: 'lead-differs',
      quantity: `牵头单位 ${clause.address}↔${task.address}`,
      title: `${quoted(clause.title)}的牵头单位`,
      sources: [
        { address: clause.address, value: ofClause, text: `▲${ofClause}` },
        { address: task.address, value: ofTask, text: `责任单位 ${ofTask}` },
      ],
      sentence: `${addressText(clause.address)}由${ofClause}牵头，${addressText(task.address)}由${ofTask}负责，多出${departmentNames(plan, added)}。`,
      suggestion: '请裁定由谁牵头；未裁定前两家都收到交办，销号须双方确认。',
    },
  ];
}

function leadDemoted(plan: Plan, { clause, task }: Pair): Contradiction[] {
  const demoted = clause.leads.filter((id) => task.supports.includes(id) && !task.leads.includes(id));
  if (demoted.length === 0) return [];
  return [
    {
      kind: 'lead-demoted',
      quantity: `牵头单位 ${clause.address}↔${task.address}`,
      title: `${quoted(clause.title)}的牵头单位`,
      sources: [
        {
          address: clause.address,
          value: departmentNames(plan, clause.leads),
          text: `▲${departmentNames(plan, clause.leads)}`,
        },
        {
          address: task.address,
          value: departmentNames(plan, task.leads),
          text: `责任单位 ${departmentNames(plan, task.leads)}，配合单位 ${departmentNames(plan, task.supports)}`,
        },
      ],
      sentence: `${departmentNames(plan, demoted)}在${addressText(clause.address)}是牵头单位，在${addressText(task.address)}只列为配合单位。`,
      suggestion: '建议按条款的牵头分工办理，任务以责任单位为主汇总；请裁定。',
    },
  ];
}

/** Departments that lead a clause and not its task, or the other way round. */
export function findLeadContradictions(plan: Plan): Contradiction[] {
  return linkedPairs(plan).flatMap((pair) => {
    const differs = leadDiffers(plan, pair);
    return differs.length > 0 ? differs : leadDemoted(plan, pair);
  });
}

/** Clauses and tasks that name one department both as lead and as support. */
export function findDoubleRoles(plan: Plan): Contradiction[] {
  return [...plan.clauses, ...plan.tasks].flatMap(({ address, title, leads, supports }) => {
    const both = leads.filter((id) => supports.includes(id));
    if (both.length === 0) return [];
    return [
      {
        kind: 'lead-also-supports' as const,
        quantity: `责任单位 ${address}`,
        title: `${quoted(title)}的责任单位`,
        sources: [
          { address, value: departmentNames(plan, leads), text: `牵头 ${departmentNames(plan, leads)}` },
          {
            address,
            value: departmentNames(plan, supports),
            text: `配合 ${departmentNames(plan, supports)}`,
          },
        ],
        sentence: `${addressText(address)}把${departmentNames(plan, both)}同时列为牵头和配合单位。`,
        suggestion: '建议按牵头单位对待，不重复交办。',
      },
    ];
  });
}

function suggestLead(plan: Plan, supports: readonly string[]): string {
  const bodies = plan.departments.filter(({ id, kind }) => supports.includes(id) && kind !== 'group');
  if (bodies.length === 0) return '所列是统称，请裁定由哪一家牵头。';
  return supports.length === 1 ? '只有一家责任单位，建议由它牵头。' : '建议由排在首位的单位牵头，并请裁定。';
}

/** Clauses and sections that name who is responsible and mark nobody as lead. */
export function findUnmarkedLeads(plan: Plan): Contradiction[] {
  return plan.clauses
    .filter(({ leads, supports }) => leads.length === 0 && supports.length > 0)
    .map(({ address, title, supports }) => ({
      kind: 'no-lead-marked',
      quantity: `牵头单位 ${address}`,
      title: `${quoted(title)}的牵头单位`,
      sources: [{ address, value: departmentNames(plan, supports), text: '责任单位均未标▲' }],
      sentence: `${addressText(address)}${quoted(title)}列了${departmentNames(plan, supports)}，没有标明由谁牵头（▲）。`,
      suggestion: suggestLead(plan, supports),
    }));
}
