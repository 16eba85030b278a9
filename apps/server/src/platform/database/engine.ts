/** A result as PostgreSQL wrote it: text, or null. Only `decode.ts` gives it meaning. */
export interface RawResult {
  readonly fields: readonly { readonly name: string; readonly oid: number }[];
  readonly rows: readonly (readonly (string | null)[])[];
  /** Rows inserted, updated, deleted or copied. */
  readonly affected: number;
}

export type CopyFormat = 'text' | 'binary';

/** One connection inside one transaction. */
export interface Connection {
  query(text: string, params: readonly (string | null)[]): Promise<RawResult>;
  /** Several statements without parameters. */
  script(sql: string): Promise<void>;
  /** `target` is `table (column, …)`. Text input may be cut at any byte. Returns the number of rows. */
  copyIn(target: string, source: AsyncIterable<Uint8Array>, format: CopyFormat): Promise<number>;
  /** `source` is `table (column, …)` or `(select …)`. */
  copyOut(source: string, format: CopyFormat): AsyncIterable<Uint8Array>;
}

/** What differs between PGlite and a PostgreSQL server; everything above it is the same code. */
export interface Engine {
  readonly kind: 'embedded' | 'server';
  /** Begins, runs `work`, commits; rolls back and rethrows if it throws. */
  transaction<T>(mode: string, work: (connection: Connection) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

/**
 * Every session speaks the same dialect of text. Compiling a query to machine code takes longer than any of ours runs:
 * a day's round over 50,000 entries took five times as long with it.
 */
export const SESSION_SETTINGS = `
  set time zone 'UTC'; set datestyle = 'ISO, YMD'; set bytea_output = 'hex';
  set intervalstyle = 'postgres'; set extra_float_digits = 1; set client_encoding = 'UTF8'; set jit = off`;
