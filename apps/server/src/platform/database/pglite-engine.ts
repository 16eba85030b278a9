import { PGlite, type PGliteOptions, type Transaction } from '@electric-sql/pglite';
import { Problem } from '../problem/index.ts';
import { type Connection, type Engine, SESSION_SETTINGS } from './engine.ts';
import { createStatements, type Statements } from './pglite-statements.ts';

/** COPY reads a whole Blob, so long input is loaded in pieces of about this size, cut between rows. */
const COPY_BLOB = 8 << 20;
const NEWLINE = 0x0a;

const keepText = (value: string): string => value;

/** PostgreSQL inside the process gave up (PANIC, FATAL), such as when its log cannot be written to a full disk. */
class EngineDiedError extends Error {
  override readonly name = 'EngineDiedError';
}

/**
 * A PGlite whose values cross as text and whose session speaks our dialect.
 *
 * After a PANIC the program aborts, and PGlite enters it once more to say good-bye: that call would never return and
 * hold the event loop for ever. The only sign of it is a line on stderr; from then on it is not entered.
 */
export async function createPglite(options: PGliteOptions): Promise<PGlite> {
  let died: EngineDiedError | undefined;
  const onStderr = (line: string): boolean => {
    if (/\b(PANIC|FATAL):/.test(line)) died ??= new EngineDiedError(line);
    return false;
  };
  const pg = await PGlite.create({ ...options, onStderr, onStdout: () => false }).catch((error: unknown) => {
    throw died ?? error;
  });
  const enter = pg.execProtocolRaw.bind(pg);
  pg.execProtocolRaw = async (...parameters) => {
    if (died) throw died;
    return enter(...parameters);
  };
  // Values cross as text in both directions; encode.ts and decode.ts are the only ones to know types.
  for (const oid of Object.keys(pg.parsers)) pg.parsers[oid] = keepText;
  for (const oid of Object.keys(pg.serializers)) pg.serializers[oid] = keepText;
  await pg.exec(SESSION_SETTINGS);
  return pg;
}

/** The engine cannot be used any more and must be opened anew. */
const isFatal = (error: unknown): boolean =>
  error instanceof Error &&
  (error instanceof EngineDiedError || error.name === 'ExitStatus' || error.name === 'RuntimeError');

async function* blobs(source: AsyncIterable<Uint8Array>, cutAtRows: boolean): AsyncGenerator<Blob> {
  let parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of source) {
    const cut = cutAtRows && size + part.length >= COPY_BLOB ? part.lastIndexOf(NEWLINE) + 1 : 0;
    if (cut > 0) {
      yield new Blob([...parts, part.subarray(0, cut)]);
      parts = [];
      size = 0;
    }
    const rest = part.subarray(cut);
    parts.push(rest);
    size += rest.length;
  }
  if (size > 0) yield new Blob(parts);
}

function connectionOver(pg: Transaction, statements: Statements): Connection {
  return {
    query: statements.query,
    script: async (sql) => {
      await pg.exec(sql);
      await statements.forget();
    },
    copyIn: async (target, source, format) => {
      let rows = 0;
      for await (const blob of blobs(source, format === 'text')) {
        const result = await pg.query(`copy ${target} from '/dev/blob' with (format ${format})`, [], {
          blob,
        });
        rows += result.affectedRows ?? 0;
      }
      return rows;
    },
    copyOut: async function* (source, format) {
      const { blob } = await pg.query(`copy ${source} to '/dev/blob' with (format ${format})`);
      if (blob) yield new Uint8Array(await blob.arrayBuffer());
    },
  };
}

/**
 * PGlite: PostgreSQL inside this process, on a folder or in memory. It has one connection, so transactions queue; the
 * event loop stands still while a query runs. After a PANIC the next transaction opens it anew.
 */
export async function openPglite(open: () => Promise<PGlite>): Promise<Engine> {
  let instance: Promise<PGlite> | undefined = open();
  let closed = false;
  const statements = new WeakMap<PGlite, Statements>();
  const statementsOf = (pg: PGlite): Statements => {
    const own = statements.get(pg) ?? createStatements(pg);
    statements.set(pg, own);
    return own;
  };
  await instance;

  const current = (): Promise<PGlite> => {
    if (closed) throw new Problem('DATABASE_UNAVAILABLE', { context: { reason: 'closed' } });
    instance ??= open();
    return instance;
  };
  const forget = (opening: Promise<PGlite>) => {
    if (instance === opening) instance = undefined;
  };

  return {
    kind: 'embedded',
    transaction: async (mode, work) => {
      const opening = current();
      const pg = await opening.catch((error: unknown) => {
        forget(opening);
        throw error;
      });
      try {
        return await pg.transaction(async (transaction) => {
          await transaction.exec(`set transaction ${mode}`);
          return work(connectionOver(transaction, statementsOf(pg)));
        });
      } catch (error) {
        if (isFatal(error)) forget(opening);
        throw error;
      }
    },
    close: async () => {
      if (closed) return;
      closed = true;
      await (await instance)?.close();
    },
  };
}
