/** ASCII without references or line ends: text as it stands. */
export function isPlain(bytes: Buffer, start: number, end: number): boolean {
  for (let i = start; i < end; i += 1) {
    const byte = bytes[i] ?? 0;
    if (byte === 0x26 || byte === 0x0d || byte >= 0x80) return false;
  }
  return true;
}

/** A whole number spelt in ASCII digits; 0 where there is anything else, which no row or style is. */
export function digits(bytes: Buffer, start: number, end: number): number {
  let value = 0;
  for (let i = start; i < end; i += 1) {
    const digit = (bytes[i] ?? 0) - 0x30;
    if (digit < 0 || digit > 9 || value > 1e8) return 0;
    value = value * 10 + digit;
  }
  return value;
}
