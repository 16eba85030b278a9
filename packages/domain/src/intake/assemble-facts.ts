import type { EnterpriseYear, RosterEntry, RosterIndex, Violation } from '../enterprise/index.ts';
import { type Exact, equals, toPlainDecimal } from '../values/index.ts';
import type { StagedFact } from './combine-facts.ts';
import type { IntakeProblem } from './problem.ts';
import type { Ruling } from './ruling.ts';
import { type SettledYear, settleYear } from './settle-year.ts';
import { reporter } from './stage-row.ts';
import type { StagedWorkbook } from './stage-workbook.ts';
import type { StagedRow } from './staged-row.ts';

/** What one dataset reports of a fact. */
export interface FactReport {
  readonly datasetId: string;
  readonly datasetTitle: string;
  readonly department: string;
  readonly fact: StagedFact;
}

/** One fact of one enterprise in one year, with every report of it. */
export interface SourcedFact {
  /** `null`: reported but unusable, or reports that differ and nobody has ruled. */
  readonly value: Exact | null;
  readonly disputed: boolean;
  readonly reports: readonly FactReport[];
}

export type FactsByEnterprise = ReadonlyMap<string, ReadonlyMap<string, SourcedFact>>;

export interface AssembledFacts {
  /** Years of which any workbook reports something, ascending. */
  readonly years: readonly number[];
  readonly facts: ReadonlyMap<number, FactsByEnterprise>;
  readonly violations: ReadonlyMap<string, readonly Violation[]>;
  readonly problems: readonly IntakeProblem[];
}

export interface AssembleOptions {
  readonly workbooks: readonly StagedWorkbook[];
  readonly roster: RosterIndex;
  readonly rulings?: readonly Ruling[];
  /** Titles of facts, for the sentences of problems. */
  readonly factTitles?: ReadonlyMap<string, string>;
}

/**
 * Puts what all workbooks report together. Several workbooks of one dataset and year are one table: their rows are
 * settled anew. Two datasets that report a fact differently leave it unknown until somebody rules.
 */
export function assembleFacts(options: AssembleOptions): AssembledFacts {
  const { roster, rulings = [] } = options;
  const workbooks = options.workbooks.filter(({ dataset }) => dataset.file.kind !== 'roster');
  const problems: IntakeProblem[] = workbooks.flatMap(({ rowProblems }) => rowProblems);
  const violations = new Map<string, readonly Violation[]>();
  const reports = new Map<number, Map<string, Map<string, FactReport[]>>>();
  for (const { workbook, settled } of settleTogether(workbooks, roster, rulings, problems)) {
    for (const [code, own] of settled.violations)
      violations.set(code, [...(violations.get(code) ?? []), ...own]);
    if (settled.year === null) continue;
    const year = reports.get(settled.year) ?? new Map<string, Map<string, FactReport[]>>();
    reports.set(settled.year, year);
    for (const [code, facts] of settled.facts) {
      const own = year.get(code) ?? new Map<string, FactReport[]>();
      year.set(code, own);
      for (const [id, fact] of facts) {
        const { id: datasetId, title: datasetTitle, department } = workbook.dataset.file;
        own.set(id, [...(own.get(id) ?? []), { datasetId, datasetTitle, department, fact }]);
      }
    }
  }
  const years = [...reports.keys()].sort((a, b) => a - b);
  const facts = new Map(
    years.map((year) => {
      const own = [...(reports.get(year) ?? [])].map(([code, byFact]) => {
        const sourced = [...byFact].map(
          ([id, list]) => [id, source(id, list, code, year, options, problems)] as const,
        );
        return [code, new Map(sourced)] as const;
      });
      return [year, new Map(own)] as const;
    }),
  );
  return { years, facts, violations, problems };
}

/** One settled table per dataset and year; the settled one of a single workbook is taken as it is. */
function settleTogether(
  workbooks: readonly StagedWorkbook[],
  roster: RosterIndex,
  rulings: readonly Ruling[],
  problems: IntakeProblem[],
): { readonly workbook: StagedWorkbook; readonly settled: SettledYear }[] {
  const tables = new Map<string, { readonly workbook: StagedWorkbook; readonly settled: SettledYear }[]>();
  for (const workbook of workbooks) {
    for (const settled of workbook.years) {
      const key = `${workbook.dataset.file.id} ${settled.year}`;
      tables.set(key, [...(tables.get(key) ?? []), { workbook, settled }]);
    }
  }
  return [...tables.values()].flatMap((parts) => {
    const [first, ...others] = parts;
    if (!first) return [];
    const { workbook, settled } = first;
    if (others.length === 0) {
      problems.push(...workbook.settledProblems.filter(({ year }) => year === settled.year));
      return [first];
    }
    const rows = new Map<string, StagedRow[]>();
    for (const part of parts) {
      for (const [code, own] of part.settled.rows) rows.set(code, [...(rows.get(code) ?? []), ...own]);
    }
    const problem = (one: IntakeProblem) => problems.push(one);
    return [
      {
        workbook,
        settled: settleYear(settled.year, rows, { dataset: workbook.dataset, roster, rulings, problem }),
      },
    ];
  });
}

function source(
  id: string,
  reports: readonly FactReport[],
  creditCode: string,
  year: number,
  { roster, rulings = [], factTitles }: AssembleOptions,
  problems: IntakeProblem[],
): SourcedFact {
  const [first, ...others] = reports;
  if (!first) return { value: null, disputed: false, reports };
  if (others.length === 0) return { value: first.fact.value, disputed: false, reports };
  const ruled = rulings.find(
    (one) =>
      one.kind === 'choose-source' && one.year === year && one.creditCode === creditCode && one.fact === id,
  );
  const chosen =
    ruled && reports.find(({ datasetId }) => ruled.kind === 'choose-source' && datasetId === ruled.datasetId);
  if (chosen) return { value: chosen.fact.value, disputed: false, reports };
  const known = reports.flatMap(({ fact }) => (fact.value === null ? [] : [fact.value]));
  const [value] = known;
  if (value === undefined) return { value: null, disputed: false, reports };
  if (known.every((other) => equals(other, value))) return { value, disputed: false, reports };
  const cell = first.fact.cells[0];
  reporter(cell?.file ?? '', cell?.sheet ?? '', year, (problem) => problems.push(problem))(
    'departments-disagree',
    {
      row: cell?.row ?? 0,
      column: cell?.column ?? '',
      fields: [id],
      title: factTitles?.get(id) ?? id,
      code: creditCode,
      name: roster.findByCode(creditCode)?.name ?? '',
      detail: reports
        .map(
          ({ datasetTitle, fact }) =>
            `${datasetTitle} ${fact.value ? (toPlainDecimal(fact.value) ?? '') : '未知'}`,
        )
        .join('，'),
    },
  );
  return { value: null, disputed: true, reports };
}

const NOTHING: FactsByEnterprise = new Map();

/** An enterprise that is neither 规上 nor 规下: the roster does not say, or says both. */
export type UnscaledEnterprise = Omit<EnterpriseYear, 'scale'> & { readonly scale: null };

/**
 * Every enterprise of the roster as the year knows it, in the order of the credit code. One without rows in the year
 * has no facts. One whose scale is unknown belongs to neither population: it is in `unscaled`.
 */
export function enterprisesOf(
  entries: readonly RosterEntry[],
  assembled: AssembledFacts,
  year: number,
): { readonly enterprises: EnterpriseYear[]; readonly unscaled: UnscaledEnterprise[] } {
  const facts = assembled.facts.get(year) ?? NOTHING;
  const enterprises: EnterpriseYear[] = [];
  const unscaled: UnscaledEnterprise[] = [];
  for (const { creditCode, name, unit, scale, industry } of [...entries].sort(byCode)) {
    const own = [...(facts.get(creditCode) ?? [])].map(([id, { value }]) => [id, value] as const);
    const found = assembled.violations.get(creditCode) ?? [];
    const violations = found.filter(({ foundOn }) => foundOn.startsWith(`${year}-`));
    const common = { creditCode, name, unit, industry, facts: new Map(own), violations };
    if (scale === null) unscaled.push({ ...common, scale });
    else enterprises.push({ ...common, scale });
  }
  return { enterprises, unscaled };
}

const byCode = (a: RosterEntry, b: RosterEntry): number => (a.creditCode < b.creditCode ? -1 : 1);
