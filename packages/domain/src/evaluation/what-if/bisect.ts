/** Steps of a bisection: enough to place a share to fifteen digits, more than any workbook has. */
const STEPS = 52;

/**
 * The least `x` in (low, high] at which a condition that stays true once it is true first holds, to the last bits.
 *
 * @returns `undefined` if it does not hold even at `high`
 */
export function leastWhere(
  holds: (x: number) => boolean,
  low: number,
  high: number,
  steps: number = STEPS,
): number | undefined {
  if (!holds(high)) return undefined;
  let fails = low;
  let held = high;
  for (let step = 0; step < steps; step += 1) {
    const middle = fails + (held - fails) / 2;
    if (middle <= fails || middle >= held) break;
    if (holds(middle)) held = middle;
    else fails = middle;
  }
  return held;
}
