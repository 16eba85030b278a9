import type { EnterpriseYear, RosterEntry, RosterIndex, Violation } from '../enterprise/index.ts';
import { type Exact, equals, toPlainDecimal } from '../values/index.ts';
import type { StagedFact } from './combine-facts.ts';
import type { IntakeProblem } from './problem.ts';
import type { Ruling, RulingOf } from './ruling.ts';
import { settleTogether } from './settle-together.ts';
import { reporter } from './stage-row.ts';
import type { StagedWorkbook } from './stage-workbook.ts';

/** What one source, a dataset as one department sends it, reports of a fact. */
export interface FactReport {
  readonly datasetId: string;
  readonly datasetTitle: string;
  /** Id of the sender; for a dataset's own department the same as `ownDepartment`. */
  readonly department: string;
  readonly ownDepartment: string;
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
  /** Names of departments by id, likewise. */
  readonly departmentNames?: ReadonlyMap<string, string>;
  /** Facts for which one department's figure holds until somebody rules, with its id. */
  readonly leads?: ReadonlyMap<string, string>;
}

/**
 * Puts what all workbooks report together. Several workbooks of one dataset, sender and year are one table. Two sources
 * that report a fact differently leave it unknown until somebody rules, or as the plan's leading department has it.
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
        const { id: datasetId, title: datasetTitle, department: ownDepartment } = workbook.dataset.file;
        const report = { datasetId, datasetTitle, department: workbook.sender, ownDepartment, fact };
        own.set(id, [...(own.get(id) ?? []), report]);
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

function source(
  id: string,
  reports: readonly FactReport[],
  creditCode: string,
  year: number,
  { roster, rulings = [], factTitles, departmentNames, leads }: AssembleOptions,
  problems: IntakeProblem[],
): SourcedFact {
  const [first, ...others] = reports;
  if (!first) return { value: null, disputed: false, reports };
  if (others.length === 0) return { value: first.fact.value, disputed: false, reports };
  const ruled = rulings.find(
    (one): one is RulingOf<'choose-source'> =>
      one.kind === 'choose-source' && one.year === year && one.creditCode === creditCode && one.fact === id,
  );
  const chosen =
    ruled &&
    reports.find(
      ({ datasetId, department, ownDepartment }) =>
        datasetId === ruled.datasetId && department === (ruled.sender ?? ownDepartment),
    );
  if (chosen?.fact.value) return { value: chosen.fact.value, disputed: false, reports };
  const known = reports.flatMap(({ fact }) => (fact.value === null ? [] : [fact.value]));
  const [value] = known;
  if (value === undefined) return { value: null, disputed: false, reports };
  if (known.every((other) => equals(other, value))) return { value, disputed: false, reports };
  const lead = leadOf(reports, leads?.get(id));
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
      detail: `${reports
        .map(
          ({ datasetTitle, department, fact }) =>
            `${departmentNames?.get(department) ?? ''}${datasetTitle} ${fact.value ? (toPlainDecimal(fact.value) ?? '') : '未知'}`,
        )
        .join('，')}；${lead ? `暂按牵头部门的 ${toPlainDecimal(lead) ?? ''}` : '暂作未知'}`,
    },
  );
  return { value: lead ?? null, disputed: true, reports };
}

/** What the leading department reports, if it reports one thing. */
function leadOf(reports: readonly FactReport[], department: string | undefined): Exact | undefined {
  if (department === undefined) return undefined;
  const [value, ...others] = reports.flatMap((report) =>
    report.department === department && report.fact.value ? [report.fact.value] : [],
  );
  return value && others.every((other) => equals(other, value)) ? value : undefined;
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
