import type { FieldText } from '@tenglong/contracts/register';
import type { ListedEntry } from '@tenglong/domain/intake';
import type { RegisterField } from '@tenglong/domain/register';
import { parseDecimal } from '@tenglong/domain/values';
import { writeField } from './field-values.ts';

/** Table and columns of {@link arrivalValues}. */
export const ARRIVAL_TARGET =
  'register_arrivals (batch_id, seq, register, credit_code, name, number, unit, stage, opened_on, closed_on, fields, sheet, row_number)';

/** A row of an office's own list as it is kept until its batch is committed: what the list says, nothing fitted yet. */
export const arrivalValues = (batchId: string, seq: number, entry: ListedEntry): unknown[] => [
  batchId,
  seq,
  entry.register,
  entry.creditCode,
  entry.name,
  entry.number,
  entry.unit,
  entry.stage ?? null,
  entry.openedOn ?? null,
  entry.closedOn ?? null,
  JSON.stringify(Object.fromEntries([...entry.fields].map(([name, value]) => [name, writeField(value)]))),
  entry.sheet,
  entry.row,
];

const BOOLEANS: Readonly<Record<string, boolean>> = { true: true, false: false };

/** What a list says of a field, as the register's field can hold it; a word it has no option for is unknown there. */
export function fitArrival(field: RegisterField, value: FieldText): FieldText {
  if (typeof value !== 'string') return null;
  if (field.type === 'boolean') return BOOLEANS[value] ?? null;
  // A pure number is kept as the list writes it.
  if (field.type === 'number' && parseDecimal(value) === undefined) return null;
  if (field.type === 'text' && field.options && !Object.hasOwn(field.options, value)) return null;
  return value;
}
