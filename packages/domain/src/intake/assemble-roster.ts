import type { RosterEntry } from '../enterprise/index.ts';
import type { IntakeProblem } from './problem.ts';
import type { Ruling } from './ruling.ts';
import { settleRoster } from './settle-year.ts';
import { reporter } from './stage-row.ts';
import type { StagedWorkbook } from './stage-workbook.ts';
import type { RowsByEnterprise, StagedRow } from './staged-row.ts';
import { foldText } from './text.ts';

/** A township or zone of the plan, with the other words for it. */
export interface UnitNames {
  readonly name: string;
  readonly aliases: readonly string[];
}

export interface AssembledRoster {
  /** In the order of the file. Townships are named as the plan names them, where it knows them. */
  readonly entries: readonly RosterEntry[];
  readonly problems: readonly IntakeProblem[];
}

/**
 * The roster that one or several roster workbooks come to. Townships the plan does not know keep the sender's word and
 * are listed once each.
 *
 * @param units - of the plan; none: townships are not checked
 */
export function assembleRoster(
  workbooks: readonly StagedWorkbook[],
  units: readonly UnitNames[],
  rulings: readonly Ruling[] = [],
): AssembledRoster {
  const [first, ...others] = workbooks.filter(({ roster }) => roster !== undefined);
  if (!first) return { entries: [], problems: [] };
  const problems: IntakeProblem[] = [first, ...others].flatMap(({ rowProblems }) => rowProblems);
  const rows: RowsByEnterprise = new Map();
  for (const { rosterRows } of [first, ...others]) {
    for (const [code, own] of rosterRows) rows.set(code, [...(rows.get(code) ?? []), ...own]);
  }
  const problem = (one: IntakeProblem) => problems.push(one);
  if (others.length === 0) problems.push(...first.settledProblems);
  const settled =
    others.length === 0
      ? (first.roster ?? [])
      : settleRoster(rows, { dataset: first.dataset, roster: undefined, rulings, problem });
  const entries = nameUnits(settled, rows, units, problem);
  return { entries, problems };
}

function nameUnits(
  entries: readonly RosterEntry[],
  rows: ReadonlyMap<string, readonly StagedRow[]>,
  units: readonly UnitNames[],
  problem: (problem: IntakeProblem) => void,
): RosterEntry[] {
  const known = new Map(
    units.flatMap(({ name, aliases }) => [name, ...aliases].map((word) => [foldText(word), name])),
  );
  const strange = new Map<string, StagedRow[]>();
  const named = entries.map((entry) => {
    const unit = known.get(foldText(entry.unit));
    if (unit !== undefined) return unit === entry.unit ? entry : { ...entry, unit };
    const row = rows.get(entry.creditCode)?.[0];
    if (entry.unit !== '' && row) strange.set(entry.unit, [...(strange.get(entry.unit) ?? []), row]);
    return entry;
  });
  if (units.length === 0) return named;
  for (const [unit, own] of strange) {
    const [first] = own;
    if (!first) continue;
    const { source, row, name } = first;
    const rowNumbers = own.map((one) => one.row);
    const report = reporter(source.file, source.sheet, null, problem);
    report('unknown-unit', {
      row,
      rows: rowNumbers,
      column: source.unitColumn,
      fields: ['unit'],
      name,
      value: unit,
    });
  }
  return named;
}
