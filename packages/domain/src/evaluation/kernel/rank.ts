import type { TieRule } from '../scheme/index.ts';
import { columnOf, type EvaluationColumns } from './columns.ts';
import { sortDescending } from './sort-descending.ts';

/** Below this many equal rows a comparison is cheaper than a radix sort. */
const FEW = 64;

/** One tie rule with its column at hand. */
interface Tie {
  readonly figures: Float64Array;
  /** 1 if more is better, -1 if less is. */
  readonly sense: 1 | -1;
}

const tiesOf = (columns: EvaluationColumns, ties: readonly TieRule[]): readonly Tie[] =>
  ties.map(({ fact, better }) => ({ figures: columnOf(columns, fact), sense: better === 'more' ? 1 : -1 }));

/** A tie fact as a key that falls from better to worse; unknown comes last. */
function tieKey({ figures, sense }: Tie, row: number): number {
  const figure = figures[row] as number;
  return Number.isNaN(figure) ? Number.NEGATIVE_INFINITY : figure * sense;
}

/** Whether `row` goes before `other` when their totals are equal: tie rules from `level` on, then row order. */
function winsTie(row: number, other: number, ties: readonly Tie[], level: number): boolean {
  for (let at = level; at < ties.length; at += 1) {
    const tie = ties[at] as Tie;
    const mine = tieKey(tie, row);
    const theirs = tieKey(tie, other);
    if (mine !== theirs) return mine > theirs;
  }
  return row < other;
}

function insertByTies(
  rows: Uint32Array,
  from: number,
  to: number,
  ties: readonly Tie[],
  level: number,
): void {
  for (let at = from + 1; at < to; at += 1) {
    const moving = rows[at] as number;
    let place = at;
    while (place > from && winsTie(moving, rows[place - 1] as number, ties, level)) {
      rows[place] = rows[place - 1] as number;
      place -= 1;
    }
    rows[place] = moving;
  }
}

/** Orders rows[from, to), which are equal so far, by the tie rules from `level` on. */
function breakTie(rows: Uint32Array, from: number, to: number, ties: readonly Tie[], level: number): void {
  const tie = ties[level];
  if (!tie || to - from <= FEW) {
    insertByTies(rows, from, to, ties, level);
    return;
  }
  const run = rows.slice(from, to);
  const keys = new Float64Array(run.length);
  for (let at = 0; at < run.length; at += 1) keys[at] = tieKey(tie, run[at] as number);
  const sorted = sortDescending(keys);
  for (let at = 0; at < run.length; at += 1) rows[from + at] = run[sorted.order[at] as number] as number;
  breakTies(rows, from, sorted.ties, ties, level + 1);
}

/** Breaks each stretch of equal rows; the stretches count from `offset` on. */
function breakTies(
  rows: Uint32Array,
  offset: number,
  stretches: readonly number[],
  ties: readonly Tie[],
  level: number,
): void {
  for (let at = 0; at < stretches.length; at += 2) {
    breakTie(rows, offset + (stretches[at] as number), offset + (stretches[at + 1] as number), ties, level);
  }
}

/**
 * The rows that have a total, best first: by unrounded total, then by the scheme's tie rules, then by credit code
 * (the row order).
 */
export function rankTotals(
  totals: Float64Array,
  columns: EvaluationColumns,
  ties: readonly TieRule[],
): Uint32Array {
  const { order, ties: stretches } = sortDescending(totals);
  breakTies(order, 0, stretches, tiesOf(columns, ties), 0);
  return order;
}

/** Where a row stands: 1 is the best, 0 is unranked; and how many have a total. */
export interface Standing {
  readonly rank: number;
  readonly ranked: number;
}

/** Where one row stands by the same rule as {@link rankTotals}, without sorting anybody. */
export function standingOf(
  row: number,
  totals: Float64Array,
  columns: EvaluationColumns,
  ties: readonly TieRule[],
): Standing {
  const mine = totals[row] as number;
  let before = 0;
  let ranked = 0;
  let level = 0;
  for (let other = 0; other < totals.length; other += 1) {
    const theirs = totals[other] as number;
    if (theirs > mine) before += 1;
    else if (theirs === mine) level += 1;
    if (!Number.isNaN(theirs)) ranked += 1;
  }
  if (Number.isNaN(mine)) return { rank: 0, ranked };
  if (level > 1) {
    const rules = tiesOf(columns, ties);
    for (let other = 0; other < totals.length; other += 1) {
      if (totals[other] === mine && other !== row && winsTie(other, row, rules, 0)) before += 1;
    }
  }
  return { rank: before + 1, ranked };
}
