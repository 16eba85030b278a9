import type { SheetCell } from '@tenglong/domain/intake';
import { equals, readTyped } from '@tenglong/domain/values';

/** A day as a day, a number as it is, a text without the blanks around it. */
export const textOfCell = (cell: SheetCell | undefined): string => (cell?.date ?? cell?.text ?? '').trim();

/** Whether two texts say the same: as numbers, if both are; 12.50 is 12.5, 1,200 is 1200. */
export function isSameText(a: string, b: string): boolean {
  if (a === b) return true;
  const [left, right] = [readTyped(a), readTyped(b)];
  return left !== undefined && right !== undefined && equals(left, right);
}
