import type { RosterIndex } from '../enterprise/index.ts';
import { TotalsCheck } from './check-totals.ts';
import { classifyRow, type EnterpriseRowClass, type RowClass } from './classify-row.ts';
import type { Dataset } from './dataset.ts';
import { type FoundHeader, findHeader, linesAbove } from './find-header.ts';
import { looksLikeHeader } from './header-rows.ts';
import { readHeader } from './header-text.ts';
import type { MappingChoice, RememberedMapping } from './mapping-choice.ts';
import type { IntakeProblem } from './problem.ts';
import { type RowFields, readFields } from './read-fields.ts';
import { HEAD_ROWS } from './recognise-workbook.ts';
import { readYear } from './recognise-year.ts';
import type { RulingOf } from './ruling.ts';
import { noteSharedFigures, type SharedFigures } from './shared-figures.ts';
import type { SheetRow } from './sheet.ts';
import { type PlannedField, planSheet, type SheetPlan } from './sheet-plan.ts';
import {
  findRosterSubject,
  findSubject,
  type Report,
  reporter,
  reportFindings,
  type Subject,
  toStagedRow,
} from './stage-row.ts';
import type { StagedRow } from './staged-row.ts';

/** What one row came to, for a preview: given row by row, kept by nobody here. */
export interface RowOutcome {
  readonly sheet: string;
  readonly row: SheetRow;
  readonly kind: RowClass['kind'];
  readonly creditCode: string;
  readonly matchedBy: 'code' | 'name' | 'ruling' | 'none';
  /** The converted fields of a row of an enterprise, held back or not. */
  readonly fields: RowFields | undefined;
  /** Which field of the dataset stands in which column; empty for rows that are none of an enterprise's. */
  readonly planned: readonly PlannedField[];
}

export interface SheetContext {
  readonly file: string;
  readonly dataset: Dataset;
  /** Absent while the roster itself is read. */
  readonly roster: RosterIndex | undefined;
  readonly choice: MappingChoice | undefined;
  readonly remembered: readonly RememberedMapping[];
  readonly keysAlone: boolean | undefined;
  readonly matchRulings: readonly RulingOf<'match'>[];
  readonly problem: (problem: IntakeProblem) => void;
  readonly take: (year: number | null, creditCode: string, row: StagedRow) => void;
  readonly onRow: ((outcome: RowOutcome) => void) | undefined;
}

export interface SheetCounts {
  rows: number;
  byCode: number;
  byName: number;
  byRuling: number;
  held: number;
  notEnterprises: number;
}

/** A row that sums the parts of one enterprise. */
interface OwnSum {
  readonly row: SheetRow;
  readonly plan: SheetPlan;
  readonly found: RowClass;
  readonly of: EnterpriseRowClass;
}

const codeOf = ({ code }: EnterpriseRowClass): string => (code.kind === 'none' ? '' : code.code);

/**
 * Reads one sheet row by row: first looks for the header, then stages what stands under it. A header that comes again
 * further down is passed over; one with other columns or units is read anew.
 */
export class SheetStager {
  readonly counts: SheetCounts = { rows: 0, byCode: 0, byName: 0, byRuling: 0, held: 0, notEnterprises: 0 };
  #plan: SheetPlan | undefined;
  /** The first header of the sheet: what a preview shows. */
  header: FoundHeader | undefined;
  #waiting: SheetRow[] = [];
  /** Header-like rows have come since the last look. */
  #promising = false;
  /** No header among the first rows: the rest is passed over. */
  #headless = false;
  #headerRows: readonly SheetRow[] = [];
  #unitWords: readonly string[] = [];
  #unitsChanged = false;
  #totals = new TotalsCheck();
  readonly #shared: SharedFigures = new Map();
  /** Sums of one enterprise's parts, by its code: they count where nothing else of it stands here. */
  readonly #ownSums = new Map<string, OwnSum[]>();
  readonly #taken = new Set<string>();
  #previous: { readonly subject: Subject; readonly name: string } | undefined;
  readonly #context: SheetContext;
  readonly #sheet: string;
  readonly #year: number | null;
  readonly #report: Report;

  constructor(context: SheetContext, sheet: string, year: number | null) {
    this.#context = context;
    this.#sheet = sheet;
    this.#year = year;
    this.#report = reporter(context.file, sheet, year, context.problem);
  }

  row(row: SheetRow): void {
    if (this.#plan && !this.#isOtherHeader(row, this.#plan)) {
      if (this.#waiting.length > 0) this.#read(this.#waiting.splice(0));
      this.#stage(row, this.#plan);
      return;
    }
    if (this.#headless) return;
    this.#waiting.push(row);
    if (this.#plan) return;
    if (looksLikeHeader(row)) this.#promising = true;
    else if (this.#promising) this.#seek(false);
    if (this.#waiting.length < HEAD_ROWS) return;
    this.#seek(true);
    this.#headless = this.#plan === undefined;
    if (this.#headless) this.#waiting = [];
  }

  /** Call once after the last row. @returns whether the sheet had a header */
  end(): boolean {
    if (!this.#plan) this.#seek(true);
    if (this.#plan) this.#read(this.#waiting.splice(0));
    if (!this.#settleOwnSums()) this.#judgeTotals();
    return this.#plan !== undefined;
  }

  /** Looks for the header among the waiting rows; before the last of them, only one that leaves nothing open is taken. */
  #seek(atLast: boolean): void {
    this.#promising = false;
    const found = this.#find(this.#waiting, []);
    const enough =
      found && found.required.found === found.required.of && found.last < this.#waiting.length - 1;
    if (!found || !(atLast || enough)) return;
    const rows = this.#waiting.splice(0);
    this.header = found;
    this.#unitWords = linesAbove(rows.slice(0, found.first));
    this.#lay(found, rows);
    for (const row of rows.slice(found.last + 1)) this.row(row);
  }

  #find(rows: readonly SheetRow[], unitWords: readonly string[]): FoundHeader | undefined {
    const { dataset, choice, remembered, keysAlone } = this.#context;
    return findHeader(rows, {
      dataset,
      sheet: this.#sheet,
      year: this.#year,
      choices: choice?.columns ?? [],
      remembered,
      keysAlone,
      unitWords,
    });
  }

  /** Rows that looked like a header of other columns or units: read the table anew from here if they are one. */
  #read(rows: readonly SheetRow[]): void {
    if (rows.length === 0) return;
    const found = this.#find(rows, this.#unitWords);
    if (found?.first === 0) {
      this.#lay(found, rows);
      this.#judgeTotals();
      this.counts.notEnterprises += rows.length;
      return;
    }
    const plan = this.#plan;
    if (plan) for (const row of rows) this.#stage(row, plan);
  }

  #lay(found: FoundHeader, rows: readonly SheetRow[]): void {
    this.#plan = planSheet(this.#context.dataset, found, this.#context.file, this.#sheet);
    this.#headerRows = rows.slice(found.first, found.last + 1);
    this.#unitsChanged = false;
  }

  /** Another unit line in the middle holds from the next time the header is said. */
  #noteUnits(row: SheetRow): void {
    const words = linesAbove([row]);
    if (words.length === 0 || words.join() === this.#unitWords.join()) return;
    this.#unitWords = words;
    this.#unitsChanged = true;
  }

  #sayAgain(): void {
    const found = this.#unitsChanged ? this.#find(this.#headerRows, this.#unitWords) : undefined;
    if (!found) return;
    this.#lay(found, this.#headerRows);
    this.#judgeTotals();
  }

  /** Lists the sums of the table so far that do not fit; the next one starts anew. */
  #judgeTotals(): void {
    for (const { row, field, value, sum } of this.#totals.end()) {
      const { id, title } = field.definition.field;
      this.#report('total-mismatch', { row, column: field.letter, fields: [id], title, value, detail: sum });
    }
    this.#totals = new TotalsCheck();
  }

  /** A header-like row in the middle whose key column says a key word, and that does not merely say the header again. */
  #isOtherHeader(row: SheetRow, plan: SheetPlan): boolean {
    if (this.#waiting.length >= 5 || !looksLikeHeader(row)) return false;
    if (this.#waiting.length > 0) return true;
    if (classifyRow(row, plan).kind === 'header-again') return false;
    return row.cells.some((cell) => {
      if (!cell || cell.merged) return false;
      const { match } = readHeader([cell.text], this.#context.dataset);
      return match.kind === 'match' && match.certainty > 1 && match.synonym.target.kind === 'key';
    });
  }

  #stage(row: SheetRow, plan: SheetPlan): void {
    const found = classifyRow(row, plan);
    if (found.kind === 'enterprise') {
      this.#stageEnterprise(row, plan, found);
      return;
    }
    if (found.kind === 'orphan') {
      this.#stageOrphan(row, plan);
      return;
    }
    if (found.kind === 'aggregate' && found.of) {
      const code = codeOf(found.of);
      const sum = { row, plan, found, of: found.of };
      const own = this.#ownSums.get(code);
      if (own) own.push(sum);
      else this.#ownSums.set(code, [sum]);
      this.#previous = undefined;
      return;
    }
    this.#pass(row, found);
    if (found.kind === 'note') this.#noteUnits(row);
    if (found.kind === 'header-again') this.#sayAgain();
    if (found.kind === 'aggregate') this.#previous = undefined;
    if (found.kind === 'aggregate' && found.label !== 'of-which') this.#totals.addSum(row, plan.fields);
  }

  /** Counts a row that is none of an enterprise's. */
  #pass(row: SheetRow, { kind }: RowClass): void {
    this.counts.notEnterprises += 1;
    this.#context.onRow?.({
      sheet: this.#sheet,
      row,
      kind,
      creditCode: '',
      matchedBy: 'none',
      fields: undefined,
      planned: [],
    });
  }

  /**
   * 合计 beside 增值税 repeats it; an enterprise of which only 合计 is sent has nothing else to count.
   *
   * @returns whether there was such a one: then the rows alone no longer tell what the sheet adds up to
   */
  #settleOwnSums(): boolean {
    let counted = false;
    for (const [code, sums] of this.#ownSums) {
      const repeats = this.#taken.has(code);
      counted ||= !repeats;
      for (const { row, plan, found, of } of sums) {
        if (repeats) this.#pass(row, found);
        else this.#stageEnterprise(row, plan, of);
      }
    }
    return counted;
  }

  #stageEnterprise(row: SheetRow, plan: SheetPlan, found: EnterpriseRowClass): void {
    const { roster, matchRulings } = this.#context;
    const subject = roster
      ? findSubject(row, found, plan, roster, matchRulings, this.#report)
      : findRosterSubject(row, found, plan, this.#report);
    if (plan.parts.length > 0) this.#taken.add(codeOf(found));
    this.#previous = subject && { subject, name: found.name };
    this.#take(row, plan, found.name, subject);
  }

  /** A parcel without its owner goes on where the row above left off, and is listed; other figures without one are held. */
  #stageOrphan(row: SheetRow, plan: SheetPlan): void {
    const parted = plan.parts.some((column) => (row.cells[column]?.text ?? '').trim() !== '');
    if (parted && this.#previous) {
      const { subject, name } = this.#previous;
      this.#report('carried-down', {
        row: row.row,
        code: subject.creditCode,
        name: subject.entry?.name ?? name,
      });
      this.#take(row, plan, name, subject);
      return;
    }
    const value = plan.fields
      .map(({ column }) => row.cells[column]?.text.trim() ?? '')
      .filter((text) => text !== '');
    this.#report('no-key', { row: row.row, value: value.join('、') });
    this.#take(row, plan, '', undefined);
  }

  #take(row: SheetRow, plan: SheetPlan, name: string, subject: Subject | undefined): void {
    const fields = readFields(row, plan);
    this.#totals.addRow(fields.values);
    this.counts.rows += 1;
    const creditCode = subject?.creditCode ?? '';
    const outcome: RowOutcome = {
      sheet: this.#sheet,
      row,
      kind: 'enterprise',
      creditCode,
      matchedBy: subject?.by ?? 'none',
      fields,
      planned: plan.fields,
    };
    if (!subject) {
      this.counts.held += 1;
      this.#context.onRow?.(outcome);
      return;
    }
    this.counts[subject.by === 'code' ? 'byCode' : subject.by === 'name' ? 'byName' : 'byRuling'] += 1;
    reportFindings(row, fields, subject, name, this.#report);
    const staged = toStagedRow(row, plan, name, fields, subject);
    noteSharedFigures(this.#shared, row, plan, staged, fields, creditCode, this.#report);
    this.#context.take(this.#yearOf(row, plan), creditCode, staged);
    this.#context.onRow?.(outcome);
  }

  #yearOf(row: SheetRow, plan: SheetPlan): number | null {
    const said = plan.year === undefined ? undefined : row.cells[plan.year]?.text;
    return (said ? readYear(said) : null) ?? this.#year;
  }
}
