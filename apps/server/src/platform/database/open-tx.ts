import type { SQL } from 'drizzle-orm';
import { PgDialect } from 'drizzle-orm/pg-core';
import { drizzle } from 'drizzle-orm/pg-proxy';
import type { Orm, Tx } from './database.ts';
import { decodeValue } from './decode.ts';
import { decodeCopyText } from './decode-copy.ts';
import { encodeCopyRow, encodeParam, inlineParams } from './encode.ts';
import type { Connection, RawResult } from './engine.ts';

const dialect = new PgDialect();
/** Rows of COPY are sent in pieces of about this many characters. */
const COPY_PIECE = 1 << 16;

const decodeRow = (result: RawResult, row: readonly (string | null)[]): unknown[] =>
  result.fields.map((column, index) => decodeValue(column.oid, row[index] ?? null));

const decodeObject = (result: RawResult, row: readonly (string | null)[]): object =>
  Object.fromEntries(
    result.fields.map((column, index) => [column.name, decodeValue(column.oid, row[index] ?? null)]),
  );

type CopySource = Iterable<readonly unknown[]> | AsyncIterable<readonly unknown[]>;

function* piecesOf(rows: Iterable<readonly unknown[]>): Generator<Uint8Array> {
  let piece = '';
  for (const row of rows) {
    piece += encodeCopyRow(row);
    if (piece.length >= COPY_PIECE) {
      yield Buffer.from(piece);
      piece = '';
    }
  }
  if (piece) yield Buffer.from(piece);
}

async function* copyPieces(rows: CopySource): AsyncGenerator<Uint8Array> {
  // Waiting for each of a hundred thousand rows that are there already would cost more than writing them.
  if (Symbol.iterator in rows) yield* piecesOf(rows);
  else for await (const row of rows) yield* piecesOf([row]);
}

interface OpenTx {
  readonly tx: Tx;
  /** Runs what was asked for before the commit. */
  readonly beforeCommit: () => Promise<void>;
  /** From here on a query that somebody forgot to await fails loudly instead of entering the next transaction. */
  readonly close: () => void;
}

/** A `Tx` over a connection; what it asks for after the commit is added to `after`. */
export function openTx(connection: Connection, after: (() => void)[]): OpenTx {
  let open = true;
  const before: (() => Promise<void>)[] = [];
  const live = (): Connection => {
    if (!open) throw new Error('The transaction is over: a query was not awaited, or the tx was kept');
    return connection;
  };
  const query = (text: string, params: readonly unknown[]) => live().query(text, params.map(encodeParam));
  const compiled = (statement: SQL) => {
    const { sql, params } = dialect.sqlToQuery(statement);
    return query(sql, params);
  };

  const orm: Orm = drizzle(async (text, params, method) => {
    const result = await query(text, params);
    return { rows: result.rows.map((row) => (method === 'all' ? decodeRow : decodeObject)(result, row)) };
  });

  const tx: Tx = {
    orm,
    rows: async <Row extends object>(statement: SQL) => {
      const result = await compiled(statement);
      return result.rows.map((row) => decodeObject(result, row) as Row);
    },
    run: async (statement) => (await compiled(statement)).affected,
    script: (sql) => live().script(sql),
    copyIn: (target, source, format = 'text') => live().copyIn(target, source, format),
    copyRows: (target, rows) => live().copyIn(target, copyPieces(rows), 'text'),
    copyOut: (source, format = 'text') => live().copyOut(source, format),
    readBatches: (statement) => {
      const { sql, params } = dialect.sqlToQuery(statement);
      return decodeCopyText(live().copyOut(`(${inlineParams(sql, params.map(encodeParam))})`, 'text'));
    },
    beforeCommit: (work) => {
      before.push(work);
    },
    afterCommit: (work) => {
      after.push(work);
    },
  };

  return {
    tx,
    beforeCommit: async () => {
      for (const work of before) await work();
    },
    close: () => {
      open = false;
    },
  };
}
