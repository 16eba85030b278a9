import { decodeArray } from './decode-array.ts';

/**
 * The one decoder at the border: both engines hand over the text that PostgreSQL wrote, and only this file says what
 * it becomes. `numeric` and `date` stay strings (exact; no time zone), `timestamptz` becomes an ISO instant in UTC,
 * `int8` a number if it is safe, JSON is parsed, everything not listed stays the text.
 */
type Decoder = (text: string) => unknown;

/** @throws RangeError past 2^53: such a column must be read as `::text` or `numeric` */
export function decodeInt8(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new RangeError(`int8 ${text} is past 2^53; read it as text`);
  return value;
}

const INSTANT = /^(\d{4})-(\d{2})-(\d{2}) (\d{2}):(\d{2}):(\d{2})(?:\.(\d{1,6}))?\+00$/;

/**
 * `2023-08-31 15:59:59.5+00` → `2023-08-31T15:59:59.500Z`: three digits as JavaScript writes them, six if the
 * database holds microseconds. @throws RangeError on another zone (the session sets UTC), `infinity` or BC
 */
export function decodeInstant(text: string): string {
  const match = INSTANT.exec(text);
  if (!match) throw new RangeError(`timestamptz ${text} is not an instant in UTC`);
  const [, year, month, day, hour, minute, second, fraction = ''] = match;
  const digits = fraction.length <= 3 ? fraction.padEnd(3, '0') : fraction.padEnd(6, '0');
  return `${year}-${month}-${day}T${hour}:${minute}:${second}.${digits}Z`;
}

const decodeBytes: Decoder = (text) => new Uint8Array(Buffer.from(text.slice(2), 'hex'));
const decodeBoolean: Decoder = (text) => text === 't';
const asText: Decoder = (text) => text;

/** By type OID of `pg_type`, with the OID of the array of it. */
const elements: readonly (readonly [oid: number, arrayOid: number, decoder: Decoder])[] = [
  [16, 1000, decodeBoolean],
  [17, 1001, decodeBytes],
  [19, 1003, asText], // name
  [20, 1016, decodeInt8],
  [21, 1005, Number],
  [23, 1007, Number],
  [25, 1009, asText],
  [26, 1028, Number], // oid
  [114, 199, JSON.parse],
  [700, 1021, Number],
  [701, 1022, Number],
  [1042, 1014, asText], // char(n)
  [1043, 1015, asText], // varchar
  [1082, 1182, asText], // date
  [1184, 1185, decodeInstant],
  [1700, 1231, asText], // numeric
  [2950, 2951, asText], // uuid
  [3802, 3807, JSON.parse],
];

const decoders = new Map<number, Decoder>();
for (const [oid, arrayOid, decoder] of elements) {
  const element: Decoder = (text) => decoder(text);
  decoders.set(oid, element);
  decoders.set(arrayOid, (text) => decodeArray(text, element));
}

/** One value as PostgreSQL wrote it, by the OID of its type. */
export function decodeValue(oid: number, text: string | null): unknown {
  if (text === null) return null;
  const decoder = decoders.get(oid);
  return decoder ? decoder(text) : text;
}
