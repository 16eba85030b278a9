/** The parameters that differ from the page's defaults: an address names only what somebody chose. */
export function withoutDefaults<Search extends Readonly<Record<string, unknown>>>(
  search: Search,
  defaults: Partial<Search>,
): Partial<Search> {
  const kept: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(search)) {
    if (!same(value, defaults[key as keyof Search])) kept[key] = value;
  }
  return kept as Partial<Search>;
}

function same(a: unknown, b: unknown): boolean {
  if (Array.isArray(a) && Array.isArray(b))
    return a.length === b.length && a.every((item, i) => item === b[i]);
  return a === b;
}
