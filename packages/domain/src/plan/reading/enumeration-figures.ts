import { findEnumerationContradictions } from '../contradiction/enumerations.ts';
import type { Plan } from '../plan.ts';
import { rulingOn } from '../ruling-on.ts';
import type { SheetFigure } from './sheet-figure.ts';

/** For each thing an enumeration lists at one place and not at another: whether it is allowed; and how many are. */
export function enumerationFigures(plan: Plan): SheetFigure[] {
  return findEnumerationContradictions(plan).flatMap(({ kind, quantity, title: subject }) => {
    const stated = plan.enumerations.find(({ key }) => key === quantity)?.stated ?? [];
    const ruling = rulingOn(plan, kind, quantity);
    const taken = ruling && stated.find(({ at }) => at === ruling.adopts);
    const items = [...new Set(stated.flatMap((one) => one.items))];
    const agreed = items.filter((item) => stated.every((one) => one.items.includes(item)));
    const state = (item: string): string => {
      if (taken) return taken.items.includes(item) ? '列入' : '不列入';
      return agreed.includes(item) ? '列入' : '未裁定';
    };
    const count = taken
      ? `${taken.items.length}`
      : `${agreed.length}（另 ${items.length - agreed.length} 项未裁定）`;
    return [
      { subject, title: '项数', value: count, unit: taken ? '项' : '' },
      ...items.map((item) => ({ subject, title: item, value: state(item), unit: '' })),
    ];
  });
}
