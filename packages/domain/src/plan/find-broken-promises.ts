import { indexAddresses, resolveAddress } from './address-index.ts';
import type { PlanError } from './document.ts';
import type { Plan } from './plan.ts';

/** Interlocks and promises that name clauses, lists, stages, policies, options or fields which are not there. */
export function findBrokenPromises(plan: Plan): readonly PlanError[] {
  const index = indexAddresses(plan);
  const registers = new Map(plan.registers.map(({ file }) => [file.id, file]));
  const policies = new Map(plan.policies.map(({ file }) => [file.id, file]));
  const receiving = plan.registers.map(({ file }) => file).filter(({ receives }) => receives !== undefined);
  const errors: PlanError[] = [];
  const note = (file: string, path: string, message: string, remedy: string) =>
    errors.push({ file, path, message, remedy });
  for (const { path: file, file: policy } of plan.policies) {
    for (const [at, { clause, listed }] of policy.interlock.entries()) {
      const path = `interlock[${at}]`;
      if (!resolveAddress(index, clause))
        note(file, `${path}.clause`, `没有“${clause}”这一条`, '请核对条款的序号');
      if (!listed) continue;
      const list = registers.get(listed.register);
      const strange = listed.stages.find((stage) => !list?.stages.some(({ id }) => id === stage));
      if (!list)
        note(file, `${path}.listed.register`, `没有清单“${listed.register}”`, '请写 registers 里有的清单');
      else if (strange)
        note(file, `${path}.listed.stages`, `没有阶段“${strange}”`, `请写“${list.shortTitle}”有的阶段`);
    }
    for (const [at, { clause, source }] of policy.promises.entries()) {
      const path = `promises[${at}]`;
      if (!resolveAddress(index, clause))
        note(file, `${path}.clause`, `没有“${clause}”这一条`, '请核对条款的序号');
      const [list] = receiving;
      const field = list?.fields[list.receives?.fields.source ?? ''];
      const options = field?.type === 'text' ? Object.keys(field.options ?? {}) : [];
      if (list && options.length > 0 && !options.includes(source))
        note(
          file,
          `${path}.source`,
          `“${list.shortTitle}”没有来源“${source}”`,
          `只能是：${options.join('、')}`,
        );
    }
  }
  if (receiving.length > 1) {
    const [, second] = plan.registers.filter(({ file }) => file.receives !== undefined);
    note(second?.path ?? '', 'receives', '有两张清单都登记企业承诺', '只在一张清单上写 receives');
  }
  for (const { path: file, file: register } of plan.registers) {
    for (const [at, { policy }] of register.interlocks.entries()) {
      if (!policies.has(policy))
        note(file, `interlocks[${at}].policy`, `没有政策“${policy}”`, '请写 policies 里有的政策');
    }
    for (const [at, { policy }] of register.promises.entries()) {
      const promised = policies.get(policy);
      if (!promised) note(file, `promises[${at}].policy`, `没有政策“${policy}”`, '请写 policies 里有的政策');
      if (receiving.length === 0)
        note(file, `promises[${at}]`, '没有清单登记企业承诺', '请在承诺事项的清单上写 receives');
      for (const { id, due } of promised?.promises ?? []) {
        if (!due || !('field' in due) || register.fields[due.field]?.type === 'date') continue;
        note(
          file,
          `promises[${at}].policy`,
          `承诺“${id}”的期限要看日期字段“${due.field}”，清单里没有`,
          '请补上这个日期字段',
        );
      }
    }
    const { breaks } = register.falseClosing ?? {};
    const made = register.promises.flatMap(({ policy }) => policies.get(policy)?.promises ?? []);
    if (breaks !== undefined && !made.some(({ id }) => id === breaks))
      note(file, 'falseClosing.breaks', `政策里没有承诺“${breaks}”`, '请写政策里 promises 的 id');
    if (breaks !== undefined && !receiving.some(({ receives }) => receives?.falsified !== undefined))
      note(
        file,
        'falseClosing.breaks',
        '承诺事项的清单没有写抽查不属实时办哪一步',
        '请在那张清单的 receives 里写 falsified',
      );
    const { dishonesty } = register.receives ?? {};
    const list = dishonesty && registers.get(dishonesty.register);
    if (dishonesty && !list)
      note(
        file,
        'receives.dishonesty.register',
        `没有清单“${dishonesty.register}”`,
        '请写 registers 里有的清单',
      );
    const wanted = dishonesty && [dishonesty.facts, dishonesty.basis, dishonesty.funds, ...dishonesty.ask];
    const strange = dishonesty?.standing.find((stage) => !list?.stages.some(({ id }) => id === stage));
    if (list && strange)
      note(file, 'receives.dishonesty.standing', `没有阶段“${strange}”`, `请写“${list.shortTitle}”有的阶段`);
    for (const name of list ? (wanted ?? []) : []) {
      if (list && !Object.hasOwn(list.fields, name))
        note(file, 'receives.dishonesty', `“${list.shortTitle}”没有字段“${name}”`, '请写那张清单有的字段');
    }
  }
  return errors;
}
