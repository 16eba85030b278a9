import type { RosterEntry, RosterIndex, Violation } from '../enterprise/index.ts';
import { combineEvents } from './combine-events.ts';
import { combineFacts, type StagedFact } from './combine-facts.ts';
import { combineRoster } from './combine-roster.ts';
import type { ReportAt } from './combine-rows.ts';
import type { Dataset } from './dataset.ts';
import { reportOneSidedLeases } from './find-leases.ts';
import { reportSharedParcels } from './find-shared-parcels.ts';
import type { IntakeProblem } from './problem.ts';
import type { Ruling } from './ruling.ts';
import { reporter } from './stage-row.ts';
import type { RowsByEnterprise, StagedRow } from './staged-row.ts';

/** What the rows of one year come to, by credit code. */
export interface SettledYear {
  readonly year: number | null;
  readonly rows: ReadonlyMap<string, readonly StagedRow[]>;
  /** By fact. */
  readonly facts: ReadonlyMap<string, ReadonlyMap<string, StagedFact>>;
  readonly violations: ReadonlyMap<string, readonly Violation[]>;
}

export interface SettleOptions {
  readonly dataset: Dataset;
  readonly roster: RosterIndex | undefined;
  readonly rulings: readonly Ruling[];
  readonly problem: (problem: IntakeProblem) => void;
  /** `false`: the rows are only some of the table's, and are compared with the others elsewhere. */
  readonly across?: boolean;
}

const reportsOf =
  (year: number | null, problem: (problem: IntakeProblem) => void): ReportAt =>
  ({ source }) =>
    reporter(source.file, source.sheet, year, problem);

/** Takes the rows of each enterprise together: parts, duplicates, conflicts, then the facts or findings they come to. */
export function settleYear(
  year: number | null,
  rows: ReadonlyMap<string, readonly StagedRow[]>,
  { dataset, roster, rulings, problem, across = true }: SettleOptions,
): SettledYear {
  const facts = new Map<string, ReadonlyMap<string, StagedFact>>();
  const violations = new Map<string, readonly Violation[]>();
  const reportAt = reportsOf(year, problem);
  for (const [creditCode, own] of rows) {
    const name = roster?.findByCode(creditCode)?.name ?? own[0]?.name ?? '';
    if (dataset.file.kind === 'entries') continue;
    if (dataset.file.kind === 'events')
      violations.set(creditCode, combineEvents(dataset, own, name, creditCode, reportAt));
    else facts.set(creditCode, combineFacts(own, { dataset, year, creditCode, name, rulings, reportAt }));
  }
  if (across) reportAcross(year, rows, { dataset, roster, problem });
  return { year, rows, facts, violations };
}

/** Lists what only shows between enterprises: shared parcels, leases whose sides do not fit. */
export function reportAcross(
  year: number | null,
  rows: ReadonlyMap<string, readonly StagedRow[]>,
  { dataset, roster, problem }: Pick<SettleOptions, 'dataset' | 'roster' | 'problem'>,
): void {
  const find = { dataset, roster, reportAt: reportsOf(year, problem) };
  reportSharedParcels(rows, find);
  reportOneSidedLeases(rows, find);
}

/** The roster that the rows of a roster workbook come to. */
export const settleRoster = (
  rows: RowsByEnterprise,
  { dataset, rulings, problem }: SettleOptions,
): RosterEntry[] => combineRoster(dataset, rows, rulings, reportsOf(null, problem));
