import { messages, type PGlite, protocol } from '@electric-sql/pglite';
import type { RawResult } from './engine.ts';

const { serialize } = protocol;
/** Statements that the session keeps; a screen of ours uses about twenty. */
const KEPT = 300;
/** A longer text is made of the rows it writes and does not come twice. */
const LONGEST = 16_384;
/**
 * So often a plan is used before it is made anew: a table that was empty when it was planned may have grown, and without
 * autovacuum nobody tells the session.
 */
const USES = 200;

/** The statements of one session. */
export interface Statements {
  query(text: string, params: readonly (string | null)[]): Promise<RawResult>;
  /** After a change of tables: what was prepared for the old ones may not fit any more. */
  forget(): Promise<void>;
}

/** How a text is known: not by name before it has come twice. */
interface Known {
  readonly name: string;
  uses: number;
}

/**
 * Sends a statement to PGlite in one message instead of six and has PostgreSQL keep what it read and planned of those
 * that come a second time: most of the time of a short statement. Values cross as text, so that no types are asked for.
 * A statement that was prepared outlives a transaction rolled back, so the names hold for the whole session.
 */
export function createStatements(pg: PGlite): Statements {
  /** By text, the longest unused first. */
  const texts = new Map<string, Known>();
  let made = 0;

  const send = (parts: readonly Uint8Array[]) =>
    pg.runExclusive(() =>
      pg.execProtocolStream(Buffer.concat(parts), { syncToFs: false, throwOnError: false }),
    );

  /** How to run a text this time, and what has to be sent before. */
  function prepare(text: string): { known: Known; parts: Uint8Array[] } {
    const before = texts.get(text);
    if (before && before.name !== '' && before.uses < USES) return { known: before, parts: [] };
    const known: Known = { name: before ? `kept_${made++}` : '', uses: 0 };
    return { known, parts: [...dropping(before), serialize.parse({ name: known.name, text })] };
  }

  /** Remembers a text that PostgreSQL has read. @returns what drops the one that has not come for longest */
  function keep(text: string, known: Known): Uint8Array[] {
    known.uses += 1;
    texts.delete(text);
    texts.set(text, known);
    if (texts.size <= KEPT) return [];
    const [oldest] = texts.keys();
    const dropped = texts.get(oldest ?? '');
    texts.delete(oldest ?? '');
    return dropping(dropped);
  }

  return {
    query: async (text, params) => {
      const { known, parts } = prepare(text);
      const answers = await send([
        ...parts,
        serialize.bind({ statement: known.name, values: [...params] }),
        serialize.describe({ type: 'P' }),
        serialize.execute({}),
        serialize.sync(),
      ]);
      const readIt = parts.length === 0 || answers.some((answer) => answer.name === 'parseComplete');
      if (!readIt) texts.delete(text);
      else if (text.length <= LONGEST) {
        const drop = keep(text, known);
        if (drop.length > 0) await send([...drop, serialize.sync()]);
      }
      const refused = answers.find((answer) => answer instanceof messages.DatabaseError);
      if (refused) throw refused;
      return resultOf(answers);
    },
    forget: async () => {
      texts.clear();
      await send([serialize.query('deallocate all')]);
    },
  };
}

const dropping = (known: Known | undefined): Uint8Array[] =>
  known && known.name !== '' ? [serialize.close({ type: 'S', name: known.name })] : [];

type Answers = Awaited<ReturnType<PGlite['execProtocolStream']>>;

/** How many rows a statement that writes has written, as its end says: `INSERT 0 3`, `UPDATE 3`. */
const WRITTEN = /^(?:INSERT \d+|UPDATE|DELETE|MERGE|COPY) (\d+)$/;

/** Values stay the text that PostgreSQL wrote. */
function resultOf(answers: Answers): RawResult {
  let fields: RawResult['fields'] = [];
  const rows: (string | null)[][] = [];
  let affected = 0;
  for (const answer of answers) {
    if (answer instanceof messages.DataRowMessage) rows.push(answer.fields);
    else if (answer instanceof messages.RowDescriptionMessage) {
      fields = answer.fields.map(({ name, dataTypeID }) => ({ name, oid: dataTypeID }));
    } else if (answer instanceof messages.CommandCompleteMessage) {
      affected = Number(WRITTEN.exec(answer.text)?.[1] ?? 0);
    }
  }
  return { fields, rows, affected };
}
