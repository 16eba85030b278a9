import type { PlanError } from './document.ts';
import { createNameResolver } from './name-resolver.ts';
import type { Plan } from './plan.ts';
import type { Quantity } from './schema/indicators-file.ts';

interface Fault {
  readonly message: string;
  readonly remedy: string;
}

/** Goals whose figure is to be taken from what the plan does not have, or which are of another kind than that. */
export function findBrokenMeasures(plan: Plan): PlanError[] {
  const resolver = createNameResolver(plan.departments);
  return plan.quantities.flatMap((quantity) => {
    const { key, measuredBy, publishedBy } = quantity;
    const faults = [
      ...(measuredBy && 'scheme' in measuredBy ? schemeFaults(plan, quantity, measuredBy) : []),
      ...(measuredBy && 'screening' in measuredBy ? screeningFaults(plan, quantity, measuredBy) : []),
      ...(publishedBy !== undefined && resolver.find(publishedBy) === undefined
        ? [
            {
              message: `部门“${publishedBy}”不在 departments.yaml 里`,
              remedy: '请写 departments.yaml 里的标识或名称，或在那里补上',
            },
          ]
        : []),
      ...(publishedBy !== undefined && measuredBy
        ? [
            {
              message: '写了取数来源，又写了由部门公布',
              remedy: '平台算得出的写 measuredBy，算不出的写 publishedBy',
            },
          ]
        : []),
    ];
    return faults.map((fault) => ({ file: 'indicators.yaml', path: `quantities“${key}”`, ...fault }));
  });
}

type Measure<Kind extends string> = Extract<NonNullable<Quantity['measuredBy']>, { [key in Kind]: unknown }>;

function schemeFaults(
  { schemes }: Plan,
  { unit, baseline }: Quantity,
  { scheme, indicator, since, inverse }: Measure<'scheme'>,
): Fault[] {
  const file = schemes.find((one) => one.file.id === scheme)?.file;
  if (!file) {
    const known = schemes.map((one) => one.file.id).join('、') || '无';
    return [{ message: `没有“${scheme}”这个评价办法`, remedy: `evaluation 目录里现有：${known}` }];
  }
  const faults: Fault[] = [];
  if (!file.indicators.some(({ id }) => id === indicator)) {
    const known = file.indicators.map(({ id }) => id).join('、');
    faults.push({ message: `“${file.title}”没有“${indicator}”这项指标`, remedy: `现有各项：${known}` });
  }
  const changes = baseline === 'cumulativeChange';
  if ((since !== undefined) !== changes) {
    faults.push({
      message: changes ? '累计变化没有写从哪一年起算' : '不是累计变化，不用写从哪一年起算',
      remedy: '累计变化（baseline: cumulativeChange）在 measuredBy 里写 since，其余不写',
    });
  }
  if (inverse && since === undefined) {
    faults.push({ message: '只有累计变化能取倒数', remedy: '请去掉 inverse，或写 since' });
  }
  if (since !== undefined && unit !== '%') faults.push(PER_CENT);
  return faults;
}

function screeningFaults(
  { screening, registers }: Plan,
  { unit, baseline, direction }: Quantity,
  { screening: rule, register }: Measure<'screening'>,
): Fault[] {
  const faults: Fault[] = [];
  if (!screening?.rules.some(({ id }) => id === rule)) {
    const known = (screening?.rules ?? []).map(({ id }) => id).join('、') || '无';
    faults.push({
      message: `没有“${rule}”这条排查规则`,
      remedy: `请写 screening.yaml 里的规则：${known}`,
    });
  }
  const list = registers.find(({ file }) => file.id === register)?.file;
  if (list?.subject !== 'enterprise') {
    faults.push({
      message: list ? `“${list.shortTitle}”的对象不是企业` : `没有“${register}”这张清单`,
      remedy: '排查列入的是企业，请写对象是企业的清单',
    });
  }
  if (unit !== '%') faults.push(PER_CENT);
  if (baseline !== 'absolute' || direction !== 'atLeast') {
    faults.push({
      message: '办结的比例只能是“不低于”的绝对数',
      remedy: '请写 direction: atLeast、baseline: absolute',
    });
  }
  return faults;
}

const PER_CENT: Fault = { message: '现状按 % 算，这个量不是', remedy: '请把 unit 写成 "%"' };
