import type { HeldFrom, PolicyInputs } from '../policy/index.ts';
import type { GrantRule } from '../register/index.ts';
import type { PlanError } from './document.ts';
import type { Plan } from './plan.ts';

type Note = (path: string, what: string) => void;

const fieldsOf = (from: HeldFrom | { readonly value: string | boolean }): readonly string[] => {
  if ('field' in from) return from.none === undefined ? [from.field] : [from.field, from.none];
  if ('given' in from) return [from.given];
  return 'underway' in from ? from.underway : [];
};

/** Lists laid out in advance: each has to be a list of the policy, and each column one of its fields. */
function noteLists(rule: GrantRule, inputs: PolicyInputs, field: Note, note: Note): void {
  for (const [list, items] of Object.entries(rule.lists ?? {})) {
    const input = inputs[list];
    if (input?.type !== 'list') note(`policy.lists.${list}`, `政策的清单“${list}”`);
    for (const [index, item] of items.entries()) {
      for (const [column, from] of Object.entries(item)) {
        const path = `policy.lists.${list}[${index}].${column}`;
        if (input?.type === 'list' && !Object.hasOwn(input.fields, column))
          note(path, `清单的栏目“${column}”`);
        for (const name of fieldsOf(from)) field(path, name);
      }
    }
  }
}

/** Where the project of an application is kept: the list has to be there, with the fields that are named. */
function noteProject({ project }: GrantRule, plan: Plan, field: Note, note: Note): void {
  if (!project) return;
  const kept = plan.registers.find(({ file }) => file.id === project.register)?.file;
  if (!kept) note('policy.project.register', `清单“${project.register}”`);
  const asked = [
    ['builder', project.builder],
    ['builderName', project.builderName ?? project.builder],
    ...Object.entries(project.fields ?? {}),
  ] as const;
  for (const [own, theirs] of asked) {
    if (kept && !Object.hasOwn(kept.fields, theirs))
      note(`policy.project.${own}`, `“${kept.title}”的字段“${theirs}”`);
  }
  for (const own of Object.keys(project.fields ?? {})) field('policy.project.fields', own);
  if (project.title !== undefined) field('policy.project.title', project.title);
}

/** Registers of applications whose policy, or whose facts, fields and stages, are not there. */
export const findBrokenGrants = (plan: Plan): PlanError[] =>
  plan.registers.flatMap(({ path: name, file }) => {
    const { policy: rule, fields, stages } = file;
    if (!rule) return [];
    const errors: PlanError[] = [];
    const note: Note = (path, what) =>
      errors.push({
        file: name,
        path,
        message: `没有${what}`,
        remedy: '请对照政策的 inputs 和本清单的字段、阶段改正',
      });
    const policy = plan.policies.find((one) => one.file.id === rule.id)?.file;
    if (!policy) {
      note('policy.id', `政策“${rule.id}”`);
      return errors;
    }
    const field: Note = (path, own) => {
      if (!Object.hasOwn(fields, own)) note(path, `字段“${own}”`);
    };
    for (const own of [rule.number, rule.decided, ...Object.values(rule.lease ?? {})]) field('policy', own);
    for (const [end, own] of Object.entries(rule.period ?? {})) {
      if (own !== undefined && fields[own]?.type !== 'date') note(`policy.period.${end}`, `日期字段“${own}”`);
    }
    for (const [fact, from] of Object.entries(rule.facts)) {
      const path = `policy.facts.${fact}`;
      if (!Object.hasOwn(policy.inputs, fact)) note(path, `政策的事实“${fact}”`);
      for (const own of fieldsOf(from)) field(path, own);
    }
    noteLists(rule, policy.inputs, field, note);
    noteProject(rule, plan, field, note);
    for (const stage of rule.granted) {
      if (!stages.some(({ id }) => id === stage)) note('policy.granted', `阶段“${stage}”`);
    }
    return errors;
  });
