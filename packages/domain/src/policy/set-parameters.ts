import { parseExactText, sign } from '../values/index.ts';
import type { PolicyFile } from './policy-file.ts';
import { type PolicyPreparation, preparePolicy } from './prepare-policy.ts';
import type { Superseding } from './superseding.ts';

export type Setting =
  | { readonly kind: 'set'; readonly preparation: PolicyPreparation }
  | { readonly kind: 'refused'; readonly message: string; readonly remedy: string };

const isBelowZero = (value: string | number | boolean): boolean => {
  const exact = parseExactText(String(value));
  return exact !== undefined && sign(exact) < 0;
};

const valuesOf = ({ value, versions = [] }: PolicyFile['parameters'][string]) => [
  ...(value === undefined ? [] : [value]),
  ...versions.map((version) => version.value),
];

/**
 * A policy with some parameters set for a trial, whatever their versions; the file itself stays as it is. A sum, rate, area or
 * number that no version puts below zero is not tried below it.
 */
export function setParameters(
  file: PolicyFile,
  values: ReadonlyMap<string, string | number | boolean>,
  superseding?: Superseding,
): Setting {
  const parameters = { ...file.parameters };
  for (const [name, value] of values) {
    const before = Object.hasOwn(parameters, name) ? parameters[name] : undefined;
    if (!before) {
      const remedy = `${file.id} 的参数有：${Object.keys(file.parameters).join('、') || '无'}`;
      return { kind: 'refused', message: `${file.id} 没有“${name}”这个参数`, remedy };
    }
    const type = before.type ?? 'number';
    const fits =
      type === 'number'
        ? parseExactText(String(value)) !== undefined
        : type !== 'boolean' || /^(true|false)$/.test(String(value));
    if (!fits) {
      const message = `参数“${before.label}”不能取“${value}”`;
      const remedy =
        type === 'number' ? `请写数值${before.unit ? `，以${before.unit}计` : ''}` : '请写 true 或 false';
      return { kind: 'refused', message, remedy };
    }
    if (type === 'number' && isBelowZero(value) && !valuesOf(before).some(isBelowZero)) {
      const message = `参数“${before.label}”不能取负数“${value}”`;
      return {
        kind: 'refused',
        message,
        remedy: `请写不小于 0 的数${before.unit ? `，以${before.unit}计` : ''}`,
      };
    }
    const { label, unit, clause, note } = before;
    const read = type === 'boolean' ? String(value) === 'true' : String(value);
    parameters[name] = { label, type: before.type, unit, clause, note, value: read };
  }
  const set = [...values.keys()];
  return { kind: 'set', preparation: preparePolicy({ ...file, parameters }, { set, superseding }) };
}
