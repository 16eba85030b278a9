import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Pool, type PoolClient } from 'pg';
import { from as copyFrom, to as copyTo } from 'pg-copy-streams';
import type { Logger } from '../log/index.ts';
import { Problem } from '../problem/index.ts';
import { type Connection, type Engine, SESSION_SETTINGS } from './engine.ts';

const keepText = { getTypeParser: () => (value: string) => value };

function connectionOver(client: PoolClient): Connection {
  return {
    query: async (text, params) => {
      const result = await client.query<(string | null)[]>({
        text,
        values: [...params],
        rowMode: 'array',
        types: keepText,
      });
      return {
        fields: result.fields.map(({ name, dataTypeID }) => ({ name, oid: dataTypeID })),
        rows: result.rows,
        affected: result.command === 'SELECT' ? 0 : (result.rowCount ?? 0),
      };
    },
    script: async (sql) => {
      await client.query(sql);
    },
    copyIn: async (target, source, format) => {
      const sink = client.query(copyFrom(`copy ${target} from stdin with (format ${format})`));
      await pipeline(Readable.from(source, { objectMode: false }), sink);
      return sink.rowCount;
    },
    copyOut: (source, format) => client.query(copyTo(`copy ${source} to stdout with (format ${format})`)),
  };
}

/** A commit whose answer never came may have happened: that is not the same as a refusal. */
async function commit(client: PoolClient): Promise<void> {
  let command: string;
  try {
    ({ command } = await client.query('commit'));
  } catch (error) {
    const state: unknown = error instanceof Error ? Reflect.get(error, 'severity') : undefined;
    if (state === 'ERROR') throw error; // a deferred constraint: the server answered, and rolled back
    throw new Problem('COMMIT_UNCERTAIN', { cause: error });
  }
  if (command === 'ROLLBACK') throw new Error('The transaction had failed: an error inside it was swallowed');
}

/** A PostgreSQL server (or one that speaks its dialect) by its URL. Lost connections are replaced by new ones. */
export function openServer(url: string, log: Logger): Engine {
  const pool = new Pool({
    connectionString: url,
    max: 10,
    connectionTimeoutMillis: 10_000,
    idleTimeoutMillis: 30_000,
    keepAlive: true,
    application_name: 'tenglong',
  });
  const lost = (error: Error) =>
    log.warn({ code: Reflect.get(error, 'code') }, 'a database connection was lost');
  pool.on('error', lost);
  pool.on('connect', (client) => {
    client.on('error', lost); // for its whole life: an unheard error event would end the process
    client.query(SESSION_SETTINGS).catch(lost);
  });

  return {
    kind: 'server',
    transaction: async (mode, work) => {
      const client = await pool.connect();
      let healthy = false;
      try {
        await client.query(`begin ${mode}`);
        const result = await work(connectionOver(client));
        await commit(client);
        healthy = true;
        return result;
      } catch (error) {
        healthy = await client.query('rollback').then(
          () => true,
          () => false,
        );
        throw error;
      } finally {
        client.release(!healthy);
      }
    },
    close: async () => {
      if (!pool.ended) await pool.end();
    },
  };
}
