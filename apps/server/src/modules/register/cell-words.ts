import type { EntryRow, FieldSpec, FieldText } from '@tenglong/contracts/register';
import type { CellInput } from '../../platform/workbook/index.ts';

/** A value as a workbook shows it: options by their label, a number as a number, unknown as the word. */
export function cellWords(
  { type, options }: Pick<FieldSpec, 'type' | 'options'>,
  value: FieldText | undefined,
): string {
  if (value === undefined || value === '') return '';
  if (value === null) return UNKNOWN_WORD;
  if (type === 'boolean') return value === true ? '是' : '否';
  return options.find((option) => option.value === value)?.label ?? String(value);
}

export const UNKNOWN_WORD = '未知';

export const fieldCell = (spec: FieldSpec, { fields }: Pick<EntryRow, 'fields'>): CellInput =>
  cellWords(spec, fields[spec.name]);

export const fieldHeader = ({ label, unit, type }: Pick<FieldSpec, 'label' | 'unit' | 'type'>): string =>
  type === 'number' && unit !== '' ? `${label}（${unit}）` : label;
