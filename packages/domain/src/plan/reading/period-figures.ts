import { daysBetween, divide, multiply, roundTo, toPlainDecimal, whole } from '../../values/index.ts';
import { effectivePeriod } from '../effective-period.ts';
import type { Plan } from '../plan.ts';
import type { SheetContext, SheetFigure } from './sheet-figure.ts';

const OPEN = '未裁定，不取日期';

/** From which day the plan is in force, for how long, and how much of it has passed. */
export function periodFigures(plan: Plan, { today }: SheetContext): SheetFigure[] {
  const { from, to } = effectivePeriod(plan);
  const subject = '施行期间';
  if (from === undefined || from > to) {
    return ['自', '全程天数', '已过天数', '时间进度'].map((title) => ({
      subject,
      title,
      value: OPEN,
      unit: '',
    }));
  }
  const days = daysBetween(from, to) + 1;
  const last = today < to ? today : to;
  const passed = last < from ? 0 : daysBetween(from, last) + 1;
  const share = divide(multiply(whole(passed), whole(100)), whole(days));
  return [
    { subject, title: '自', value: from, unit: '' },
    { subject, title: '全程天数', value: `${days}`, unit: '天' },
    { subject, title: '已过天数', value: `${passed}`, unit: '天' },
    {
      subject,
      title: '时间进度',
      value: (share && toPlainDecimal(roundTo(share, 1, 'half-up'))) ?? '',
      unit: '%',
    },
  ];
}
