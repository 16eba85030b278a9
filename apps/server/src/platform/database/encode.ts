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

const SPECIAL = /[\\\t\n\r]/;
const EVERY_SPECIAL = /[\\\t\n\r]/g;
const COPY_ESCAPES: Readonly<Record<string, string>> = {
  '\\': '\\\\',
  '\t': '\\t',
  '\n': '\\n',
  '\r': '\\r',
};

/** One row of COPY's text format, its newline included. */
export function encodeCopyRow(values: readonly unknown[]): string {
  let row = '';
  for (let at = 0; at < values.length; at += 1) {
    const value = values[at];
    const text = typeof value === 'number' ? `${value}` : encodeParam(value);
    if (at > 0) row += '\t';
    if (text === null) row += '\\N';
    else if (typeof value !== 'number' && SPECIAL.test(text))
      row += text.replace(EVERY_SPECIAL, (found) => COPY_ESCAPES[found] ?? found);
    else row += text;
  }
  return `${row}\n`;
}

/** For COPY, which takes no parameters: encoded values in the places of `$1`, `$2`, … as quoted literals. */
export function inlineParams(text: string, params: readonly (string | null)[]): string {
  return text.replace(/\$(\d+)/g, (_, number: string) => {
    const value = params[Number(number) - 1];
    if (value === undefined) throw new RangeError(`no parameter ${number}`);
    return value === null ? 'null' : `'${value.replaceAll("'", "''")}'`;
  });
}
