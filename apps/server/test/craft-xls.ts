import { CFB } from '@e965/xlsx';

/** One record of an .xls stream: its number and its content. */
export type BiffRecord = readonly [type: number, content: Buffer];

/** Little-endian pieces in a row: `u16(1, 2)` is four bytes. */
export const u8 = (...values: number[]) => Buffer.from(values);
export const u16 = (...values: number[]) => Buffer.from(new Uint8Array(new Uint16Array(values).buffer));
export const u32 = (...values: number[]) => Buffer.from(new Uint8Array(new Uint32Array(values).buffer));
export const f64 = (...values: number[]) => Buffer.from(new Uint8Array(new Float64Array(values).buffer));

/** Text of BIFF8: length in one byte or two, flags, UTF-16. */
export function wideText(text: string, lengthBytes: 1 | 2): Buffer {
  const length = lengthBytes === 1 ? u8(text.length) : u16(text.length);
  return Buffer.concat([length, u8(1), Buffer.from(text, 'utf16le')]);
}

export function biffStream(records: readonly BiffRecord[]): Buffer {
  return Buffer.concat(records.flatMap(([type, content]) => [u16(type, content.length), content]));
}

export const bof = (version: 0x0500 | 0x0600, kind: 'globals' | 'sheet'): BiffRecord => [
  0x0809,
  Buffer.concat([
    u16(version, kind === 'globals' ? 0x0005 : 0x0010),
    Buffer.alloc(version === 0x0600 ? 12 : 4),
  ]),
];
export const eof: BiffRecord = [0x000a, Buffer.alloc(0)];

export interface CraftXlsSheet {
  readonly name: string;
  readonly hidden?: boolean;
  readonly records: readonly BiffRecord[];
}

/** The stream of a BIFF8 workbook: `globals` between the beginning and the list of sheets, then the sheets. */
export function biff8(globals: readonly BiffRecord[], sheets: readonly CraftXlsSheet[]): Buffer {
  const bodies = sheets.map(({ records }) => biffStream([bof(0x0600, 'sheet'), ...records, eof]));
  const head = (offsets: readonly number[]) =>
    biffStream([
      bof(0x0600, 'globals'),
      ...globals,
      ...sheets.map(({ name, hidden }, i): BiffRecord => {
        return [0x0085, Buffer.concat([u32(offsets[i] ?? 0), u8(hidden ? 1 : 0, 0), wideText(name, 1)])];
      }),
      eof,
    ]);
  let at = head([]).length;
  const offsets = bodies.map((body) => {
    const start = at;
    at += body.length;
    return start;
  });
  return Buffer.concat([head(offsets), ...bodies]);
}

/** Puts streams into a compound file, e.g. `{ Workbook: stream }`; padded so that none is a mini stream unless asked. */
export function compoundFile(
  streams: Readonly<Record<string, Buffer>>,
  options: { mini?: boolean } = {},
): Buffer {
  const file = CFB.utils.cfb_new();
  for (const [name, bytes] of Object.entries(streams)) {
    const padded = options.mini
      ? bytes
      : Buffer.concat([bytes, Buffer.alloc(Math.max(0, 4096 - bytes.length))]);
    CFB.utils.cfb_add(file, `/${name}`, padded);
  }
  return Buffer.from(CFB.write(file, { type: 'buffer' }) as Buffer);
}
