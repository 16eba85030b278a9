import type { RosterEntry, RosterIndex } from '../enterprise/index.ts';
import type { Dataset } from './dataset.ts';
import type { FoundHeader } from './find-header.ts';
import { namesRevision } from './find-sender.ts';
import type { MappedColumn } from './map-columns.ts';
import type { MappingChoice, RememberedMapping } from './mapping-choice.ts';
import type { IntakeProblem } from './problem.ts';
import { reportColumns } from './report-columns.ts';
import type { Ruling } from './ruling.ts';
import { type SettledYear, type SettleOptions, settleRoster, settleYear } from './settle-year.ts';
import type { SheetInfo } from './sheet.ts';
import { reporter } from './stage-row.ts';
import { type RowOutcome, type SheetContext, type SheetCounts, SheetStager } from './stage-sheet.ts';
import type { RowsByEnterprise, StagedRow } from './staged-row.ts';

/** Why a sheet without a single cell was not read: nothing anybody needs to hear about. */
export const EMPTY_SHEET = '空表';

/** One sheet as it was read, or why it was not. */
export interface StagedSheet {
  readonly name: string;
  readonly hidden: boolean;
  readonly read: boolean;
  /** Why it was not read, in words; empty if it was. */
  readonly skipped: string;
  readonly year: number | null;
  readonly headerRows: readonly number[];
  readonly columns: readonly MappedColumn[];
  readonly fingerprint: string;
}

export interface StagedWorkbook {
  readonly file: string;
  readonly dataset: Dataset;
  /** Id of the department that sends it. */
  readonly sender: string;
  /** It says of itself that it puts an earlier workbook right. */
  readonly revises: boolean;
  readonly sheets: readonly StagedSheet[];
  readonly years: readonly SettledYear[];
  /** Only of a roster. */
  readonly roster: readonly RosterEntry[] | undefined;
  /** Only of a roster: its rows by code, those without one under the empty code until they were placed by name. */
  readonly rosterRows: ReadonlyMap<string, readonly StagedRow[]>;
  /** Of single rows, sheets and the file; then those of rows taken together. */
  readonly rowProblems: readonly IntakeProblem[];
  readonly settledProblems: readonly IntakeProblem[];
  /** Those it was staged with: whoever settles its rows anew settles them alike. */
  readonly rulings: readonly Ruling[];
  readonly counts: Readonly<SheetCounts>;
}

export interface StageOptions {
  readonly file: string;
  readonly dataset: Dataset;
  /** Absent: the department that answers for the dataset. */
  readonly sender?: string | undefined;
  /** The year of every sheet that has none of its own. */
  readonly year: number | null;
  readonly yearBySheet?: ReadonlyMap<string, number>;
  /** Sources that name different years, as the recognition found them; listed unless a person has said the year. */
  readonly yearDisagreement?: readonly string[];
  /** The roster to match against; absent exactly when the workbook is the roster itself. */
  readonly roster?: RosterIndex | undefined;
  readonly choice?: MappingChoice | undefined;
  readonly remembered?: readonly RememberedMapping[];
  /** As the recognition found it. */
  readonly keysAlone?: boolean;
  readonly rulings?: readonly Ruling[];
  /** Called for every row under a header; rows are kept by nobody else. */
  readonly onRow?: (outcome: RowOutcome) => void;
}

/** Rows that are their own subjects: enterprises in a roster, projects in a list of projects. */
const isOfItsOwn = ({ file }: Dataset): boolean => file.kind === 'roster' || file.entries?.subject === 'own';

/** Stages one workbook sheet after sheet, row after row, holding of each row only what the facts need. */
export class WorkbookStager {
  readonly #options: StageOptions;
  readonly #rowProblems: IntakeProblem[] = [];
  readonly #sheets: StagedSheet[] = [];
  readonly #rows = new Map<number | null, RowsByEnterprise>();
  readonly #counts: SheetCounts = { rows: 0, byCode: 0, byName: 0, byRuling: 0, held: 0, notEnterprises: 0 };
  readonly #context: SheetContext;

  constructor(options: StageOptions) {
    this.#options = options;
    this.#context = {
      file: options.file,
      dataset: options.dataset,
      roster: isOfItsOwn(options.dataset) ? undefined : options.roster,
      choice: options.choice,
      remembered: options.remembered ?? [],
      keysAlone: options.keysAlone,
      matchRulings: (options.rulings ?? []).flatMap((ruling) =>
        ruling.kind === 'match' && ruling.datasetId === options.dataset.file.id ? [ruling] : [],
      ),
      problem: (problem) => this.#rowProblems.push(problem),
      take: (year, creditCode, row) => this.#take(year, creditCode, row),
      onRow: options.onRow,
    };
    if (!isOfItsOwn(options.dataset) && !options.roster) {
      throw new RangeError('a workbook that is no roster is staged against one');
    }
  }

  /** The year that a sheet's rows are of, unless a column says otherwise. */
  yearOf(sheet: string): number | null {
    const { choice, yearBySheet, year, dataset } = this.#options;
    if (dataset.file.kind !== 'yearly') return null;
    const chosen = choice?.sheets.find(({ name }) => name === sheet)?.year;
    return chosen ?? choice?.year ?? yearBySheet?.get(sheet) ?? year;
  }

  /**
   * Begins a sheet. @returns where its rows go; call `closeSheet` after the last one. `undefined` for a sheet that is
   * not read: hidden, or left out by a person
   */
  openSheet({ name, hidden }: Pick<SheetInfo, 'name' | 'hidden'>): SheetStager | undefined {
    const left = this.#options.choice?.sheets.find((sheet) => sheet.name === name)?.read === false;
    if (hidden || left) {
      this.#skip(name, hidden, hidden ? '是隐藏的' : '由人指定不读');
      return undefined;
    }
    return new SheetStager(this.#context, name, this.yearOf(name));
  }

  closeSheet(name: string, stager: SheetStager, hadRows: boolean): void {
    const found = stager.end();
    const header: FoundHeader | undefined = stager.header;
    if (!found || !header) {
      this.#skip(name, false, hadRows ? '没有找到对得上的表头' : EMPTY_SHEET, hadRows);
      return;
    }
    for (const key of Object.keys(this.#counts) as (keyof SheetCounts)[])
      this.#counts[key] += stager.counts[key];
    const year = this.yearOf(name);
    const report = reporter(this.#options.file, name, year, (problem) => this.#rowProblems.push(problem));
    reportColumns(this.#options.dataset, name, header, report);
    if (year === null && this.#options.dataset.file.kind === 'yearly' && this.#rows.has(null)) {
      report('year-uncertain', { row: 0, detail: '文件名、标题和工作表名都没有写年度，这张表没有计入' });
    }
    this.#sheets.push({
      name,
      hidden: false,
      read: true,
      skipped: '',
      year,
      headerRows: header.rows,
      columns: header.columns,
      fingerprint: header.fingerprint,
    });
  }

  /** Settles the rows of each enterprise. */
  finish(): StagedWorkbook {
    const { dataset, file, roster, rulings = [] } = this.#options;
    this.#reportYear();
    const settledProblems: IntakeProblem[] = [];
    const settling: SettleOptions = {
      dataset,
      roster,
      rulings,
      problem: (problem) => settledProblems.push(problem),
    };
    const isRoster = dataset.file.kind === 'roster';
    const own = this.#rows.get(null) ?? new Map<string, StagedRow[]>();
    const rosterRows: ReadonlyMap<string, readonly StagedRow[]> = isRoster
      ? new Map([...own].map(([code, rows]) => [code, [...rows]]))
      : new Map();
    const entries = isRoster ? settleRoster(own, settling) : undefined;
    const years = isRoster ? [] : [...this.#rows].map(([year, rows]) => settleYear(year, rows, settling));
    return {
      file,
      dataset,
      sender: this.#options.sender ?? dataset.file.department,
      revises: namesRevision(file),
      sheets: this.#sheets,
      years,
      roster: entries,
      rosterRows,
      rowProblems: this.#rowProblems,
      settledProblems,
      rulings,
      counts: this.#counts,
    };
  }

  #reportYear(): void {
    const { file, dataset, year, yearDisagreement = [], choice } = this.#options;
    if (dataset.file.kind !== 'yearly' || yearDisagreement.length === 0 || choice?.year !== undefined) return;
    const report = reporter(file, '', year, (problem) => this.#rowProblems.push(problem));
    report('year-uncertain', { row: 0, detail: `${yearDisagreement.join('，')}，按 ${year} 年计入` });
  }

  #take(year: number | null, creditCode: string, row: StagedRow): void {
    const key = this.#options.dataset.file.kind === 'yearly' ? year : null;
    const rows = this.#rows.get(key) ?? new Map<string, StagedRow[]>();
    this.#rows.set(key, rows);
    const own = rows.get(creditCode);
    if (own) own.push(row);
    else rows.set(creditCode, [row]);
  }

  #skip(name: string, hidden: boolean, why: string, list = hidden): void {
    if (list)
      reporter(this.#options.file, name, null, (p) => this.#rowProblems.push(p))('sheet-skipped', {
        row: 0,
        value: name,
        detail: why,
      });
    this.#sheets.push({
      name,
      hidden,
      read: false,
      skipped: why,
      year: null,
      headerRows: [],
      columns: [],
      fingerprint: '',
    });
  }
}
