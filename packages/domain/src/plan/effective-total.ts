import { type Exact, equals, parseDecimal } from '../values/index.ts';
import { amount } from './figure.ts';
import type { AddressedList, Plan } from './plan.ts';
import { rulingOn } from './ruling-on.ts';
import type { Ruling } from './schema/rulings-file.ts';
import { columnSum, columnTitle } from './totals.ts';

/** What a column of a list asks for in all, in the column's unit. */
export interface EffectiveTotal {
  readonly value: Exact;
  /** The ruling that took another figure than the document prints, or confirmed the printed one against its rows. */
  readonly ruling: Ruling | undefined;
}

/**
 * The total to hold a column against: as printed, or as a ruling says where the printed one is not the sum of its rows.
 * A ruling that is no number changes nothing.
 *
 * @param index - place of the column in the list
 * @returns `undefined` for a list that prints no total
 */
export function effectiveTotal(plan: Plan, list: AddressedList, index: number): EffectiveTotal | undefined {
  const printed = list.total?.[index];
  const column = list.columns[index];
  if (printed === undefined || !column) return undefined;
  const value = amount(printed);
  const agrees = equals(value, columnSum(list, index));
  const ruling = agrees
    ? undefined
    : rulingOn(plan, 'total-differs', `${list.address} ${columnTitle(column)}`);
  const ruled = ruling && parseDecimal(ruling.value);
  return ruled ? { value: ruled, ruling } : { value, ruling: undefined };
}
