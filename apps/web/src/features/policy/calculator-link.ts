import { z } from 'zod';

/** What a link to a calculation carries. It stands behind the #: browsers never send that part anywhere. */
export interface CalculatorLink {
  /** The day the case is judged by. */
  readonly on?: string | undefined;
  /** The version of the plan it was made with. */
  readonly version?: string | undefined;
  readonly facts: unknown;
}

export type LinkReading =
  | { readonly kind: 'link'; readonly link: CalculatorLink }
  | { readonly kind: 'refused'; readonly message: string };

/** Longer addresses are cut by mail and chat programs. */
export const LONGEST_LINK = 6000;

/** Items of a list share their names: a table says them once. */
const Table = z.strictObject({ $f: z.array(z.string()), $r: z.array(z.array(z.unknown())) });
type Table = z.infer<typeof Table>;

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function pack(value: unknown): unknown {
  if (Array.isArray(value)) {
    if (value.length === 0 || !value.every(isRecord)) return value;
    const names = [...new Set(value.flatMap((item) => Object.keys(item)))];
    const rows = value.map((item) => names.map((name) => (Object.hasOwn(item, name) ? pack(item[name]) : 0)));
    return { $f: names, $r: rows } satisfies Table;
  }
  if (!isRecord(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, below]) => [name, pack(below)]));
}

function unpack(value: unknown): unknown {
  const table = Table.safeParse(value);
  if (table.success) {
    const { $f: names, $r: rows } = table.data;
    // A bare 0 is what was left out: a figure is always written as text.
    return rows.map((row) =>
      Object.fromEntries(
        names.flatMap((name, at) =>
          row[at] === 0 || row[at] === undefined ? [] : [[name, unpack(row[at])]],
        ),
      ),
    );
  }
  if (!isRecord(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, below]) => [name, unpack(below)]));
}

const toText = (bytes: Uint8Array): string =>
  btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/, '');

const toBytes = (text: string): Uint8Array =>
  Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (letter) => letter.charCodeAt(0));

/** The part of the address behind the #. */
export function writeLink({ on, version, facts }: CalculatorLink): string {
  const params = new URLSearchParams();
  if (on !== undefined) params.set('on', on);
  if (version !== undefined) params.set('v', version);
  params.set('f', toText(new TextEncoder().encode(JSON.stringify(pack(facts)))));
  return params.toString();
}

/** Reads what stands behind the #; what is too long or was cut is refused with a sentence. */
export function readLink(hash: string): LinkReading {
  const text = hash.replace(/^#/, '');
  if (text.length > LONGEST_LINK) {
    return {
      kind: 'refused',
      message: `链接有 ${text.length} 个字符，超过 ${LONGEST_LINK} 个，所填没有读入`,
    };
  }
  const params = new URLSearchParams(text);
  const packed = params.get('f');
  const head = { on: params.get('on') ?? undefined, version: params.get('v') ?? undefined };
  if (packed === null) return { kind: 'link', link: { ...head, facts: {} } };
  try {
    const facts = unpack(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(toBytes(packed))));
    if (isRecord(facts)) return { kind: 'link', link: { ...head, facts } };
  } catch {
    // Cut or altered on its way: said below.
  }
  return { kind: 'refused', message: '链接不完整，所填没有读入，请向发送人要完整的链接' };
}
