import type { NodeOf } from '../node.ts';
import type { SpokenPlace, Voice } from './voice.ts';

/** Days: 备案日期后 24 月. */
export function explainDay(voice: Voice, node: NodeOf<'day'>, place: SpokenPlace): string {
  const [first = '', second = ''] = node.operands.map((operand) => voice.say(operand, place));
  switch (node.operator) {
    case 'addDays':
    case 'addMonths':
      return `${first}后 ${second}`;
    case 'addWorkingDays':
      return `${first}后 ${second}（工作日）`;
    case 'workingDaysBetween':
      return `${first}至${second}的工作日数`;
    case 'daysBetween':
      return `${first}至${second}的天数`;
    case 'monthsBetween':
      return `${first}至${second}的整月数`;
    case 'yearOf':
      return `${first}所在年份`;
  }
}
