import type { Scale } from '../../enterprise/index.ts';
import { figuresOfRow, gradeOfCode } from '../kernel/index.ts';
import type { Grade } from '../scheme/index.ts';
import { decideOwn, type UndecidedAdjustment } from './decide-own.ts';
import { type AuditedAdjustment, auditAdjustments } from './decided-adjustment.ts';
import { type ItemOrigin, originOf } from './item-origin.ts';
import { findObstacles, type Obstacles, writeReason } from './obstacles.ts';
import type { SchemeRun } from './scheme-run.ts';

/** One indicator of one enterprise. `null` is none, never zero. */
export interface ItemResult {
  readonly value: number | null;
  readonly score: number | null;
  readonly origin: ItemOrigin;
}

/** What an evaluation says of one enterprise. Nothing is rounded. */
export interface EvaluationResult {
  readonly creditCode: string;
  readonly name: string;
  readonly unit: string;
  readonly scale: Scale;
  readonly schemeId: string;
  /** By indicator id, in the scheme's order. */
  readonly items: Readonly<Record<string, ItemResult>>;
  readonly total: number | null;
  readonly rank: number | null;
  readonly preliminaryGrade: Grade | null;
  readonly grade: Grade | null;
  /** Why there is no total: `unknown: tax, landMu`; empty if there is one. */
  readonly reason: string;
  readonly obstacles: Obstacles;
  readonly adjustments: readonly AuditedAdjustment[];
  readonly undecided: readonly UndecidedAdjustment[];
}

const NO_OBSTACLES: Obstacles = { unknown: [], notPositive: [], noBaseline: [] };
const known = (figure: number | undefined): number | null =>
  figure === undefined || Number.isNaN(figure) ? null : figure;

/** What an evaluation says of the enterprise in one row. */
export function resultOf(run: SchemeRun, row: number): EvaluationResult | undefined {
  const { compiled, members, columns, outcome } = run;
  const member = members[row];
  if (!member) return undefined;
  const { creditCode, name, unit, scale } = member.enterprise;
  const scores = outcome.scores.map((score) => score[row] ?? Number.NaN);
  const items = compiled.indicators.map((indicator, at): [string, ItemResult] => {
    const score = scores[at] ?? Number.NaN;
    const value = known(outcome.values[at]?.[row]);
    return [indicator.id, { value, score: known(score), origin: originOf(indicator, columns, row, score) }];
  });
  const total = known(outcome.totals[row]);
  const figure = (fact: string): number => columns.facts[fact]?.[row] ?? Number.NaN;
  const scored = scores.map((score) => !Number.isNaN(score));
  const obstacles = total === null ? findObstacles(compiled, figure, scored) : NO_OBSTACLES;
  const own = decideOwn(compiled, figuresOfRow(columns, row));
  const preliminary = outcome.preliminary[row] ?? 0;
  return {
    creditCode,
    name,
    unit,
    scale,
    schemeId: compiled.scheme.id,
    items: Object.fromEntries(items),
    total,
    rank: outcome.rank[row] || null,
    preliminaryGrade: gradeOfCode(preliminary),
    grade: gradeOfCode(outcome.final[row] ?? 0),
    reason: writeReason(obstacles),
    obstacles,
    adjustments: auditAdjustments(preliminary, [...own.decided, ...(run.granted[row] ?? [])]),
    undecided: own.undecided,
  };
}

/** The rows of a scheme in the order of its results: the ranked by rank, then the ungraded by credit code. */
export function* listRows({ outcome, members }: SchemeRun): Generator<number> {
  yield* outcome.order;
  for (let row = 0; row < members.length; row += 1) if (outcome.rank[row] === 0) yield row;
}

/** All results of a scheme, in the order of {@link listRows}. */
export function listResults(run: SchemeRun): readonly EvaluationResult[] {
  return Array.from(listRows(run), (row) => resultOf(run, row)).filter((result) => result !== undefined);
}
