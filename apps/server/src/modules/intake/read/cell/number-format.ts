/** What a format makes of a number, as far as it changes what the number means. */
export type ShownAs = 'day' | 'percent' | undefined;

/** Of a built-in format, by its number. */
export function shownByBuiltin(id: number): ShownAs {
  if (id === 9 || id === 10) return 'percent';
  return isBuiltinDateFormat(id) ? 'day' : undefined;
}

/** Of a format written out. */
export function shownByFormat(code: string): ShownAs {
  if (isPercentFormat(code)) return 'percent';
  return isDateFormat(code) ? 'day' : undefined;
}

/** Those that show a day or a time, the East Asian ones (27–36, 50–58) included. */
function isBuiltinDateFormat(id: number): boolean {
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
function isDateFormat(code: string): boolean {
  const shown = bareFormat(code)
    .toLowerCase()
    .replace(/am\/pm|a\/p|general|standard/g, '');
  if (/[#?]/.test(shown) || /0/.test(shown.replace(/s\.0+/g, ''))) return false;
  if (/[yd]/.test(shown)) return true;
  return shown.includes('m') && !/[hs]/.test(shown);
}

/** A sign of percent outside quotes and brackets multiplies what is shown by a hundred; a quoted one is only a word. */
const isPercentFormat = (code: string): boolean => bareFormat(code).includes('%');

/** The part for positive numbers without its decoration; empty if the code is longer than any can be. */
function bareFormat(code: string): string {
  if (code.length > LONGEST) return '';
  const [first = ''] = code.replace(DECORATION, '').split(';');
  return first;
}
