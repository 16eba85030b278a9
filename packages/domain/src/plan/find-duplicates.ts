import type { PlanError } from './document.ts';
import { createNameResolver } from './name-resolver.ts';
import type { Plan } from './plan.ts';

function repeated(values: readonly string[]): string[] {
  const seen = new Set<string>();
  const twice = new Set<string>();
  for (const value of values) {
    if (seen.has(value)) twice.add(value);
    seen.add(value);
  }
  return [...twice];
}

/** Things that must be told apart by one name and are not. */
export function findDuplicates(plan: Plan): PlanError[] {
  const check = (file: string, path: string, what: string, values: readonly string[]): PlanError[] =>
    repeated(values).map((value) => ({
      file,
      path,
      message: `${what}“${value}”出现了两次`,
      remedy: '请保留一处，或改成各不相同',
    }));
  const alias = (file: string, what: string, things: Parameters<typeof createNameResolver>[0]): PlanError[] =>
    createNameResolver(things).ambiguous.map((name) => ({
      file,
      path: '',
      message: `“${name}”同时是两个${what}的名称或别名`,
      remedy: '请从其中一个的 aliases 里删去它',
    }));
  const industries = plan.industries;
  return [
    ...check(
      'units.yaml',
      'units',
      '区划代码',
      plan.units.map(({ id }) => id),
    ),
    ...alias('units.yaml', '乡镇（街道）', plan.units),
    ...check(
      'departments.yaml',
      'departments',
      '单位标识',
      plan.departments.map(({ id }) => id),
    ),
    ...alias('departments.yaml', '责任单位', plan.departments),
    ...check(
      'clauses.yaml',
      '',
      '条款地址',
      [...plan.parts, ...plan.clauses].map(({ address }) => address),
    ),
    ...check(
      'indicators.yaml',
      '',
      '量',
      [...plan.quantities, ...plan.enumerations].map(({ key }) => key),
    ),
    ...check(
      'tasks.yaml',
      'tasks',
      '任务序号',
      plan.tasks.map(({ number }) => String(number)),
    ),
    ...check(
      'lists.yaml',
      'lists',
      '清单序号',
      plan.lists.map(({ number }) => String(number)),
    ),
    ...plan.lists.flatMap((list, index) => [
      ...check(
        'lists.yaml',
        `lists[${index}].columns`,
        '栏目',
        list.columns.map(({ key }) => key),
      ),
      ...check(
        'lists.yaml',
        `lists[${index}].rows`,
        '乡镇（街道）',
        list.rows.map(({ unit }) => unit),
      ),
    ]),
    ...check(
      'rulings.yaml',
      'rulings',
      '裁定',
      plan.rulings.map(({ id }) => id),
    ),
    ...check(
      'rulings.yaml',
      'rulings',
      '同一处矛盾的有效裁定',
      plan.rulings
        .filter(({ status }) => status !== 'withdrawn')
        .map(({ on }) => `${on.kind}:${on.quantity}`),
    ),
    ...check('industries.yaml', 'divisions', '行业大类', industries?.divisions.map(({ code }) => code) ?? []),
    ...check('industries.yaml', 'classes', '行业小类', industries?.classes.map(({ code }) => code) ?? []),
  ];
}
