import { messages, type PGlite, parse, protocol } from '@electric-sql/pglite';
import type { RawResult } from './engine.ts';

const { serialize } = protocol;
/** Statements that the session keeps; a screen of ours uses about twenty. */
const KEPT = 300;
/** A longer text is made of the rows it writes and does not come twice. */
const LONGEST = 16_384;

/** The statements of one session. */
export interface Statements {
  query(text: string, params: readonly (string | null)[]): Promise<RawResult>;
  /** After a change of tables: what was prepared for the old ones may not fit any more. */
  forget(): Promise<void>;
}

/**
 * Sends a statement to PGlite in one message instead of six and has PostgreSQL keep what it read and planned of those
 * that come a second time: most of the time of a short statement. Values cross as text, so that no types are asked for.
 * A statement that was prepared outlives a transaction rolled back, so the names hold for the whole session.
 */
export function createStatements(pg: PGlite): Statements {
  /** By text, the longest unused first; `undefined` where it came once. */
  const names = new Map<string, string | undefined>();
  let made = 0;

  const send = (parts: readonly Uint8Array[]) =>
    pg.runExclusive(() =>
      pg.execProtocolStream(Buffer.concat(parts), { syncToFs: false, throwOnError: false }),
    );

  /** The name to run a text under, and what has to be sent before. */
  function prepare(text: string): { name: string; parts: Uint8Array[] } {
    const kept = names.get(text);
    const name = kept ?? (names.has(text) ? `kept_${made++}` : '');
    return { name, parts: kept ? [] : [serialize.parse({ name, text })] };
  }

  /** Remembers a text that PostgreSQL has read under a name. @returns what is to be dropped in its stead */
  function keep(text: string, name: string): string | undefined {
    names.delete(text);
    names.set(text, name === '' ? undefined : name);
    if (names.size <= KEPT) return undefined;
    const [oldest, dropped] = names.entries().next().value ?? ['', undefined];
    names.delete(oldest);
    return dropped;
  }

  return {
    query: async (text, params) => {
      const { name, parts } = prepare(text);
      const answers = await send([
        ...parts,
        serialize.bind({ statement: name, values: [...params] }),
        serialize.describe({ type: 'P' }),
        serialize.execute({}),
        serialize.sync(),
      ]);
      const readIt = parts.length === 0 || answers.some((answer) => answer.name === 'parseComplete');
      if (readIt && text.length <= LONGEST) {
        const dropped = keep(text, name);
        if (dropped) await send([serialize.close({ type: 'S', name: dropped }), serialize.sync()]);
      }
      const refused = answers.find((answer) => answer instanceof messages.DatabaseError);
      if (refused) throw refused;
      const [result] = parse.parseResults(answers, pg.parsers, { rowMode: 'array' });
      return {
        fields: (result?.fields ?? []).map(({ name, dataTypeID }) => ({ name, oid: dataTypeID })),
        rows: (result?.rows ?? []) as unknown as RawResult['rows'],
        affected: result?.affectedRows ?? 0,
      };
    },
    forget: async () => {
      names.clear();
      await send([serialize.query('deallocate all')]);
    },
  };
}
