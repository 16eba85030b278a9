import { parseExactText } from '../values/index.ts';
import type { PolicyFile } from './policy-file.ts';
import { type PolicyPreparation, preparePolicy } from './prepare-policy.ts';

export type Setting =
  | { readonly kind: 'set'; readonly preparation: PolicyPreparation }
  | { readonly kind: 'refused'; readonly message: string; readonly remedy: string };

/** A policy with some parameters set for a trial, whatever their versions; the file itself stays as it is. */
export function setParameters(
  file: PolicyFile,
  values: ReadonlyMap<string, string | number | boolean>,
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
    const { label, unit, clause, note } = before;
    const read = type === 'boolean' ? String(value) === 'true' : String(value);
    parameters[name] = { label, type: before.type, unit, clause, note, value: read };
  }
  return { kind: 'set', preparation: preparePolicy({ ...file, parameters }, [...values.keys()]) };
}
