// One line of the table of speeds: what was measured, what it came to, what it should reach.

const round = (value) => Number(value.toPrecision(4));

/** @param most the greatest value that still meets the target */
export const line = (what, value, unit, most) => ({
  what,
  value: round(value),
  unit,
  most,
  met: value <= most,
});

/** A figure without a target, for whoever reads on. */
export const fact = (what, value, unit) => ({ what, value: round(value), unit });

export function formatLine({ what, value, unit, most, met }) {
  const target = most === undefined ? '' : `  (≤ ${most}: ${met ? 'met' : 'MISSED'})`;
  return `  ${what.padEnd(76)} ${String(value).padStart(8)} ${unit}${target}`;
}

export const median = (numbers) => {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
};

export const percentile = (numbers, share) => {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)];
};
