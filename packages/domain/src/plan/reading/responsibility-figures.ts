import { type EffectiveLeads, effectiveLeads } from '../effective-leads.ts';
import type { Plan } from '../plan.ts';
import type { SheetFigure } from './sheet-figure.ts';

/** For each department: how many clauses and tasks it leads, and how many it supports. */
export function responsibilityFigures(plan: Plan): SheetFigure[] {
  const roles = effectiveLeads(plan);
  const of = (things: readonly { readonly address: string }[]): EffectiveLeads[] =>
    things.flatMap(({ address }) => roles.get(address) ?? []);
  const clauses = of(plan.clauses);
  const tasks = of(plan.tasks);
  const count = (those: readonly EffectiveLeads[], role: 'leads' | 'supports', id: string): string =>
    `${those.filter((one) => one[role].includes(id)).length}`;
  const unled = clauses.filter(({ leads }) => leads.length === 0).length;
  return [
    ...plan.departments.flatMap(({ id, name: subject }): SheetFigure[] => [
      { subject, title: '牵头条款', value: count(clauses, 'leads', id), unit: '条' },
      { subject, title: '牵头任务', value: count(tasks, 'leads', id), unit: '项' },
      { subject, title: '配合条款', value: count(clauses, 'supports', id), unit: '条' },
      { subject, title: '配合任务', value: count(tasks, 'supports', id), unit: '项' },
    ]),
    { subject: '全部条款', title: '没有牵头单位的', value: `${unled}`, unit: '条' },
  ];
}
