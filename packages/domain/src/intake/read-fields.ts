import { type Exact, Figure, multiply, parseUnit, toPlainDecimal, whole } from '../values/index.ts';
import { readDate } from './cell-date.ts';
import { isPlaceholder, readNumber } from './cell-number.ts';
import { blankSaysZero, type DatasetField } from './dataset.ts';
import type { ProblemKind } from './problem.ts';
import type { SheetCell, SheetRow } from './sheet.ts';
import type { PlannedField, SheetPlan } from './sheet-plan.ts';
import { COVERED, type FieldValue } from './staged-row.ts';
import { foldText } from './text.ts';
import { readUnit, toCanonical } from './unit-words.ts';

/** A finding about one cell; the caller knows the row's enterprise and puts it into words. */
export interface CellFinding {
  readonly kind: ProblemKind;
  readonly field: PlannedField;
  readonly value: string;
  readonly detail?: string;
}

export interface RowFields {
  readonly values: FieldValue[];
  readonly raw: string[];
  readonly findings: readonly CellFinding[];
}

const BLANK = { value: undefined } as const;
const SECRECY = '统计保密';
const PERCENT = parseUnit('%');
const HUNDRED = whole(100);

/**
 * Reads the dataset's fields of one row into canonical units. A required field that is blank, or has no column at all
 * in this sheet, is unknown; a figure merged down from above is counted there.
 */
export function readFields(row: SheetRow, { dataset, fields, source }: SheetPlan): RowFields {
  const values: FieldValue[] = dataset.fields.map(({ field }, position) =>
    field.required && source.letters[position] === '' ? null : undefined,
  );
  const raw: string[] = dataset.fields.map(() => '');
  const findings: CellFinding[] = [];
  for (const field of fields) {
    const cell = row.cells[field.column];
    if (cell?.merged && field.definition.unit) {
      values[field.position] = COVERED;
      raw[field.position] = cell.text;
      continue;
    }
    if (takenElsewhere(cell, field, dataset.fields, values)) {
      raw[field.position] = cell?.text ?? '';
      continue;
    }
    const read = readField(cell, field);
    values[field.position] = read.value;
    raw[field.position] = cell?.text ?? '';
    if (read.kind) {
      const value = read.shown ?? cell?.text.trim() ?? '';
      findings.push({ kind: read.kind, field, value, detail: read.detail ?? '' });
    }
  }
  for (const field of fields) {
    if (values[field.position] !== undefined || !isMissing(field.definition, values, dataset.fields))
      continue;
    values[field.position] = null;
    findings.push({ kind: 'missing', field, value: raw[field.position]?.trim() ?? '' });
  }
  return { values, raw, findings };
}

function isMissing(
  { field }: DatasetField,
  values: readonly FieldValue[],
  all: readonly DatasetField[],
): boolean {
  if (!field.required) return false;
  if (field.type !== 'number') return true;
  return !field.requiredUnless.some((id) => {
    const at = all.findIndex((one) => one.field.id === id);
    const beside = values[at];
    if (beside === undefined || beside === COVERED) return false;
    const other = all[at]?.field;
    return !(other && blankSaysZero(other) && typeof beside === 'object' && beside?.n === 0n);
  });
}

interface FieldRead {
  readonly value: FieldValue;
  readonly kind?: ProblemKind;
  readonly detail?: string;
  /** What the sender sees, where that is not what is stored. */
  readonly shown?: string;
}

/** A text as it was written, without odd blanks and widths; the punctuation of a Chinese sentence stays. */
const plainText = (text: string): string =>
  text
    .replace(/[^，；：！？]+/g, (part) => part.normalize('NFKC'))
    .replace(/\s+/g, ' ')
    .trim();

function readField(cell: SheetCell | undefined, planned: PlannedField): FieldRead {
  const { field } = planned.definition;
  if (field.type === 'number') return readFigure(cell, planned);
  if (!cell || isPlaceholder(cell.text)) return BLANK;
  if (field.type === 'text') return { value: plainText(cell.text) };
  if (field.type === 'date') {
    const day = readDate(cell);
    return day ? { value: day } : { value: null, kind: 'not-a-date' };
  }
  const chosen = planned.definition.choices.get(foldText(cell.text));
  if (chosen !== undefined) return { value: chosen };
  return { value: null, kind: 'not-a-choice', detail: [...planned.definition.choices.keys()].join('、') };
}

function readFigure(cell: SheetCell | undefined, planned: PlannedField): FieldRead {
  const { definition } = planned;
  const reading = readNumber(cell);
  if (reading.kind === 'number' && cell?.percent) return readPercent(reading.value, cell, definition);
  if (reading.kind === 'number') return { value: scale(reading.value, planned) };
  if (reading.kind === 'blank') return BLANK;
  if (reading.kind === 'secret') return { value: null, kind: 'not-a-number', detail: SECRECY };
  const canonical = definition.unit;
  if (reading.kind === 'worded' && canonical) {
    const unit = readUnit(reading.unit, canonical);
    const value = unit && toCanonical(reading.value, unit, canonical);
    if (value)
      return { value, kind: 'unit-in-cell', detail: `${toPlainDecimal(value) ?? ''}${canonical.text}` };
  }
  return { value: null, kind: 'not-a-number' };
}

/** A number shown as a percentage is one whatever the header says; no amount, area or count is a percentage. */
function readPercent(stored: Exact, { text }: SheetCell, { unit }: DatasetField): FieldRead {
  const shown = multiply(stored, HUNDRED);
  const value = unit && PERCENT && toCanonical(shown, PERCENT, unit);
  if (value) return { value };
  return { value: null, kind: 'percent-in-cell', detail: text, shown: `${toPlainDecimal(shown) ?? text}%` };
}

/** A figure with a unit of another kind goes to the field that is named for it. @returns whether it went there */
function takenElsewhere(
  cell: SheetCell | undefined,
  { definition }: PlannedField,
  all: readonly DatasetField[],
  values: FieldValue[],
): boolean {
  const { field, unit: canonical } = definition;
  if (field.type !== 'number' || field.otherwise === undefined || !canonical) return false;
  const reading = readNumber(cell);
  if (reading.kind !== 'worded' || readUnit(reading.unit, canonical)) return false;
  const place = all.findIndex((one) => one.field.id === field.otherwise);
  const other = all[place]?.unit;
  const unit = other && readUnit(reading.unit, other);
  const value = unit && toCanonical(reading.value, unit, other);
  if (!value) return false;
  values[place] = value;
  return true;
}

/** Nearly every figure is short and its unit ten, a hundred or a thousand times smaller: then only the point moves. */
const scale = (value: Exact, { factor, places }: PlannedField): Exact =>
  places !== undefined && value instanceof Figure ? value.shiftedDown(places) : multiply(value, factor);
