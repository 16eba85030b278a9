/** What one file may cost. The defaults let every real workbook through and stop the hostile ones early. */
export interface ReadLimits {
  /** Size of the file as sent, bytes. Checked before anything is read. */
  readonly fileBytes: number;
  /** Sum of the unpacked sizes of all parts of an .xlsx, bytes. */
  readonly unpackedBytes: number;
  /** Unpacked size ÷ packed size of one part, for parts that unpack to more than `ratioFromBytes`. */
  readonly ratio: number;
  readonly ratioFromBytes: number;
  /** Parts in the package. */
  readonly entries: number;
  /** UTF-8 bytes of all shared strings together, and how many there may be. */
  readonly sharedBytes: number;
  readonly sharedCount: number;
  /** Characters in one cell (spreadsheets stop at 32,767). */
  readonly cellCharacters: number;
  readonly columns: number;
  readonly rows: number;
  /** Columns × rows delivered from one sheet, holes included: what a reader of the rows has to walk over. */
  readonly cells: number;
  /** Characters of all cells delivered from one sheet: one long text that a million cells point to is long a million times. */
  readonly textCharacters: number;
  /** Merged ranges of one sheet, and how far to the right one is spread. */
  readonly merges: number;
  readonly mergeColumns: number;
}

const MEGABYTE = 1024 * 1024;

export const defaultLimits: ReadLimits = {
  fileBytes: 100 * MEGABYTE,
  unpackedBytes: 2048 * MEGABYTE,
  ratio: 300,
  ratioFromBytes: 32 * MEGABYTE,
  entries: 10_000,
  sharedBytes: 256 * MEGABYTE,
  sharedCount: 8_000_000,
  cellCharacters: 100_000,
  columns: 16_384,
  rows: 1_048_576,
  cells: 200_000_000,
  textCharacters: 150_000_000,
  merges: 300_000,
  mergeColumns: 512,
};
