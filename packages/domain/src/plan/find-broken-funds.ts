import { indexAddresses, resolveAddress } from './address-index.ts';
import type { PlanError } from './document.ts';
import type { Plan } from './plan.ts';

/** Funds given twice, policies that are not there or that two funds pay for, uses and extractions nobody can look up. */
export function findBrokenFunds(plan: Plan): PlanError[] {
  if (!plan.funds) return [];
  const { funds, clauses } = plan.funds;
  const errors: PlanError[] = [];
  const note = (path: string, message: string, remedy: string) =>
    errors.push({ file: 'funds.yaml', path, message, remedy });
  const index = indexAddresses(plan);
  const policyOf = (id: string) => plan.policies.find(({ file }) => file.id === id)?.file;
  const needPolicy = (path: string, id: string) => {
    const policy = policyOf(id);
    if (!policy) note(path, `没有“${id}”这项政策`, '请写 policies 目录里某项政策的 id');
    return policy;
  };
  const cited = [...clauses, ...funds.flatMap(({ clause }) => clause ?? [])];
  for (const clause of cited.filter((one) => !resolveAddress(index, one))) {
    note('clauses', `方案里没有地址“${clause}”`, '请核对条款、任务或清单的序号');
  }
  for (const [at, { id, policies, uses, extraction }] of funds.entries()) {
    const path = `funds[${at}]`;
    if (funds.findIndex((other) => other.id === id) < at) {
      note(`${path}.id`, `“${id}”写了两次`, '请删去一处或改换标识');
    }
    for (const policy of policies) {
      needPolicy(`${path}.policies`, policy);
      const payers = funds.filter((other) => other.policies.includes(policy));
      if (payers.length > 1 && payers[0]?.id !== id) {
        note(`${path}.policies`, `“${policy}”已由“${payers[0]?.title}”兑现`, '一项政策只由一项资金兑现');
      }
    }
    const table = uses && needPolicy(`${path}.uses.policy`, uses.policy)?.tables[uses.table];
    if (uses && policyOf(uses.policy)) {
      const keyed = table?.keys.length === 1 && table.keys[0]?.name === uses.key;
      if (!keyed || table.columns[uses.permitted]?.type !== 'boolean') {
        const remedy = '表应只有这一个键，并有这一个真假的列';
        note(`${path}.uses.table`, `“${uses.policy}”里没有这样一张表“${uses.table}”`, remedy);
      }
    }
    const policy = extraction && needPolicy(`${path}.extraction.policy`, extraction.policy);
    if (!extraction || !policy) continue;
    const named = ['income', 'extracted', 'payments'] as const;
    for (const name of named.filter((one) => !Object.hasOwn(policy.inputs, extraction[one]))) {
      note(`${path}.extraction.${name}`, `政策没有事实“${extraction[name]}”`, '请写政策 inputs 里的名称');
    }
  }
  return errors;
}
