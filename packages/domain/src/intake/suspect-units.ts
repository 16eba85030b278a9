import { type Exact, toFloat } from '../values/index.ts';
import type { FactsByEnterprise, SourcedFact } from './assemble-facts.ts';
import type { CellRef } from './combine-facts.ts';
import type { IntakeProblem } from './problem.ts';
import { type Report, reporter } from './stage-row.ts';
import type { FactRule } from './workbook-file.ts';

export interface SuspectOptions {
  readonly year: number;
  readonly current: FactsByEnterprise;
  readonly previous: FactsByEnterprise;
  /** Facts to look at, by id, with their titles. */
  readonly titles: ReadonlyMap<string, string>;
  readonly rules: readonly FactRule[];
  readonly nameOf: (creditCode: string) => string;
}

interface Pair {
  readonly code: string;
  readonly now: SourcedFact;
  /** Powers of ten between last year and this one. */
  readonly shift: number;
}

const FEWEST = 8;
/** A whole column that moved by this close to a power of ten was typed in another unit. */
const COLUMN_SLACK = 0.25;
/** One enterprise among others that did not move: tenfold growth happens, hundredfold hardly ever. */
const slackOf = (power: number): number => (Math.abs(power) === 1 ? 0.02 : COLUMN_SLACK);

/**
 * Lists figures that look like another unit than last year's: a whole column, or one cell of it, off by 10, 100, 1,000
 * or 10,000; and a share of another figure (R&D of revenue) that looks like a percentage. Nothing is changed.
 */
export function findSuspectUnits(options: SuspectOptions): IntakeProblem[] {
  const problems: IntakeProblem[] = [];
  for (const [fact, title] of options.titles) {
    const pairs = pairsOf(fact, options);
    const middle = pairs.length < FEWEST ? 0 : median(pairs.map(({ shift }) => shift));
    const power = Math.round(middle);
    const [first] = pairs;
    if (first && power !== 0 && Math.abs(middle - power) < COLUMN_SLACK) {
      reportAt(
        first.now,
        options,
        problems,
      )((cell) => ({
        ...cell,
        fields: [fact],
        title: `整列${title}`,
        detail: `${timesOf(power)}`,
      }));
      continue;
    }
    for (const { code, now, shift } of pairs) {
      const own = Math.round(shift - middle);
      if (own === 0 || Math.abs(own) > 4 || Math.abs(shift - middle - own) > slackOf(own)) continue;
      reportAt(
        now,
        options,
        problems,
      )((cell) => ({
        ...cell,
        fields: [fact],
        title: `“${options.nameOf(code)}”的${title}`,
        code,
        name: options.nameOf(code),
        detail: timesOf(own),
      }));
    }
  }
  for (const rule of options.rules)
    if (rule.shareOf !== undefined) findPercents(rule, rule.shareOf, options, problems);
  return problems;
}

const timesOf = (power: number): string =>
  power > 0 ? `约为上年的 ${10 ** power} 倍` : `约为上年的 1/${10 ** -power}`;

function pairsOf(fact: string, { current, previous }: SuspectOptions): Pair[] {
  const pairs: Pair[] = [];
  for (const [code, facts] of current) {
    const now = facts.get(fact);
    const [a, b] = [positive(now?.value), positive(previous.get(code)?.get(fact)?.value)];
    if (now && a !== undefined && b !== undefined) pairs.push({ code, now, shift: Math.log10(a / b) });
  }
  return pairs;
}

function positive(value: Exact | null | undefined): number | undefined {
  const figure = value ? toFloat(value) : 0;
  return figure > 0 ? figure : undefined;
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

/** The share of the other figure, and how the cell reads as it was typed. */
interface Share {
  readonly code: string;
  readonly now: SourcedFact;
  readonly share: number;
  readonly typed: number;
}

const HIGHEST_PERCENT = 100;
/** Below this, a year's research budget would not pay one salary of a firm above scale. */
const TINY_SHARE = 0.0005;

function findPercents(
  rule: FactRule,
  base: string,
  options: SuspectOptions,
  problems: IntakeProblem[],
): void {
  const shares: Share[] = [];
  for (const [code, facts] of options.current) {
    const now = facts.get(rule.id);
    const [value, whole] = [positive(now?.value), positive(facts.get(base)?.value)];
    const typed = Number(cellOf(now)?.raw.normalize('NFKC').replace(/[\s,]/g, ''));
    if (now && value !== undefined && whole !== undefined && Number.isFinite(typed)) {
      shares.push({ code, now, share: value / whole, typed });
    }
  }
  const title = options.titles.get(rule.id) ?? rule.id;
  const [first] = shares;
  const small = shares.filter(({ typed }) => typed < HIGHEST_PERCENT).length;
  const columnOff =
    shares.length >= FEWEST &&
    small >= shares.length * 0.9 &&
    median(shares.map(({ share }) => share)) < TINY_SHARE;
  if (first && columnOff) {
    reportAt(
      first.now,
      options,
      problems,
      'percent-suspect',
    )((cell) => ({
      ...cell,
      fields: [rule.id],
      title: `整列${title}`,
      detail: '各家的数都不到 100，与营业收入不成比例',
    }));
    return;
  }
  for (const { code, now, share, typed } of shares) {
    const before = options.previous.get(code);
    const [value, whole] = [positive(before?.get(rule.id)?.value), positive(before?.get(base)?.value)];
    if (value === undefined || whole === undefined || typed >= HIGHEST_PERCENT || share > TINY_SHARE)
      continue;
    const usual = value / whole;
    if (usual < share * 20 || typed / 100 < usual / 2 || typed / 100 > usual * 2) continue;
    reportAt(
      now,
      options,
      problems,
      'percent-suspect',
    )((cell) => ({
      ...cell,
      fields: [rule.id],
      title: `“${options.nameOf(code)}”的${title}`,
      code,
      name: options.nameOf(code),
      detail: `填的是 ${typed}，上年占比 ${(usual * 100).toFixed(2)}%`,
    }));
  }
}

const cellOf = (fact: SourcedFact | undefined): CellRef | undefined => fact?.reports[0]?.fact.cells[0];

function reportAt(
  fact: SourcedFact,
  { year }: SuspectOptions,
  problems: IntakeProblem[],
  kind: 'unit-suspect' | 'percent-suspect' = 'unit-suspect',
) {
  const cell = cellOf(fact);
  const report: Report = reporter(cell?.file ?? '', cell?.sheet ?? '', year, (problem) =>
    problems.push(problem),
  );
  return (facts: (cell: { row: number; column: string; value: string }) => Parameters<Report>[1]) =>
    report(kind, facts({ row: cell?.row ?? 0, column: cell?.column ?? '', value: cell?.raw.trim() ?? '' }));
}
