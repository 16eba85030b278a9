import type { PlanClause } from '@tenglong/contracts/plan';
import {
  type AddressedList,
  type CheckedContradiction,
  type Clause,
  citedAddresses,
  columnTitle,
  departmentNames,
  type EffectiveLeads,
  effectiveValue,
  type Plan,
  type Quantity,
  type Statement,
  sourceOfGoal,
  statementText,
} from '@tenglong/domain/plan';
import { asOfWords, figureWords, type GoalActuals, publisherOf } from './describe-goals.ts';
import { describeRuling } from './describe-ruling.ts';

const GAPS = {
  owner: '没有标明牵头',
  task: '责任清单没有对应任务',
  target: '没有可量化的目标',
  rule: '没有规则引用',
};

const names = (plan: Plan, ids: readonly string[]): string[] => ids.map((id) => departmentNames(plan, [id]));

/** The figure computed with, where a ruling took another than this place prints. */
function ruledFigure(
  plan: Plan,
  quantity: Quantity,
  statement: Statement,
): PlanClause['indicators'][number]['ruled'] {
  const { target, ruling } = effectiveValue(plan, quantity.key) ?? {};
  return target && ruling && target.address !== statement.at
    ? { text: target.text, ruling: describeRuling(ruling) }
    : null;
}

/** What a quantity has come to, when, and on what basis. */
function reachedOf(quantity: Quantity, actuals: GoalActuals) {
  const actual = actuals.get(quantity.key);
  return { ...figureWords(quantity, actual), asOf: actual ? asOfWords(quantity, actual) : null };
}

/** What a list asks for in all: its columns that are no part of another. */
function listTotal(list: AddressedList): string {
  const values = list.total ?? list.rows[0]?.values ?? [];
  const within = new Set(list.columns.flatMap(({ parts }) => parts ?? []));
  return list.columns
    .flatMap((column, index) =>
      within.has(column.key) || column.within !== undefined
        ? []
        : [`${columnTitle(column)} ${values[index] ?? ''} ${column.unit}`],
    )
    .join('，');
}

/** What stands around a clause: found once for the whole plan. */
export interface ClauseSurroundings {
  readonly contradictions: readonly CheckedContradiction[];
  readonly words: ReadonlyMap<string, string>;
  readonly roles: ReadonlyMap<string, EffectiveLeads>;
  readonly actuals: GoalActuals;
}

/** What is missing of a clause, in words; the same tests as the coverage report. */
export function clauseGaps(plan: Plan, clause: Clause): string[] {
  const stated = [...plan.quantities, ...plan.enumerations].some(({ stated }) =>
    stated.some(({ at }) => at === clause.address),
  );
  return [
    ...(clause.leads.length === 0 ? [GAPS.owner] : []),
    ...(plan.tasks.some(({ clauses }) => clauses.includes(clause.address)) ? [] : [GAPS.task]),
    ...(stated ? [] : [GAPS.target]),
  ];
}

/** One clause of the tree with everything that hangs on it. */
export function describeClause(
  plan: Plan,
  clause: Clause,
  { contradictions, words, roles, actuals }: ClauseSurroundings,
): PlanClause {
  const { address } = clause;
  const { leads, supports, ruling } = roles.get(address) ?? { ...clause, ruling: undefined };
  const tasks = plan.tasks.filter(({ clauses }) => clauses.includes(address));
  const lists = new Set(tasks.flatMap((task) => task.lists));
  return {
    address,
    number: address,
    title: clause.title,
    summary: clause.summary,
    words: words.get(address) ?? null,
    leads: names(plan, leads),
    supports: names(plan, supports),
    leadMarked: clause.leads.length > 0,
    leadRuled: describeRuling(ruling),
    indicators: plan.quantities.flatMap((quantity) =>
      quantity.stated
        .filter(({ at }) => at === address)
        .map((statement) => ({
          id: quantity.key,
          title: quantity.title,
          target: statementText(quantity, statement),
          unit: quantity.unit,
          threshold: quantity.role === 'threshold',
          ...reachedOf(quantity, actuals),
          source: sourceOfGoal(plan, quantity) ?? null,
          publishedBy: publisherOf(plan, quantity),
          address: statement.at,
          ruled: ruledFigure(plan, quantity, statement),
        })),
    ),
    tasks: tasks.map((task) => ({
      address: task.address,
      number: task.number,
      title: task.title,
      leads: names(plan, roles.get(task.address)?.leads ?? task.leads),
    })),
    lists: plan.lists
      .filter((list) => lists.has(list.address))
      .map((list) => ({ address: list.address, title: list.title, total: listTotal(list) })),
    rules: citedAddresses(plan).has(address) ? [{ title: '有评价或排查规则引用', href: '/evaluation' }] : [],
    gaps: clauseGaps(plan, clause),
    contradictions: contradictions.filter(({ sources }) =>
      sources.some((source) => source.address === address),
    ).length,
  };
}
