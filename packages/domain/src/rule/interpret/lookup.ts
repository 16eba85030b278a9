import { toExactText } from '../../values/index.ts';
import { type Answer, booleanAnswer, type KnownAnswer, unknownAnswer } from '../answer.ts';
import type { NodeOf } from '../node.ts';
import type { Table, TableRow } from '../rule-book.ts';
import { readScalar } from '../scalar.ts';
import { cellOf, closeness, type KeyValue, rowsWith } from '../table-match.ts';
import type { Outcome } from '../trace/trace-writer.ts';
import { sameValue } from './logic.ts';
import type { Run, Scope } from './run.ts';

type Row = readonly [index: number, row: TableRow];
type Keys = ReadonlyMap<string, KeyValue>;

/** A key as the table writes it: texts as they are, whole numbers in digits. */
const keyText = (answer: KnownAnswer): string =>
  answer.kind === 'number' ? toExactText(answer.value) : String(answer.kind === 'list' ? '' : answer.value);

const fits = (table: Table, [, row]: Row, keys: Keys): boolean =>
  table.keys.every(
    ({ name, match }) => !keys.has(name) || closeness(cellOf(row, name), keys.get(name), match) !== undefined,
  );

/** Of the rows that fit, the one that fits the first key most closely; then the second, and so on. */
function closest(table: Table, rows: readonly Row[], keys: Keys): Row | undefined {
  let best: Row | undefined;
  for (const row of rows) {
    if (!fits(table, row, keys)) continue;
    if (!best || fitsMoreClosely(table, row, best, keys)) best = row;
  }
  return best;
}

function fitsMoreClosely(table: Table, row: Row, other: Row, keys: Keys): boolean {
  for (const { name, match } of table.keys) {
    const ours = closeness(cellOf(row[1], name), keys.get(name), match) ?? -1;
    const theirs = closeness(cellOf(other[1], name), keys.get(name), match) ?? -1;
    if (ours !== theirs) return ours > theirs;
  }
  return false;
}

/**
 * Every row that some value of the unknown keys would lead to; `undefined` among them is "no row". A row that can
 * win at all wins when the unknown keys are what the row itself says.
 */
function reachable(table: Table, rows: readonly Row[], known: Keys): readonly (Row | undefined)[] {
  const open = table.keys.filter(({ name }) => !known.has(name));
  const given = (cells: (name: string) => KeyValue): Keys =>
    new Map([...known, ...open.map(({ name }) => [name, cells(name)] as const)]);
  const outcomes = rows.map((row) =>
    closest(
      table,
      rows,
      given((name) => (cellOf(row[1], name) === '*' ? undefined : cellOf(row[1], name))),
    ),
  );
  return [
    ...outcomes,
    closest(
      table,
      rows,
      given(() => undefined),
    ),
  ];
}

/**
 * The cell of the closest row. An unknown key matters only if the rows it could lead to differ; then the answer is
 * unknown for the keys that tell these rows apart.
 */
export function interpretLookup(run: Run, node: NodeOf<'lookup'>, scope: Scope): Outcome {
  const table = run.environment.tables.get(node.table);
  const kind = table?.columns[node.column];
  if (!table || !kind) throw new TypeError(`undeclared table ${node.table}`);
  const parts = new Map([...node.by].map(([name, key]) => [name, run.evaluate(key, scope)] as const));
  const known = new Map<string, string>();
  for (const [name, { answer }] of parts) if (answer.kind !== 'unknown') known.set(name, keyText(answer));
  const rows = rowsWith(table, node.column).filter((row) => fits(table, row, known));
  const outcomes = known.size === parts.size ? [closest(table, rows, known)] : reachable(table, rows, known);

  const answerOf = (row: Row | undefined): Answer => {
    if (node.operator === 'listed') return booleanAnswer(row !== undefined);
    const cell = row?.[1].then[node.column];
    const value = cell === undefined ? undefined : readScalar(cell, kind);
    const keys = Object.fromEntries(known);
    return value ?? unknownAnswer([{ kind: 'no-row', table: node.table, column: node.column, keys }]);
  };
  const [first, ...others] = outcomes;
  const answer = answerOf(first);
  const agree = others.map(answerOf).every((other) => agrees(answer, other));
  const telling = [...parts].flatMap(([name, { answer: key }]) =>
    key.kind === 'unknown' && rows.some(([, row]) => cellOf(row, name) !== '*') ? key.causes : [],
  );
  const note = {
    operator: node.operator,
    table: node.table,
    column: node.column,
    label: table.label,
    ...(table.clause === undefined ? {} : { clause: table.clause }),
    keys: Object.fromEntries(
      table.keys.flatMap(({ name, match = 'exact' }) => {
        const part = parts.get(name);
        return part ? [[name, { step: part.step, match }]] : [];
      }),
    ),
    ...(agree && first ? { row: describeRow(first) } : {}),
  };
  return run.trace.write(node.path, note, agree ? answer : unknownAnswer(telling));
}

function agrees(a: Answer, b: Answer): boolean {
  if (a.kind === 'unknown' || b.kind === 'unknown') return a.kind === b.kind;
  return sameValue(a, b);
}

const describeRow = ([index, row]: Row) => ({
  index,
  when: Object.fromEntries(Object.entries(row.when).map(([key, cell]) => [key, String(cell)])),
  ...(row.clause === undefined ? {} : { clause: row.clause }),
});
