import { refusal } from '../refusal.ts';

/** Record numbers of the .xls stream that matter here. Cells have one number per generation of the format. */
export const Record = {
  EOF: 0x000a,
  DATE_MODE: 0x0022,
  FILE_PASS: 0x002f,
  CONTINUE: 0x003c,
  CODE_PAGE: 0x0042,
  BOUND_SHEET: 0x0085,
  MULTIPLE_RK: 0x00bd,
  RICH_STRING: 0x00d6,
  XF: 0x00e0,
  MERGED_CELLS: 0x00e5,
  SHARED_STRINGS: 0x00fc,
  LABEL_SHARED: 0x00fd,
  NUMBER: 0x0203,
  LABEL: 0x0204,
  BOOLEAN_OR_ERROR: 0x0205,
  STRING: 0x0207,
  RK: 0x027e,
  FORMAT: 0x041e,
} as const;

export const BOF: ReadonlySet<number> = new Set([0x0009, 0x0209, 0x0409, 0x0809]);
export const FORMULA: ReadonlySet<number> = new Set([0x0006, 0x0206, 0x0406]);

/**
 * Steps over the records of a stream. A record is a number, a length and that many bytes; a length that leaves the
 * stream is damage.
 */
export class RecordCursor {
  readonly bytes: Buffer;
  type = 0;
  /** First byte of the record's content, and the byte behind its last. */
  start = 0;
  end: number;

  constructor(bytes: Buffer, from = 0) {
    this.bytes = bytes;
    this.end = from;
  }

  /** Steps to the record that begins at `at`. */
  moveTo(at: number): boolean {
    this.end = at;
    return this.next();
  }

  next(): boolean {
    const at = this.end;
    if (at + 4 > this.bytes.length) return false;
    this.type = this.bytes.readUInt16LE(at);
    this.start = at + 4;
    this.end = this.start + this.bytes.readUInt16LE(at + 2);
    if (this.end > this.bytes.length) throw refusal('FILE_DAMAGED');
    return true;
  }

  /** Number of the record behind this one, 0 at the end. */
  peek(): number {
    return this.end + 2 <= this.bytes.length ? this.bytes.readUInt16LE(this.end) : 0;
  }

  /** Makes sure that this record has `least` bytes of content. */
  need(least: number): void {
    if (this.end - this.start < least) throw refusal('FILE_DAMAGED');
  }

  /** Content of this record; @throws FileRefused when it is shorter than `least` bytes. */
  content(least: number): Buffer {
    this.need(least);
    return this.bytes.subarray(this.start, this.end);
  }
}
