/** The place of the quote that ends the string beginning at `from`: the next one not escaped. */
function endOfString(text: string, from: number): number {
  for (let at = from + 1; at < text.length; at += 1) {
    if (text[at] === '\\') at += 1;
    else if (text[at] === '"') return at;
  }
  return text.length;
}

/**
 * The first name written twice in one group of a JSON text: readers differ on which of the two values counts, so
 * neither does.
 *
 * @param text - JSON that has been parsed already
 */
export function findRepeatedKey(text: string): string | undefined {
  const groups: (Set<string> | undefined)[] = [];
  let [from, to] = [0, 0];
  for (let at = 0; at < text.length; at += 1) {
    const mark = text[at];
    if (mark === '"') {
      [from, to] = [at, endOfString(text, at)];
      at = to;
    } else if (mark === '{') groups.push(new Set());
    else if (mark === '[') groups.push(undefined);
    else if (mark === '}' || mark === ']') groups.pop();
    else if (mark === ':') {
      const name: string = JSON.parse(text.slice(from, to + 1));
      const names = groups.at(-1);
      if (names?.has(name)) return name;
      names?.add(name);
    }
  }
  return undefined;
}
