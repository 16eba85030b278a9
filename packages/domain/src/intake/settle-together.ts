import type { RosterIndex } from '../enterprise/index.ts';
import type { IntakeProblem } from './problem.ts';
import type { Ruling } from './ruling.ts';
import { reportAcross, type SettledYear, settleYear } from './settle-year.ts';
import type { StagedWorkbook } from './stage-workbook.ts';
import type { StagedRow } from './staged-row.ts';

/** What one source (dataset and sender) reports of one year. */
export interface SettledSource {
  readonly workbook: StagedWorkbook;
  readonly settled: SettledYear;
}

interface Part extends SettledSource {
  readonly revises: boolean;
}

const rowsOf = (parts: readonly SettledSource[]): Map<string, readonly StagedRow[]> => {
  const rows = new Map<string, readonly StagedRow[]>();
  for (const { settled } of parts) {
    for (const [code, own] of settled.rows) rows.set(code, [...(rows.get(code) ?? []), ...own]);
  }
  return rows;
};

/**
 * One settled table per dataset, sender and year. Several workbooks are pieces of one table, whose rows are settled
 * anew; those that say of themselves that they are a revision (修订) supersede the others enterprise by enterprise, as a
 * later batch does. A single workbook's is taken as it is.
 *
 * @source decision:0006
 */
export function settleTogether(
  workbooks: readonly StagedWorkbook[],
  roster: RosterIndex,
  rulings: readonly Ruling[],
  problems: IntakeProblem[],
): SettledSource[] {
  const tables = new Map<string, Part[]>();
  for (const workbook of workbooks) {
    for (const settled of workbook.years) {
      const key = `${workbook.dataset.file.id} ${workbook.sender} ${settled.year}`;
      const part = { workbook, settled, revises: workbook.revises };
      tables.set(key, [...(tables.get(key) ?? []), part]);
    }
  }
  return [...tables.values()].flatMap((parts) => {
    const [first, ...others] = parts;
    if (!first) return [];
    const { workbook, settled } = first;
    const { year } = settled;
    if (others.length === 0) {
      problems.push(...workbook.settledProblems.filter((problem) => problem.year === year));
      return [first];
    }
    const problem = (one: IntakeProblem) => problems.push(one);
    const options = { dataset: workbook.dataset, roster, rulings, problem, across: false };
    const settle = (some: readonly Part[]) => settleYear(year, rowsOf(some), options);
    const whole = parts.filter(({ revises }) => !revises);
    const revised = parts.filter(({ revises }) => revises);
    const together =
      whole.length === 0 || revised.length === 0 ? settle(parts) : supersede(settle(whole), settle(revised));
    reportAcross(year, together.rows, options);
    return [{ workbook, settled: together }];
  });
}

/** Fact by fact what the revision says, and what it is silent about as it was. */
function supersede(earlier: SettledYear, later: SettledYear): SettledYear {
  const facts = new Map(earlier.facts);
  for (const [code, own] of later.facts) facts.set(code, new Map([...(facts.get(code) ?? []), ...own]));
  return {
    year: earlier.year,
    rows: new Map([...earlier.rows, ...later.rows]),
    facts,
    violations: new Map([...earlier.violations, ...later.violations]),
  };
}
