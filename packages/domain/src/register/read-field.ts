import { compare, decimal, type Exact, isCalendarDay, readTyped, subtract, ZERO } from '../values/index.ts';
import type { FieldValue } from './entry.ts';
import type { RegisterField } from './register-field.ts';

const LONGEST = 2_000;
/** No figure of a county comes near, nor is any measured so finely: what goes beyond is a slip of the keyboard. */
const GREATEST: Exact = { n: 10n ** 15n, d: 1n };
const FINEST = 10n ** 12n;

/** What is wrong with the size of a number, in a sentence; nothing if it may stand in the field. */
function boundProblem(field: Extract<RegisterField, { type: 'number' }>, value: Exact): string | undefined {
  const { label, least, most, unit = '' } = field;
  const unitWords = unit === '' ? '' : ` ${unit}`;
  if (
    compare(value, GREATEST) > 0 ||
    compare(value, subtract(ZERO, GREATEST)) < 0 ||
    FINEST % value.d !== 0n
  ) {
    return `“${label}”的数过大、过小或小数过长，请核对单位后重填`;
  }
  if (least !== undefined && compare(value, decimal(least)) < 0)
    return `“${label}”不能小于 ${least}${unitWords}`;
  if (most !== undefined && compare(value, decimal(most)) > 0)
    return `“${label}”不能大于 ${most}${unitWords}`;
  return undefined;
}

/** Reads what somebody typed into a field: a decimal in the field's unit, an option, a day, 是 or 否. */
export function readField(
  field: RegisterField,
  raw: string | boolean,
): { readonly value: FieldValue } | { readonly problem: string } {
  const { label } = field;
  if (field.type === 'boolean') {
    return typeof raw === 'boolean' ? { value: raw } : { problem: `“${label}”应填是或否` };
  }
  if (typeof raw !== 'string') return { problem: `“${label}”应写成文字` };
  const text = raw.trim();
  switch (field.type) {
    case 'number': {
      const value = text.length <= 40 ? readTyped(text) : undefined;
      if (!value) return { problem: `“${label}”应填数值，如 12.5` };
      const problem = boundProblem(field, value);
      return problem === undefined ? { value } : { problem };
    }
    case 'date':
      return isCalendarDay(text) ? { value: text } : { problem: `“${label}”应填日期，如 2023-06-30` };
    case 'text': {
      if (field.options && !Object.hasOwn(field.options, text)) {
        return { problem: `“${label}”只能选：${Object.values(field.options).join('、')}` };
      }
      return [...text].length <= LONGEST
        ? { value: text }
        : { problem: `“${label}”太长，至多 ${LONGEST} 个字` };
    }
  }
}

/** Whether a value may stand in a field: of its type, and one of its options if it has any. */
export function fitsField(field: RegisterField, value: FieldValue): boolean {
  if (value === null) return true;
  switch (field.type) {
    case 'boolean':
      return typeof value === 'boolean';
    case 'number':
      return typeof value === 'object' && boundProblem(field, value) === undefined;
    case 'date':
      return typeof value === 'string' && isCalendarDay(value);
    case 'text':
      return typeof value === 'string' && (!field.options || Object.hasOwn(field.options, value));
  }
}
