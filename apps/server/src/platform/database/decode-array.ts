/**
 * PostgreSQL's array literal (`{a,"b \" c",NULL,{…}}`) to nested arrays; an unquoted NULL is null.
 * Lower bounds (`[0:1]={…}`) are dropped.
 */
export function decodeArray(text: string, decode: (element: string) => unknown): unknown[] {
  let at = text.indexOf('{');

  const quoted = (): string => {
    let value = '';
    for (at += 1; text[at] !== '"'; at += 1) {
      if (text[at] === '\\') at += 1;
      value += text[at];
    }
    at += 1;
    return value;
  };

  const list = (): unknown[] => {
    const items: unknown[] = [];
    at += 1;
    while (text[at] !== '}') {
      if (text[at] === ',') at += 1;
      if (text[at] === '{') items.push(list());
      else if (text[at] === '"') items.push(decode(quoted()));
      else {
        const end = at + text.slice(at).search(/[,}]/);
        const item = text.slice(at, end);
        at = end;
        items.push(item === 'NULL' ? null : decode(item));
      }
    }
    at += 1;
    return items;
  };

  return list();
}
