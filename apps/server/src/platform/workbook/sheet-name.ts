/** Excel's limit, in UTF-16 units. */
const LONGEST = 31;

/** Names that every spreadsheet program accepts: no reserved characters, at most 31 long, no two alike. */
export function sheetNames(wanted: readonly string[]): string[] {
  const taken = new Set<string>();
  return wanted.map((name, index) => {
    const clean =
      name
        .replace(/[[\]:*?/\\]/g, ' ')
        .replace(/^'+|'+$/g, '')
        .trim() || `表${index + 1}`;
    let unique = cut(clean, LONGEST);
    for (let n = 2; taken.has(unique.toLowerCase()); n += 1) {
      const suffix = `(${n})`;
      unique = cut(clean, LONGEST - suffix.length) + suffix;
    }
    taken.add(unique.toLowerCase());
    return unique;
  });
}

/** Cuts without leaving half a character behind. */
function cut(text: string, length: number): string {
  return text.slice(0, length).replace(/[\ud800-\udbff]$/, '');
}
