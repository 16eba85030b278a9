import type { Fund, FundFile } from '@tenglong/domain/money';
import type { Plan } from '@tenglong/domain/plan';
import type { Actor } from '../../platform/actor/index.ts';
import type { Tx } from '../../platform/database/index.ts';
import { Problem } from '../../platform/problem/index.ts';
import { getActivePlan, type LoadedPlan } from '../plan/index.ts';

/** The plan in force with the funds it pays out of. */
export interface LoadedFunds extends LoadedPlan {
  readonly funds: FundFile;
}

/** @throws Problem FUNDS_NOT_KEPT if the plan has none */
export async function getFunds(tx: Tx): Promise<LoadedFunds> {
  const loaded = await getActivePlan(tx);
  const { funds } = loaded.plan;
  if (!funds) throw new Problem('FUNDS_NOT_KEPT');
  return { ...loaded, funds };
}

export function getFund({ funds }: FundFile, id: string): Fund {
  const fund = funds.find((one) => one.id === id);
  if (!fund)
    throw new Problem('INPUT_INVALID', { details: [{ path: 'fund', message: '方案里没有这项资金' }] });
  return fund;
}

export const fundTitle = (plan: Plan, id: string): string =>
  plan.funds?.funds.find((fund) => fund.id === id)?.title ?? id;

export const policyTitle = (plan: Plan, id: string): string =>
  plan.policies.find(({ file }) => file.id === id)?.file.title ?? id;

/** Whether somebody keeps the funds: the office, and the department that the plan names. */
export const keepsFunds = ({ plan }: Pick<LoadedPlan, 'plan'>, actor: Actor): boolean =>
  actor.permissions.has('money.keep') &&
  (actor.role === 'office' ||
    (actor.departmentId !== undefined && actor.departmentId === plan.funds?.keeper));

/** @throws Problem NOT_ALLOWED */
export function needKeeper(loaded: Pick<LoadedPlan, 'plan'>, actor: Actor): void {
  if (!keepsFunds(loaded, actor)) throw new Problem('NOT_ALLOWED');
}

/** What a fund may be spent on without an application, as its policy's table says. */
export function usesOf(
  plan: Plan,
  { uses }: Fund,
): readonly { id: string; title: string; permitted: boolean }[] {
  const file = uses && plan.policies.find((one) => one.file.id === uses.policy)?.file;
  const table = uses && file?.tables[uses.table];
  if (!uses || !file || !table) return [];
  const titles = optionsNamed(file.inputs, uses.key);
  const rest = table.rows.find(({ when }) => Object.keys(when).length === 0);
  return Object.entries(titles).map(([id, title]) => {
    const row = table.rows.find(({ when }) => when[uses.key] === id) ?? rest;
    return { id, title, permitted: row?.then[uses.permitted] === true };
  });
}

/** The options of the text input of this name, wherever in the inputs it stands. */
function optionsNamed(inputs: object, name: string): Readonly<Record<string, string>> {
  for (const [key, input] of Object.entries(inputs)) {
    if (typeof input !== 'object' || input === null) continue;
    if (key === name && 'options' in input && input.options) return { ...input.options };
    if ('fields' in input && typeof input.fields === 'object' && input.fields !== null) {
      const found = optionsNamed(input.fields, name);
      if (Object.keys(found).length > 0) return found;
    }
  }
  return {};
}
