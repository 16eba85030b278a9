import { compare } from '../values/index.ts';
import { indexAddresses, resolveAddress } from './address-index.ts';
import type { PlanError } from './document.ts';
import { figure } from './figure.ts';
import type { AddressedList, Plan } from './plan.ts';

/** Addresses that a file cites, with the place that cites them. */
function citedAddresses(plan: Plan): { file: string; path: string; address: string }[] {
  const cite = (file: string, path: string, addresses: readonly (string | undefined)[]) =>
    addresses.flatMap((address) => (address === undefined ? [] : [{ file, path, address }]));
  const { meta } = plan;
  return [
    ...cite('plan.yaml', 'goals', [meta.goals]),
    ...cite('plan.yaml', 'effective.at', [meta.effective.at]),
    ...cite('plan.yaml', 'precedence.at', [meta.precedence.at]),
    ...meta.precedence.supersededBy.flatMap(({ addresses }, index) =>
      cite('plan.yaml', `precedence.supersededBy[${index}].addresses`, addresses),
    ),
    ...plan.quantities.flatMap(({ key, stated }) =>
      cite(
        'indicators.yaml',
        `quantities“${key}”.stated`,
        stated.map(({ at }) => at),
      ),
    ),
    ...plan.enumerations.flatMap(({ key, stated }) =>
      cite(
        'indicators.yaml',
        `enumerations“${key}”.stated`,
        stated.map(({ at }) => at),
      ),
    ),
    ...plan.tasks.flatMap(({ clauses, lists }, index) => [
      ...cite('tasks.yaml', `tasks[${index}].clauses`, clauses),
      ...cite('tasks.yaml', `tasks[${index}].lists`, lists),
    ]),
    ...plan.rulings.flatMap(({ adopts }, index) =>
      cite('rulings.yaml', `rulings[${index}].adopts`, [adopts]),
    ),
    ...(plan.industries?.patterns ?? []).flatMap(({ at }, index) =>
      cite('industries.yaml', `patterns[${index}].at`, at),
    ),
  ];
}

function columnErrors(list: AddressedList, index: number, quantities: ReadonlySet<string>): PlanError[] {
  const keys = new Set(list.columns.map(({ key }) => key));
  return list.columns.flatMap((column, at) => {
    const path = `lists[${index}].columns[${at}]`;
    const others = [...(column.parts ?? []), ...(column.within === undefined ? [] : [column.within])];
    const unknown = others.filter((key) => !keys.has(key) || key === column.key);
    return [
      ...unknown.map((key) => ({
        file: 'lists.yaml',
        path,
        message: `这张清单没有另一个叫“${key}”的栏目`,
        remedy: '请核对 parts 与 within 里的栏目标识',
      })),
      ...(column.quantity === undefined || quantities.has(column.quantity)
        ? []
        : [
            {
              file: 'lists.yaml',
              path: `${path}.quantity`,
              message: `indicators.yaml 里没有“${column.quantity}”这个量`,
              remedy: '请核对名称，或在 indicators.yaml 里补上',
            },
          ]),
    ];
  });
}

function lengthErrors(list: AddressedList, index: number): PlanError[] {
  const wanted = list.columns.length;
  const lines = [
    ...list.rows.map(({ values }, at) => ({
      path: `lists[${index}].rows[${at}].values`,
      count: values.length,
    })),
    ...(list.total ? [{ path: `lists[${index}].total`, count: list.total.length }] : []),
  ];
  return lines
    .filter(({ count }) => count !== wanted)
    .map(({ path, count }) => ({
      file: 'lists.yaml',
      path,
      message: `有 ${count} 个数，表头有 ${wanted} 栏`,
      remedy: '请逐栏补齐或删去多余的数，没有任务的写 0',
    }));
}

function orderErrors(plan: Plan): PlanError[] {
  const { from, to } = plan.meta.years;
  const years: PlanError[] =
    from <= to
      ? []
      : [{ file: 'plan.yaml', path: 'years', message: '起始年份晚于结束年份', remedy: '请核对 from 与 to' }];
  const ranges = plan.quantities.flatMap(({ key, stated }) =>
    stated
      .filter(({ value, upTo }) => upTo !== undefined && compare(figure(value), figure(upTo)) > 0)
      .map(({ at }) => ({
        file: 'indicators.yaml',
        path: `quantities“${key}”.stated`,
        message: `${at} 处的区间下端大于上端`,
        remedy: '请核对 value 与 upTo',
      })),
  );
  return [...years, ...ranges];
}

function placeErrors(plan: Plan): PlanError[] {
  const parts = new Set(plan.parts.map(({ address }) => address));
  return plan.clauses.flatMap(({ part, address }, index) =>
    parts.has(part)
      ? []
      : [
          {
            file: 'clauses.yaml',
            path: `clauses[${index}].part`,
            message: `${address} 所在的部分“${part}”不在 parts 里`,
            remedy: '请核对 part，或在 parts 里补上这一部分',
          },
        ],
  );
}

/** Citations that lead nowhere, columns that do not fit, ranges the wrong way round. */
export function findBrokenReferences(plan: Plan): PlanError[] {
  const misplaced = placeErrors(plan);
  if (misplaced.length > 0) return misplaced;
  const index = indexAddresses(plan);
  const quantities = new Set(plan.quantities.map(({ key }) => key));
  const addresses = citedAddresses(plan)
    .filter(({ address }) => !resolveAddress(index, address))
    .map(({ file, path, address }) => ({
      file,
      path,
      message: `方案里没有地址“${address}”`,
      remedy: '请核对条款、任务或清单的序号',
    }));
  const lists = plan.lists.flatMap((list, at) => [
    ...columnErrors(list, at, quantities),
    ...lengthErrors(list, at),
  ]);
  return [...addresses, ...lists, ...orderErrors(plan)];
}
