import type { SQL } from 'drizzle-orm';
import type { PgRemoteDatabase } from 'drizzle-orm/pg-proxy';
import type { CopyFormat } from './engine.ts';

/** Drizzle's typed query builder, bound to one transaction. */
export type Orm = PgRemoteDatabase<Record<string, never>>;

/** One open transaction: the only way to the database. It dies with the function it was given to. */
export interface Tx {
  /** Typed queries: `tx.orm.select().from(users).where(eq(users.id, id))`. */
  readonly orm: Orm;
  /** Raw SQL where that is clearer: ``tx.rows<{ n: number }>(sql`select count(*) as n from users`)``. */
  rows<Row extends object>(query: SQL): Promise<Row[]>;
  /** A statement whose rows do not matter; returns how many it inserted, updated or deleted. */
  run(query: SQL): Promise<number>;
  /** Several statements without parameters, for migrations only. */
  script(sql: string): Promise<void>;
  /** Bulk load. `target` is `table (column, …)`, written by us, never from input. Returns the number of rows. */
  copyIn(target: string, source: AsyncIterable<Uint8Array>, format?: CopyFormat): Promise<number>;
  /** Bulk load of values in the order of the columns named in `target`. */
  copyRows(
    target: string,
    rows: Iterable<readonly unknown[]> | AsyncIterable<readonly unknown[]>,
  ): Promise<number>;
  /** Bulk read. `source` is `table` or `(select …)`, written by us; it takes no parameters. */
  copyOut(source: string, format?: CopyFormat): AsyncIterable<Uint8Array>;
  /**
   * Bulk read of a query's rows, some thousands at a time: each value as PostgreSQL writes it, null as null. Several
   * times as fast as `rows`, and only a piece of the answer is in memory.
   */
  readBatches(query: SQL): AsyncIterable<readonly (readonly (string | null)[])[]>;
  /** Runs just before the commit, inside the transaction, in order of asking: keep what serialises writers short. */
  beforeCommit(work: () => Promise<void>): void;
  /** Runs once the commit is acknowledged; not at all after a rollback. It must not throw. */
  afterCommit(work: () => void): void;
}

export interface TransactionOptions {
  readonly readOnly?: boolean;
  /** Default `read committed`, so that what is read after waiting for a lock is what the other writer left. */
  readonly isolation?: 'read committed' | 'repeatable read';
}

export interface Database {
  /** `embedded` (PGlite: one process, loses the last moments in a power cut) or `server`. */
  readonly kind: 'embedded' | 'server';
  /**
   * Runs `work` in one transaction: all of it is committed, or nothing. Inside, only `tx` may be used; a second
   * transaction opened from inside is refused at once, because PGlite would wait for itself for ever.
   *
   * @throws Problem DATABASE_UNAVAILABLE, STORAGE_FULL, CHANGED_MEANWHILE, COMMIT_UNCERTAIN; DatabaseFault for the rest
   */
  transaction<T>(work: (tx: Tx) => Promise<T>, options?: TransactionOptions): Promise<T>;
  /** A read-only transaction that sees one moment: its queries agree with one another. */
  read<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  /** Waits for running transactions. Closing twice is closing once. */
  close(): Promise<void>;
}
