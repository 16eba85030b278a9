import type { FieldValue, RegisterFile } from '@tenglong/domain/register';
import { decimal, divide, type Exact, multiply, ZERO } from '@tenglong/domain/values';

const WAN = decimal('10000');

const inWan = ({ fields }: Pick<RegisterFile, 'fields'>, name: string): boolean => {
  const spec = fields[name];
  return spec?.type === 'number' && spec.unit === '万元';
};

/** How many 元 one of the field's units is. */
export const perYuan = (file: Pick<RegisterFile, 'fields'>, name: string): string =>
  inWan(file, name) ? '10000' : '1';

/** A sum that a field holds in 元 or 万元, in 元; nothing if it is not known. */
export function yuanOf(
  file: Pick<RegisterFile, 'fields'>,
  name: string,
  value: FieldValue | undefined,
): Exact | undefined {
  if (value === undefined || value === null || typeof value !== 'object') return undefined;
  return inWan(file, name) ? multiply(value, WAN) : value;
}

/** A sum in 元 as a field holds it. */
export const asMoney = (file: Pick<RegisterFile, 'fields'>, name: string, yuan: Exact): Exact =>
  inWan(file, name) ? (divide(yuan, WAN) ?? ZERO) : yuan;
