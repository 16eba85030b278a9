import { type CreditCodeReading, cleanName, readCreditCode } from '../enterprise/index.ts';
import { isPlaceholder, readNumber } from './cell-number.ts';
import {
  type AggregateLabel,
  isColumnNumber,
  isGroup,
  isNote,
  isNumberedHeading,
  looksLikeFirm,
  readAggregateLabel,
} from './row-labels.ts';
import type { SheetRow } from './sheet.ts';
import type { SheetPlan } from './sheet-plan.ts';
import { foldText } from './text.ts';

export interface EnterpriseRowClass {
  readonly kind: 'enterprise';
  readonly code: CreditCodeReading;
  readonly codeText: string;
  readonly name: string;
}

/** What a row under the header is. Only `enterprise` rows count; the others are known for what they are. */
export type RowClass =
  | EnterpriseRowClass
  | {
      readonly kind: 'aggregate';
      readonly label: AggregateLabel;
      readonly text: string;
      /** Whose parts it sums, where it stands beside a code. */
      readonly of?: EnterpriseRowClass;
    }
  | { readonly kind: 'header-again' }
  /** A figure stands here, but neither a code nor a name. */
  | { readonly kind: 'orphan' }
  | { readonly kind: 'note' };

const NOTE: RowClass = { kind: 'note' };
const NO_CODE: CreditCodeReading = { kind: 'none' };

/** Tells enterprises from sums, repeated headers, notes and signatures. A row with a well-formed code is an enterprise's. */
export function classifyRow(row: SheetRow, plan: SheetPlan): RowClass {
  const codeCell = plan.code === undefined ? undefined : row.cells[plan.code];
  const nameCell = plan.name === undefined ? undefined : row.cells[plan.name];
  const codeText = codeCell?.text ?? '';
  // a number in a code cell has lost its last digits, a date or an error is no code either
  const code = codeCell?.kind === 'text' ? readCreditCode(codeText) : NO_CODE;
  const label = findLabel(row, plan, code.kind !== 'none');
  if (label && code.kind === 'none') return label;
  // a formula without a value or an error names nobody
  const rawName = nameCell?.kind === 'text' || nameCell?.kind === 'number' ? nameCell.text : '';
  const name = isPlaceholder(rawName) ? '' : cleanName(rawName);
  if (code.kind !== 'none') {
    const own: EnterpriseRowClass = { kind: 'enterprise', code, codeText, name };
    return label && label.label !== 'of-which' ? { ...label, of: own } : (label ?? own);
  }
  if (saysHeaderAgain(row, plan)) return { kind: 'header-again' };
  if (numbersColumns(row, plan)) return { kind: 'header-again' };
  const group = findGroup(row, plan);
  if (group) return group;
  const first = row.cells.find((cell) => cell && foldText(cell.text) !== '');
  if (!first || isNote(foldText(first.text)) || isNote(foldText(rawName))) return NOTE;
  if (spansKeys(row, plan)) return NOTE;
  const figures = hasFigures(row, plan);
  if (name !== '') {
    return figures || looksLikeFirm(name) || standsInARow(row, plan)
      ? { kind: 'enterprise', code, codeText, name }
      : NOTE;
  }
  if (!isPlaceholder(codeText) && codeCell && figures) return { kind: 'enterprise', code, codeText, name };
  return figures ? { kind: 'orphan' } : NOTE;
}

/**
 * 合计 may stand in any column up to the name, or among the parts. Beside a code only the parts count, and it sums those of
 * one enterprise, not the rows of the sheet.
 */
function findLabel(
  row: SheetRow,
  plan: SheetPlan,
  coded: boolean,
): Extract<RowClass, { kind: 'aggregate' }> | undefined {
  for (const column of coded ? plan.parts : plan.labelColumns) {
    const text = row.cells[column]?.text ?? '';
    if (text === '') continue;
    const label = readAggregateLabel(foldText(text));
    if (label) return { kind: 'aggregate', label, text: text.trim() };
  }
  return undefined;
}

/** A row without a code that names a group of enterprises, or heads one, where its name or its serial number should stand. */
function findGroup(row: SheetRow, plan: SheetPlan): RowClass | undefined {
  const named = foldText((plan.name === undefined ? undefined : row.cells[plan.name]?.text) ?? '') !== '';
  for (const column of named && plan.name !== undefined ? [plan.name] : plan.labelColumns) {
    if (column === plan.unit || plan.parts.includes(column)) continue;
    const text = row.cells[column]?.text ?? '';
    const folded = foldText(text);
    if (!isGroup(folded) && !isNumberedHeading(folded)) continue;
    return hasFigures(row, plan) ? { kind: 'aggregate', label: 'of-which', text: text.trim() } : NOTE;
  }
  return undefined;
}

/** Every text of the row is a text of the header above its column, and an enterprise's column among them. */
function saysHeaderAgain(row: SheetRow, { header, name, code }: SheetPlan): boolean {
  let same = 0;
  for (const [index, cell] of row.cells.entries()) {
    const folded = cell ? foldText(cell.text) : '';
    if (folded === '') continue;
    if (!header.texts[index]?.has(folded)) return false;
    same += 1;
  }
  const keyed = [name, code].some((at) => at !== undefined && foldText(row.cells[at]?.text ?? '') !== '');
  return same >= 2 || (same > 0 && keyed);
}

/** 甲 乙 1 2 3: every cell is an ordinal. */
function numbersColumns(row: SheetRow, { name, code }: SheetPlan): boolean {
  const texts = row.cells
    .flatMap((cell) => (cell ? [foldText(cell.text)] : []))
    .filter((text) => text !== '');
  if (texts.length < 2 || !texts.every(isColumnNumber)) return false;
  return [name, code].some((at) => at !== undefined && foldText(row.cells[at]?.text ?? '') !== '');
}

/** A text merged across name and code, or across the whole row, is a heading. */
function spansKeys(row: SheetRow, { name, code }: SheetPlan): boolean {
  const across = (at: number | undefined) => {
    const merged = at === undefined ? undefined : row.cells[at]?.merged;
    return merged === 'across' || merged === 'both';
  };
  return across(name) || across(code);
}

function hasFigures(row: SheetRow, { fields }: SheetPlan): boolean {
  return fields.some(({ column, definition }) => {
    const cell = row.cells[column];
    if (!cell) return false;
    return definition.unit
      ? readNumber(cell).kind !== 'blank' && !isRemark(foldText(cell.text))
      : !isPlaceholder(cell.text);
  });
}

/** A note, or the day under a signature: 2023年3月1日. */
const isRemark = (folded: string): boolean =>
  isNote(folded) || /^\d{4}年\d{1,2}月(?:\d{1,2}日)?$/.test(folded);

/** A serial number or a part beside the name: the row of a table, not a remark under it. */
function standsInARow(row: SheetRow, plan: SheetPlan): boolean {
  return row.cells.some(
    (cell, index) => cell && index !== plan.name && !cell.merged && !isPlaceholder(cell.text),
  );
}
