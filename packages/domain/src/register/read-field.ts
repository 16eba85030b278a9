import { isCalendarDay, parseDecimal } from '../values/index.ts';
import type { FieldValue } from './entry.ts';
import type { RegisterField } from './register-field.ts';

const LONGEST = 2_000;

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
      const value = text.length <= 40 ? parseDecimal(text) : undefined;
      return value ? { value } : { problem: `“${label}”应填数值，如 12.5` };
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
      return typeof value === 'object';
    case 'date':
      return typeof value === 'string' && isCalendarDay(value);
    case 'text':
      return typeof value === 'string' && (!field.options || Object.hasOwn(field.options, value));
  }
}
