/**
 * Reads `?unit=331083003,331083101&grade=C` as plain text values; what they mean is the page's schema's affair.
 * A parameter given twice counts once, the last.
 */
export function parseSearch(search: string): Record<string, string> {
  return Object.fromEntries(new URLSearchParams(search));
}

/**
 * Writes an address that survives being pasted into a chat: no JSON, no empty parameters, lists with commas, and
 * everything beyond plain letters escaped.
 */
export function stringifySearch(search: Readonly<Record<string, unknown>>): string {
  const parts: string[] = [];
  for (const [key, value] of Object.entries(search)) {
    const text = textOf(value);
    if (text !== '') parts.push(`${encodeURIComponent(key)}=${escapeValue(text)}`);
  }
  return parts.length === 0 ? '' : `?${parts.join('&')}`;
}

function textOf(value: unknown): string {
  if (value === undefined || value === null || value === false) return '';
  if (value === true) return '1';
  if (Array.isArray(value)) return value.map(String).join(',');
  return String(value);
}

/** Commas, colons and slashes are legal in a query and keep it readable. */
const escapeValue = (text: string): string =>
  encodeURIComponent(text).replace(/%2C/g, ',').replace(/%3A/g, ':').replace(/%2F/g, '/');
