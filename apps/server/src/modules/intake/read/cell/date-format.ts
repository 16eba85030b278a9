/** Built-in number formats that show a day or a time, the East Asian ones (27–36, 50–58) included. */
export function isBuiltinDateFormat(id: number): boolean {
  return (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58);
}

/** Excel's own limit on a format code. */
const LONGEST = 255;

/** Quoted text, escaped and padding characters, colours, conditions, locales: what is not a placeholder. */
const DECORATION = /"[^"]*"?|\\.|_.|\*.|\[[^\]]*\]?/gs;

/**
 * Whether a number format code shows a calendar day: a `y`, `d` or month `m` outside quotes and brackets, and no digit
 * placeholder. `m` beside hours or seconds means minutes, so `h:mm` is a time and not a day.
 */
export function isDateFormat(code: string): boolean {
  if (code.length > LONGEST) return false;
  const [first = ''] = code.replace(DECORATION, '').split(';');
  const shown = first.toLowerCase().replace(/am\/pm|a\/p|general|standard/g, '');
  if (/[#?]/.test(shown) || /0/.test(shown.replace(/s\.0+/g, ''))) return false;
  if (/[yd]/.test(shown)) return true;
  return shown.includes('m') && !/[hs]/.test(shown);
}
