import type { PlanOverview } from '@tenglong/contracts/plan';
import { addressText } from '@tenglong/domain/address';
import {
  type AddressedList,
  checkTotals,
  departmentNames,
  diffPlans,
  effectiveLeads,
  effectivePeriod,
  effectiveTotal,
  listContradictions,
  type Plan,
  unitName,
} from '@tenglong/domain/plan';
import { toPlainDecimal } from '@tenglong/domain/values';
import type { Scope } from '../../platform/actor/index.ts';
import type { Tx } from '../../platform/database/index.ts';
import { carryRulings } from './carry-rulings.ts';
import { describeClause } from './describe-clauses.ts';
import { describeGoals, type GoalActuals } from './describe-goals.ts';
import { describeRuling } from './describe-ruling.ts';
import { getActivePlan } from './plan-library.ts';
import { findDraft, getVersionDocuments } from './plan-version-store.ts';
import { listPlanWords } from './plan-words.ts';

const names = (plan: Plan, ids: readonly string[]): string[] => ids.map((id) => departmentNames(plan, [id]));

/** What a ruling says a column comes to, where its printed total is not the sum of its rows. */
function ruledTotal(plan: Plan, list: AddressedList, index: number) {
  const total = effectiveTotal(plan, list, index);
  const text = total && toPlainDecimal(total.value);
  return total?.ruling && text !== undefined ? { text, ruling: describeRuling(total.ruling) } : null;
}

function describeList(
  plan: Plan,
  list: AddressedList,
  totals: ReturnType<typeof checkTotals>,
): PlanOverview['lists'][number] {
  return {
    address: list.address,
    number: list.number,
    title: list.title,
    columns: list.columns.map((column) => ({
      id: column.key,
      title: column.title,
      group: column.group ?? '',
      unit: column.unit,
    })),
    rows: list.rows.map((row) => ({
      address: `${list.address}/${unitName(plan, row.unit)}`,
      unit: unitName(plan, row.unit),
      values: row.values.map(String),
    })),
    totals: totals.columns
      .filter(({ address }) => address === list.address)
      .map(({ printed, sum, ok }, index) => ({
        printed: printed ?? '',
        added: sum,
        agrees: ok,
        ruled: ruledTotal(plan, list, index),
      })),
  };
}

function notesOf(plan: Plan): string[] {
  return plan.meta.precedence.supersededBy.map(
    ({ document, from: day, addresses }) =>
      `${addresses.map(addressText).join('、')}自 ${day} 起按${document}执行`,
  );
}

/** 方案总览: the plan as a tree with everything that hangs on each clause. */
export async function describeOverview(tx: Tx, _scope: Scope, actuals: GoalActuals): Promise<PlanOverview> {
  const { version, plan } = await getActivePlan(tx);
  const words = await listPlanWords(tx, version.planId);
  const contradictions = listContradictions(plan);
  const totals = checkTotals(plan);
  const { from, to, fromRuling } = effectivePeriod(plan);
  const draft = await findDraft(tx, version.planId);
  const drafted = draft ? await getVersionDocuments(tx, draft.id) : [];
  const changes = draft ? diffPlans(plan, { documents: drafted }).length : 0;
  const { folderRulings } = version;
  const conflicts = draft
    ? carryRulings(drafted, draft.folderRulings, { documents: plan.documents, folderRulings }).conflicts
        .length
    : 0;
  const roles = effectiveLeads(plan);
  const clausesOf = (part: string) =>
    plan.clauses
      .filter((clause) => clause.part === part)
      .map((clause) => describeClause(plan, clause, { contradictions, words, roles, actuals }));
  return {
    version: { id: version.id, hash: version.hash, loadedAt: version.createdAt, origin: version.origin },
    title: plan.meta.title,
    document: plan.meta.documentTitle,
    effectiveFrom: from ?? '',
    effectiveTo: to,
    fromRuled: describeRuling(fromRuling),
    notes: notesOf(plan),
    goalsPlace: addressText(plan.meta.goals),
    goals: describeGoals(plan, actuals),
    parts: plan.parts
      .map(({ address, title, summary }) => ({
        address,
        title,
        summary: summary ?? '',
        words: words.get(address) ?? null,
        clauses: clausesOf(address),
      }))
      .filter(({ clauses, summary }) => clauses.length > 0 || summary !== ''),
    tasks: plan.tasks.map((task) => {
      const { leads, supports, ruling } = roles.get(task.address) ?? { ...task, ruling: undefined };
      return {
        address: task.address,
        number: task.number,
        category: task.drive,
        title: task.title,
        summary: task.summary,
        words: words.get(task.address) ?? null,
        leads: names(plan, leads),
        supports: names(plan, supports),
        leadRuled: describeRuling(ruling),
        clauses: [...task.clauses],
      };
    }),
    lists: plan.lists.map((list) => describeList(plan, list, totals)),
    counts: {
      clauses: plan.clauses.length,
      tasks: plan.tasks.length,
      lists: plan.lists.length,
      indicators: plan.quantities.filter(({ role }) => role === 'target').length,
      contradictions: contradictions.length,
      open: contradictions.filter(({ ruling }) => ruling === null).length,
    },
    draft: draft && changes > 0 ? { versionId: draft.id, changes, conflicts } : null,
  };
}
