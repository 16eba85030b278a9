import { toChineseNumeral } from '../address/index.ts';

const MOST_NUMBERED = 99;

/** What officials call the lists of a plan together, by how many it has: 八张清单, 两张清单; 清单分解 where there is none. */
export function listsTitle(count: number): string {
  if (count < 1) return '清单分解';
  if (count > MOST_NUMBERED) return '各张清单';
  return `${count === 2 ? '两' : toChineseNumeral(count)}张清单`;
}
