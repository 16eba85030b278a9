import type { FieldSpec, FieldText } from '@tenglong/contracts/register';
import { formatDay, formatNumber, formatWithUnit, type TextForm } from '../../shared/value/index.ts';

/** Not filled in is 未填; a known "unknown" says so; 0 is a number like any other. */
export function fieldText(
  { type, unit, decimals, options }: FieldSpec,
  value: FieldText | undefined,
  form: TextForm = 'read',
): string {
  if (value === undefined || value === '') return form === 'export' ? '' : '未填';
  if (value === null) return '未知';
  if (typeof value === 'boolean') return value ? '是' : '否';
  if (type === 'number') {
    return form === 'export'
      ? formatNumber(value, { decimals }, form)
      : formatWithUnit(value, unit, decimals);
  }
  if (type === 'date') return formatDay(value, {}, form);
  return options.find((option) => option.value === value)?.label ?? value;
}

export const isFilled = (value: FieldText | undefined): boolean =>
  value !== undefined && value !== null && value !== '';
