import { multiply, toExactText } from '../../values/index.ts';
import type { Cause } from '../cause.ts';
import type { Node, NodeOf } from '../node.ts';
import type { Table, TableRow } from '../rule-book.ts';
import { readScalar } from '../scalar.ts';
import { cellOf, closeness, type KeyValue, rowsWith } from '../table-match.ts';
import type { TextCode } from './code.ts';
import { type Compiler, type Place, typeOf } from './compiler.ts';
import { Doubt, exactOf } from './count.ts';
import type { Frame } from './frame.ts';

type Cell = Exclude<ReturnType<typeof readScalar>, undefined>;

export interface LookupCode {
  /** The cells of the column, the most particular rows first. */
  readonly cells: readonly Cell[];
  /**
   * Which cell it is, or −1 for no row where the rule only asks whether there is one.
   *
   * @param same - whether two cells say the same, asked when an unknown key leaves several open
   */
  readonly run: (frame: Frame, same: (a: number, b: number) => boolean) => number | Doubt;
}

/** Rows are ordered once, the most particular first, so that the first that fits is the closest. */
export function lookupCode(compiler: Compiler, node: NodeOf<'lookup'>, place: Place): LookupCode {
  const table = compiler.rule.environment.tables.get(node.table);
  const kind = table?.columns[node.column];
  if (!table || !kind) throw new TypeError(`undeclared table ${node.table}`);
  const rows = rowsWith(table, node.column)
    .map(([, row]) => row)
    .sort((a, b) => particularity(table, b, a));
  const cells = rows.map((row) => {
    const cell = readScalar(row.then[node.column] ?? '', kind);
    if (!cell) throw new TypeError(`table ${node.table} was never checked`);
    return cell;
  });
  const keys = table.keys.map(({ name, match }) => {
    const key = node.by.get(name);
    if (!key) throw new TypeError(`key ${name} of table ${node.table} is not given`);
    return { name, match, read: keyCode(compiler, key, place) };
  });
  const finds = node.operator === 'lookup';

  const firstFit = (values: ReadonlyMap<string, KeyValue>): number =>
    rows.findIndex((row) =>
      keys.every(({ name, match }) => closeness(cellOf(row, name), values.get(name), match) !== undefined),
    );
  const nothing = (values: ReadonlyMap<string, string>): number | Doubt => {
    const cause: Cause = {
      kind: 'no-row',
      table: node.table,
      column: node.column,
      keys: Object.fromEntries(values),
    };
    return finds ? new Doubt([cause]) : -1;
  };
  return {
    cells,
    run(frame, same) {
      const values = new Map<string, string>();
      const open = new Map<string, Doubt>();
      for (const { name, read } of keys) {
        const value = read(frame);
        if (value instanceof Doubt) open.set(name, value);
        else values.set(name, value);
      }
      if (open.size === 0) {
        const found = firstFit(values);
        return found >= 0 ? found : nothing(values);
      }
      const candidates = rows.filter((row) =>
        keys.every(
          ({ name, match }) =>
            open.has(name) || closeness(cellOf(row, name), values.get(name), match) !== undefined,
        ),
      );
      const ends = candidates.map((row) => firstFit(new Map([...values, ...ownKeys(row, open.keys())])));
      ends.push(firstFit(values));
      const [first = -1] = ends;
      const agree = ends.every((end) => end === first || (end >= 0 && first >= 0 && same(first, end)));
      if (agree) return first >= 0 ? first : nothing(values);
      const telling = [...open].filter(([name]) => candidates.some((row) => cellOf(row, name) !== '*'));
      return new Doubt(telling.flatMap(([, doubt]) => doubt.causes));
    },
  };
}

const ownKeys = (row: TableRow, names: Iterable<string>): [string, KeyValue][] =>
  [...names].map((name) => [name, cellOf(row, name) === '*' ? undefined : cellOf(row, name)]);

/** Negative if `a` is the more general row: by the first key in which they differ. */
function particularity(table: Table, a: TableRow, b: TableRow): number {
  const weight = (row: TableRow, name: string, match: 'exact' | 'prefix' | undefined) => {
    const cell = cellOf(row, name);
    return cell === '*' ? 0 : match === 'prefix' ? cell.length : 1;
  };
  for (const { name, match } of table.keys) {
    const difference = weight(a, name, match) - weight(b, name, match);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** A key as the table writes it. */
function keyCode(compiler: Compiler, key: Node, place: Place): TextCode {
  if (typeOf(compiler, key).kind !== 'number') return compiler.text(key, place);
  const { factor, run } = compiler.number(key, place);
  return (frame) => {
    const count = run(frame);
    return count instanceof Doubt ? count : toExactText(multiply(exactOf(count), factor));
  };
}
