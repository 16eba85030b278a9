import type { RosterEntry, RosterIndex } from '../enterprise/index.ts';
import { cleanName } from '../enterprise/index.ts';
import { isPlaceholder } from './cell-number.ts';
import type { RowClass } from './classify-row.ts';
import { describeProblem, type ProblemFacts } from './describe-problem.ts';
import { type MatchResult, matchEnterprise } from './match-enterprise.ts';
import { partKey } from './part-key.ts';
import type { IntakeProblem, ProblemKind } from './problem.ts';
import type { RowFields } from './read-fields.ts';
import type { RulingOf } from './ruling.ts';
import type { SheetRow } from './sheet.ts';
import type { SheetPlan } from './sheet-plan.ts';
import { joinRaw, type StagedRow } from './staged-row.ts';

export type EnterpriseRowClass = Extract<RowClass, { kind: 'enterprise' }>;

/** Whom a row turned out to be about. A roster row is its own enterprise: its code is all there is to go by. */
export interface Subject {
  readonly creditCode: string;
  readonly entry: RosterEntry | undefined;
  readonly by: 'code' | 'name' | 'ruling';
}

/** What is said of a row, at its place in the sender's sheet. */
export type Report = (kind: ProblemKind, facts: Omit<ProblemFacts, 'file' | 'sheet' | 'year'>) => void;

/** Binds problems to one sheet and year. */
export function reporter(
  file: string,
  sheet: string,
  year: number | null,
  into: (problem: IntakeProblem) => void,
): Report {
  return (kind, facts) => into(describeProblem(kind, { file, sheet, year, ...facts }));
}

/** Finds whose row it is and lists every match that is not plainly by code. @returns `undefined` if the row is held */
export function findSubject(
  row: SheetRow,
  found: EnterpriseRowClass,
  { source }: SheetPlan,
  roster: RosterIndex,
  rulings: readonly RulingOf<'match'>[],
  report: Report,
): Subject | undefined {
  const { name, codeText } = found;
  const result: MatchResult = matchEnterprise({ code: found.code, name }, roster, rulings);
  const typed = codeText.trim();
  const atCode = { row: row.row, column: source.codeColumn, name, value: typed };
  const atName = { ...atCode, column: source.nameColumn || source.codeColumn, value: name };
  switch (result.kind) {
    case 'wrong-check':
      report('credit-code-check-digit', { ...atCode, code: result.written });
      return undefined;
    case 'ambiguous':
      report('ambiguous-name', { ...atName, detail: String(result.namesakes.length) });
      return undefined;
    case 'unknown': {
      const [namesake] = result.namesakes;
      const detail = namesake ? `；名录中同名的是 ${namesake.creditCode}` : '';
      report('unknown-enterprise', { ...(result.written ? atCode : atName), code: result.written, detail });
      return undefined;
    }
    case 'matched': {
      const { entry, by } = result;
      if (by === 'name') {
        const written = isPlaceholder(typed) ? '' : `，代码格写的是“${typed}”`;
        report('matched-by-name', { ...atName, detail: `${entry.creditCode}${written}` });
      } else if (by === 'ruling')
        report('matched-by-ruling', {
          ...atName,
          code: entry.creditCode,
          name: entry.name,
          detail: entry.creditCode,
        });
      else if (name !== '' && name !== entry.name && !entry.formerNames.includes(name)) {
        report('name-code-disagree', { ...atName, code: entry.creditCode, detail: entry.name });
      }
      return { creditCode: entry.creditCode, entry, by };
    }
  }
}

/** A roster row stands for itself by its code; one without a code waits for the end of the file ({@link Subject} ''). */
export function findRosterSubject(
  row: SheetRow,
  found: EnterpriseRowClass,
  { source }: SheetPlan,
  report: Report,
): Subject | undefined {
  const reading = found.code;
  if (reading.kind === 'wrong-check') {
    const at = { row: row.row, column: source.codeColumn, name: found.name, value: found.codeText.trim() };
    report('credit-code-check-digit', { ...at, code: reading.code });
    return undefined;
  }
  return { creditCode: reading.kind === 'valid' ? reading.code : '', entry: undefined, by: 'code' };
}

/** Lists what is wrong with the fields of a matched row. */
export function reportFindings(
  row: SheetRow,
  { findings }: RowFields,
  subject: Subject,
  name: string,
  report: Report,
): void {
  for (const { kind, field, value, detail } of findings) {
    report(kind, {
      row: row.row,
      column: field.letter,
      fields: [field.definition.field.id],
      title: field.definition.field.title,
      code: subject.creditCode,
      name: subject.entry?.name ?? name,
      value,
      ...(detail === undefined ? {} : { detail }),
    });
  }
}

const NO_PARTS: readonly string[] = [];

/** The compact record of a matched row; a name that the roster has as well is kept once. */
export function toStagedRow(
  row: SheetRow,
  plan: SheetPlan,
  name: string,
  { values, raw }: RowFields,
  { entry, by }: Subject,
): StagedRow {
  const textAt = (column: number | undefined) => {
    const cell = column === undefined ? undefined : row.cells[column];
    if (!cell || (cell.kind !== 'text' && cell.kind !== 'number')) return '';
    return isPlaceholder(cell.text) ? '' : cell.text;
  };
  const partOf =
    plan.parts.length === 0 ? NO_PARTS : plan.partColumns.map((column) => partKey(textAt(column)));
  return {
    source: plan.source,
    row: row.row,
    name: entry?.name === name ? entry.name : name,
    unit: plan.unit === undefined ? plan.sheetUnit : plan.unitNames(textAt(plan.unit)),
    formerName: cleanName(textAt(plan.formerName)),
    matchedBy: by,
    part: partOf.join('\u001f'),
    partOf,
    values,
    raw: joinRaw(raw),
  };
}
