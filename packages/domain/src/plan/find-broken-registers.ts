import { chartOf } from '../ledger/index.ts';
import { prepareRegister } from '../register/index.ts';
import { joinPath } from '../rule/index.ts';
import { indexAddresses, resolveAddress } from './address-index.ts';
import type { PlanError } from './document.ts';
import type { Plan } from './plan.ts';
import type { RegisterPart } from './schema/other-modules.ts';

/** Registers whose names, loops or rules are unsound, or which count towards a cell that no list has. */
export function findBrokenRegisters(plan: Plan): PlanError[] {
  const index = indexAddresses(plan);
  const departments = new Set(plan.departments.map(({ id }) => id));
  const chart = plan.ledger && chartOf(plan.ledger);
  return plan.registers.flatMap(({ path: name, file }) => {
    const isDepartment = (id: string) => departments.has(id);
    const facts = plan.facts ?? { facts: [] };
    const prepared = prepareRegister(file, facts, isDepartment, chart, new Map(), plan.funds);
    const unsound = prepared.kind === 'problems' ? prepared.problems : [];
    const uncited = file.clauses.filter((clause) => !resolveAddress(index, clause));
    return [
      ...unsound
        .filter(({ severity }) => severity === 'error')
        .map(({ path, message, remedy }) => ({ file: name, path: joinPath(path), message, remedy })),
      ...uncited.map((clause) => ({
        file: name,
        path: 'clauses',
        message: `方案里没有地址“${clause}”`,
        remedy: '请核对条款、任务或清单的序号',
      })),
      ...countErrors(plan, name, file),
      ...goalErrors(plan, name, file),
      ...promoteErrors(plan, name, file),
      ...othersErrors(plan, name, file),
      ...screeningErrors(plan, name, file),
    ];
  });
}

/** A list that screening feeds names the rules that do; one that is not there would never list anybody. */
const screeningErrors = (plan: Plan, name: string, { screening }: RegisterPart): PlanError[] =>
  screening.flatMap((rule, index) =>
    plan.screening?.rules.some(({ id }) => id === rule)
      ? []
      : [
          {
            file: name,
            path: `screening[${index}]`,
            message: `没有“${rule}”这条排查规则`,
            remedy: `请写 screening.yaml 里的规则：${(plan.screening?.rules ?? []).map(({ id }) => id).join('、') || '无'}`,
          },
        ],
  );

/** A cell that no list has. */
const countErrors = (plan: Plan, name: string, { counts }: RegisterPart): PlanError[] =>
  counts.flatMap(({ list, column }, index) => {
    const columns = plan.lists.find(({ address }) => address === list)?.columns.map(({ key }) => key);
    if (columns?.includes(column)) return [];
    return [
      {
        file: name,
        path: `counts[${index}]`,
        message: columns ? `${list} 没有“${column}”这一栏` : `没有“${list}”这张清单`,
        remedy: columns ? `现有各栏：${columns.join('、')}` : '请写 lists.yaml 里的清单地址，如 "附件2#1"',
      },
    ];
  });

/** Goals and ratios that are no quantity of the plan. */
const goalErrors = (plan: Plan, name: string, { goals, ratios }: RegisterPart): PlanError[] =>
  [
    ...goals.map(({ quantity }, index) => ({ quantity, path: `goals[${index}]` })),
    ...ratios.map(({ quantity }, index) => ({ quantity, path: `ratios[${index}]` })),
  ].flatMap(({ quantity, path }) =>
    plan.quantities.some(({ key }) => key === quantity)
      ? []
      : [
          {
            file: name,
            path,
            message: `没有“${quantity}”这个量`,
            remedy: '请写 indicators.yaml 里某个量的 key',
          },
        ],
  );

/** Promotions by a policy that the plan does not have, or that gives no grade. */
function promoteErrors(plan: Plan, name: string, { promotes }: RegisterPart): PlanError[] {
  if (!promotes) return [];
  const grades = plan.policies.filter(({ file }) => file.outcome === 'grade').map(({ file }) => file.id);
  if (grades.includes(promotes.policy)) return [];
  return [
    {
      file: name,
      path: 'promotes.policy',
      message: `没有“${promotes.policy}”这项定等级的政策`,
      remedy: `policies 目录里结果是等级的有：${grades.join('、') || '无'}`,
    },
  ];
}

/** Entries asked for on another register that is not there, or in a stage it does not have. */
const othersErrors = (plan: Plan, name: string, { others }: RegisterPart): PlanError[] =>
  Object.entries(others).flatMap(([id, { register, stages }]) => {
    const other = plan.registers.find(({ file }) => file.id === register)?.file;
    const known = other?.stages.map((stage) => stage.id) ?? [];
    const lost = stages.filter((stage) => !known.includes(stage));
    if (lost.length === 0) return [];
    return [
      {
        file: name,
        path: `others.${id}`,
        message: other ? `${register} 没有“${lost.join('、')}”这个阶段` : `没有“${register}”这张清单`,
        remedy: other
          ? `现有阶段：${known.join('、')}`
          : `现有：${plan.registers.map(({ file }) => file.id).join('、')}`,
      },
    ];
  });
