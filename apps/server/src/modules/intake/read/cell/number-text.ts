const PLAIN = /^-?(?:0|[1-9][0-9]*)(?:\.[0-9]*[1-9])?$/;
const NUMERIC = /^[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]{1,4})?$/;

/**
 * A stored number as the plain decimal that a spreadsheet shows: at most 15 significant digits, no exponent, no
 * trailing zeros. `73.06999999999999` → `73.07`, `9.13310210620000144E+17` → `913310210620000000`.
 * @returns undefined when the text is no finite number
 */
export function numberText(stored: string): string | undefined {
  // 15 digits, a sign and a point: what needs no arithmetic is left as it stands.
  if (stored.length <= 15 && PLAIN.test(stored) && stored !== '-0') return stored;
  const trimmed = stored.trim();
  if (!NUMERIC.test(trimmed)) return undefined;
  return decimalOf(Number(trimmed));
}

/** The same for a number already read as a double. */
export function decimalOf(value: number): string | undefined {
  if (!Number.isFinite(value)) return undefined;
  if (value === 0) return '0';
  // The shortest spelling that is still this number; with 15 digits or fewer it is what rounding to 15 would give.
  const shortest = String(value);
  if (shortest.length <= 15 && !shortest.includes('e')) return shortest;
  const [mantissa = '', exponent = '0'] = value.toExponential(14).split('e');
  const sign = mantissa.startsWith('-') ? '-' : '';
  const digits = mantissa.replace(/[-.]/g, '').replace(/0+$/, '');
  // The decimal point stands behind this many digits.
  const point = Number(exponent) + 1;
  if (point <= 0) return `${sign}0.${'0'.repeat(-point)}${digits}`;
  if (point >= digits.length) return sign + digits.padEnd(point, '0');
  return `${sign}${digits.slice(0, point)}.${digits.slice(point)}`;
}
