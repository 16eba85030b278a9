const TOKEN = /"(?:[^"\\]|\\.)*"|[{}[\]:,]/gs;

/**
 * The first name written twice in one group of a JSON text: readers differ on which of the two values counts, so
 * neither does.
 *
 * @param text - JSON that has been parsed already
 */
export function findRepeatedKey(text: string): string | undefined {
  const groups: (Set<string> | undefined)[] = [];
  let last = '';
  for (const [token] of text.matchAll(TOKEN)) {
    if (token === '{') groups.push(new Set());
    else if (token === '[') groups.push(undefined);
    else if (token === '}' || token === ']') groups.pop();
    else if (token === ':') {
      const names = groups.at(-1);
      if (names?.has(last)) return JSON.parse(last);
      names?.add(last);
    } else last = token;
  }
  return undefined;
}
