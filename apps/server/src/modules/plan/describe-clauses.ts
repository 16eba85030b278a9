import type { PlanClause } from '@tenglong/contracts/plan';
import {
  type CheckedContradiction,
  type Clause,
  citedAddresses,
  departmentNames,
  type Plan,
  statementText,
} from '@tenglong/domain/plan';

const GAPS = {
  owner: '没有标明牵头',
  task: '责任清单没有对应任务',
  target: '没有可量化的目标',
  rule: '没有规则引用',
};

const names = (plan: Plan, ids: readonly string[]): string[] => ids.map((id) => departmentNames(plan, [id]));

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
  contradictions: readonly CheckedContradiction[],
  words: ReadonlyMap<string, string>,
): PlanClause {
  const { address } = clause;
  const tasks = plan.tasks.filter(({ clauses }) => clauses.includes(address));
  const lists = new Set(tasks.flatMap((task) => task.lists));
  return {
    address,
    number: address,
    title: clause.title,
    summary: clause.summary,
    words: words.get(address) ?? null,
    leads: names(plan, clause.leads),
    supports: names(plan, clause.supports),
    leadMarked: clause.leads.length > 0,
    indicators: plan.quantities.flatMap((quantity) =>
      quantity.stated
        .filter(({ at }) => at === address)
        .map((statement) => ({
          id: quantity.key,
          title: quantity.title,
          target: statementText(quantity, statement),
          unit: quantity.unit,
          actual: null,
          address: statement.at,
        })),
    ),
    tasks: tasks.map((task) => ({
      address: task.address,
      number: task.number,
      title: task.title,
      leads: names(plan, task.leads),
    })),
    lists: plan.lists
      .filter((list) => lists.has(list.address))
      .map((list) => ({ address: list.address, title: list.title, total: String(list.total?.[0] ?? '') })),
    rules: citedAddresses(plan).has(address) ? [{ title: '有评价或排查规则引用', href: '/evaluation' }] : [],
    gaps: clauseGaps(plan, clause),
    contradictions: contradictions.filter(({ sources }) =>
      sources.some((source) => source.address === address),
    ).length,
  };
}
