import { checkChart } from '../ledger/index.ts';
import { joinPath } from '../rule/index.ts';
import { compatible, parseUnit } from '../values/index.ts';
import { indexAddresses, resolveAddress } from './address-index.ts';
import type { PlanError } from './document.ts';
import type { Plan } from './plan.ts';

/** A chart that cannot be kept, clauses that are not there, and goals measured by a resource that is not booked. */
export function findBrokenLedger(plan: Plan): PlanError[] {
  const { ledger, quantities } = plan;
  const index = indexAddresses(plan);
  const cited = ledger
    ? [...ledger.clauses, ...ledger.accounts.flatMap(({ clause }) => clause ?? [])].filter(
        (clause) => !resolveAddress(index, clause),
      )
    : [];
  const measured = quantities.flatMap(({ key, unit, measuredBy }): PlanError[] => {
    if (!measuredBy || !('ledger' in measuredBy)) return [];
    const resource = ledger?.resources.find(({ id }) => id === measuredBy.ledger);
    const own = parseUnit(unit);
    const booked = resource && parseUnit(resource.unit);
    if (own && booked && compatible(own, booked)) return [];
    return [
      {
        file: 'indicators.yaml',
        path: key,
        message: resource
          ? `“${key}”以${unit}计，账上的${resource.title}以${resource.unit}计，不能换算`
          : `腾笼账里没有“${measuredBy.ledger}”这种要素`,
        remedy: '请写 ledger.yaml 里计量单位相通的要素',
      },
    ];
  });
  return [
    ...(ledger ? checkChart(ledger) : []).map(({ path, message, remedy }) => ({
      file: 'ledger.yaml',
      path: joinPath(path),
      message,
      remedy,
    })),
    ...cited.map((clause) => ({
      file: 'ledger.yaml',
      path: 'clauses',
      message: `方案里没有地址“${clause}”`,
      remedy: '请核对条款、任务或清单的序号',
    })),
    ...measured,
  ];
}
