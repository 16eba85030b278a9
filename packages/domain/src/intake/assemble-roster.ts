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
 * The roster that one or several roster workbooks come to. Townships are named as the plan names them, so that 楚门 and
 * 楚门镇 say the same; those the plan does not know keep the sender's word and are listed once each.
 *
 * @param units - of the plan; none: townships are not checked
 */
export function assembleRoster(
  workbooks: readonly StagedWorkbook[],
  units: readonly UnitNames[],
  rulings: readonly Ruling[] = [],
): AssembledRoster {
  const rosters = workbooks.filter(({ roster }) => roster !== undefined);
  const [first] = rosters;
  if (!first) return { entries: [], problems: [] };
  const problems: IntakeProblem[] = rosters.flatMap(({ rowProblems }) => rowProblems);
  const problem = (one: IntakeProblem) => problems.push(one);
  const known = new Map(
    units.flatMap(({ name, aliases }) => [name, ...aliases].map((word) => [foldText(word), name])),
  );
  const rows: RowsByEnterprise = new Map();
  for (const { rosterRows } of rosters) {
    for (const [code, own] of rosterRows) {
      rows.set(code, [...(rows.get(code) ?? []), ...own.map((row) => nameUnit(row, known))]);
    }
  }
  const strange = units.length === 0 ? [] : findStrange(rows, new Set(known.values()));
  const settled = [...rulings, ...rosters.flatMap((one) => one.rulings)];
  const options = { dataset: first.dataset, roster: undefined, rulings: settled, problem };
  const entries = settleRoster(rows, options);
  for (const own of strange) reportStrange(own, problem);
  return { entries, problems };
}

function nameUnit(row: StagedRow, known: ReadonlyMap<string, string>): StagedRow {
  const unit = known.get(foldText(row.unit));
  return unit === undefined || unit === row.unit ? row : { ...row, unit };
}

/** The first row of each enterprise whose township the plan does not know, by township. */
function findStrange(rows: RowsByEnterprise, names: ReadonlySet<string>): StagedRow[][] {
  const strange = new Map<string, StagedRow[]>();
  for (const [code, [row]] of rows) {
    if (code === '' || !row || row.unit === '' || names.has(row.unit)) continue;
    strange.set(row.unit, [...(strange.get(row.unit) ?? []), row]);
  }
  return [...strange.values()];
}

function reportStrange(rows: readonly StagedRow[], problem: (problem: IntakeProblem) => void): void {
  const [first] = rows;
  if (!first) return;
  const { source, row, name, unit } = first;
  const report = reporter(source.file, source.sheet, null, problem);
  report('unknown-unit', {
    row,
    rows: rows.map((one) => one.row),
    column: source.unitColumn,
    fields: ['unit'],
    name,
    value: unit,
  });
}
