/**
 * One JavaScript value to the text PostgreSQL reads, the same for both engines: the database infers the type, we never
 * send one. A list becomes an array literal, another object JSON (a list meant as JSON goes through `json` columns or
 * `JSON.stringify`).
 *
 * @throws TypeError on `undefined`: leave the column out, or say null
 */
export function encodeParam(value: unknown): string | null {
  if (value === null) return null;
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'bigint' || typeof value === 'boolean')
    return String(value);
  if (value instanceof Date) return value.toISOString();
  if (value instanceof Uint8Array)
    return `\\x${Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString('hex')}`;
  if (Array.isArray(value)) return encodeArray(value);
  if (typeof value === 'object') return JSON.stringify(value);
  throw new TypeError(`A parameter of type ${typeof value} cannot be sent to the database`);
}

function encodeArray(values: readonly unknown[]): string {
  const items = values.map((value) => {
    if (Array.isArray(value)) return encodeArray(value);
    const text = encodeParam(value);
    return text === null ? 'NULL' : `"${text.replace(/["\\]/g, '\\$&')}"`;
  });
  return `{${items.join(',')}}`;
}

const COPY_ESCAPES: Readonly<Record<string, string>> = {
  '\\': '\\\\',
  '\t': '\\t',
  '\n': '\\n',
  '\r': '\\r',
};

/** One row of COPY's text format, its newline included. */
export function encodeCopyRow(values: readonly unknown[]): string {
  const cells = values.map((value) => {
    const text = encodeParam(value);
    return text === null ? '\\N' : text.replace(/[\\\t\n\r]/g, (found) => COPY_ESCAPES[found] ?? found);
  });
  return `${cells.join('\t')}\n`;
}
