import { MILLION } from './millionths.ts';

/** Sums over the rows that have a value, by group; index 0 is the county. Facts are in millionths, values are not. */
export interface GroupSums {
  readonly members: Uint32Array;
  readonly numerator: Float64Array;
  readonly denominator: Float64Array;
  readonly value: Float64Array;
}

/** Best and worst value by group, as numbers: `least` and `greatest`. */
export interface GroupRange {
  readonly least: Float64Array;
  readonly greatest: Float64Array;
}

export function emptySums(groups: number): GroupSums {
  return {
    members: new Uint32Array(groups),
    numerator: new Float64Array(groups),
    denominator: new Float64Array(groups),
    value: new Float64Array(groups),
  };
}

/** Sums the rows that have a value into group 0, in row order. An empty `denominator` counts one for each row. */
export function sumCounty(
  values: Float64Array,
  numerator: Float64Array,
  denominator: Float64Array,
  into: GroupSums,
): void {
  const alone = denominator.length === 0;
  let members = 0;
  let above = 0;
  let below = 0;
  let sum = 0;
  for (let row = 0; row < values.length; row += 1) {
    const value = values[row] as number;
    if (!Number.isNaN(value)) {
      members += 1;
      above += numerator[row] as number;
      below += alone ? MILLION : (denominator[row] as number);
      sum += value;
    }
  }
  into.members[0] = members;
  into.numerator[0] = above;
  into.denominator[0] = below;
  into.value[0] = sum;
}

/**
 * Sums the rows that have a value into group 0 and into their industries, in row order; rows without industry (0) are in
 * the county only.
 */
export function sumIndustries(
  values: Float64Array,
  numerator: Float64Array,
  denominator: Float64Array,
  industry: Uint16Array,
  into: GroupSums,
): void {
  const alone = denominator.length === 0;
  const { members, numerator: above, denominator: below, value: sum } = into;
  for (let row = 0; row < values.length; row += 1) {
    const value = values[row] as number;
    if (Number.isNaN(value)) continue;
    const top = numerator[row] as number;
    const bottom = alone ? MILLION : (denominator[row] as number);
    members[0] = (members[0] as number) + 1;
    above[0] = (above[0] as number) + top;
    below[0] = (below[0] as number) + bottom;
    sum[0] = (sum[0] as number) + value;
    const group = industry[row] as number;
    if (group === 0) continue;
    members[group] = (members[group] as number) + 1;
    above[group] = (above[group] as number) + top;
    below[group] = (below[group] as number) + bottom;
    sum[group] = (sum[group] as number) + value;
  }
}

/** The least and the greatest value of the county and, where `groups` is above 1, of each industry. */
export function findRange(values: Float64Array, industry: Uint16Array, groups: number): GroupRange {
  const least = new Float64Array(groups).fill(Number.POSITIVE_INFINITY);
  const greatest = new Float64Array(groups).fill(Number.NEGATIVE_INFINITY);
  for (let row = 0; row < values.length; row += 1) {
    const value = values[row] as number;
    if (value < (least[0] as number)) least[0] = value;
    if (value > (greatest[0] as number)) greatest[0] = value;
    const group = groups > 1 ? (industry[row] as number) : 0;
    if (value < (least[group] as number)) least[group] = value;
    if (value > (greatest[group] as number)) greatest[group] = value;
  }
  return { least, greatest };
}
