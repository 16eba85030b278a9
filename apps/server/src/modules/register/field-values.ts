import type { FieldText } from '@tenglong/contracts/register';
import { type FieldValue, maskName, type RegisterFile, readField } from '@tenglong/domain/register';
import { decimal, toPlainDecimal } from '@tenglong/domain/values';
import { Problem, type ProblemDetail } from '../../platform/problem/index.ts';

/** A value as the database and the wire hold it. A quotient without an end never stands in a field. */
export function writeField(value: FieldValue): FieldText {
  if (value === null || typeof value !== 'object') return value;
  const text = toPlainDecimal(value);
  if (text === undefined) throw new TypeError('a field holds a decimal');
  return text;
}

export const writeFields = (fields: ReadonlyMap<string, FieldValue>): Record<string, FieldText> =>
  Object.fromEntries([...fields].map(([name, value]) => [name, writeField(value)]));

/** Fields as they stand outside the dossier: names of persons without what would give them away. */
export const maskFields = (
  { fields }: Pick<RegisterFile, 'fields'>,
  written: Readonly<Record<string, FieldText>>,
): Record<string, FieldText> =>
  Object.fromEntries(
    Object.entries(written).map(([name, text]) => {
      const field = fields[name];
      const masked = field?.type === 'text' && field.mask === true && typeof text === 'string';
      return [name, masked ? maskName(text) : text];
    }),
  );

/** What the database holds, by the types of the register; a field the plan has dropped stays as the text it was. */
export function loadFields(
  { fields }: Pick<RegisterFile, 'fields'>,
  stored: Readonly<Record<string, FieldText>>,
): ReadonlyMap<string, FieldValue> {
  return new Map(
    Object.entries(stored).map(([name, text]): [string, FieldValue] => [
      name,
      fields[name]?.type === 'number' && typeof text === 'string' ? decimal(text) : text,
    ]),
  );
}

/** What a person typed, by the types of the register. @throws Problem INPUT_INVALID naming every field */
export function parseFields(
  { fields }: Pick<RegisterFile, 'fields'>,
  typed: Readonly<Record<string, FieldText>>,
): ReadonlyMap<string, FieldValue> {
  const details: ProblemDetail[] = [];
  const values = new Map<string, FieldValue>();
  for (const [name, raw] of Object.entries(typed)) {
    const field = Object.hasOwn(fields, name) ? fields[name] : undefined;
    if (!field) details.push({ path: name, message: '清单里没有这个字段' });
    else if (raw === null || raw === '') values.set(name, null);
    else {
      const read = readField(field, raw);
      if ('problem' in read) details.push({ path: name, message: read.problem });
      else values.set(name, read.value);
    }
  }
  if (details.length > 0) throw new Problem('INPUT_INVALID', { details });
  return values;
}
