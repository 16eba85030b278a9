import type { RegisterFile } from './register-file.ts';
import { isPartyWord, type Move } from './register-move.ts';
import type { RegisterProblem } from './register-problem.ts';

export type Path = readonly (string | number)[];
export type Faults = readonly RegisterProblem[];

const FIELD_WORDS = { date: '日期', text: '文字' } as const;

export const listed = (names: Iterable<string>): string =>
  [...names].map((name) => `“${name}”`).join('、') || '无';

export const fault = (
  path: Path,
  code: RegisterProblem['code'],
  message: string,
  remedy: string,
): RegisterProblem => ({ path, severity: 'error', code, message, remedy });

/** Stages that the register does not have. */
export function unknownStage({ stages }: RegisterFile, path: Path, id: string): Faults {
  const known = stages.map((stage) => stage.id);
  if (known.includes(id)) return [];
  return [fault(path, 'unknown-name', `没有“${id}”这个阶段`, `现有阶段：${listed(known)}`)];
}

/** A field that is missing or of another type. */
export function wrongField(
  { fields }: Pick<RegisterFile, 'fields'>,
  path: Path,
  name: string | undefined,
  type: keyof typeof FIELD_WORDS,
  remedy = `写一个${FIELD_WORDS[type]}字段`,
): Faults {
  if (name === undefined || fields[name]?.type === type) return [];
  return [fault(path, 'unknown-name', `“${name}”不是${FIELD_WORDS[type]}字段`, remedy)];
}

export function unknownField({ fields }: RegisterFile, path: Path, name: string): Faults {
  if (Object.hasOwn(fields, name)) return [];
  const remedy = `现有字段：${listed(Object.keys(fields))}`;
  return [fault(path, 'unknown-name', `没有“${name}”这个字段`, remedy)];
}

/** Fields and kinds of evidence that are asked for and not declared. */
export const unknownDemands = (
  file: RegisterFile,
  path: Path,
  fields: readonly string[],
  evidence: Move['evidence'] = [],
): Faults => [
  ...fields.flatMap((name, at) => unknownField(file, [...path, 'fields', at], name)),
  ...evidence.flatMap(({ kind }, at) => {
    if (Object.hasOwn(file.evidence, kind)) return [];
    const remedy = `现有材料：${listed(Object.keys(file.evidence))}`;
    return [fault([...path, 'evidence', at], 'unknown-name', `没有“${kind}”这种材料`, remedy)];
  }),
];

/** Parties that are nobody, or nobody on this register. */
export const unknownParties = (
  { subject }: RegisterFile,
  isDepartment: (name: string) => boolean,
  path: Path,
  by: readonly string[],
): Faults =>
  by.flatMap((party, at) => {
    if (party === 'responsible' && subject !== 'task') {
      const message = '只有任务才有责任单位，这张清单的对象不是任务';
      return [fault([...path, at], 'nobody-may', message, '请写部门名称，或把 subject 写成 task')];
    }
    if (isPartyWord(party) || isDepartment(party)) return [];
    const remedy =
      '写 office 专班、unit 属地、enterprise 企业、responsible 责任单位、system 平台，或 departments.yaml 里的部门名称';
    return [fault([...path, at], 'nobody-may', `“${party}”不是能办理的一方`, remedy)];
  });

/** Names given twice. */
export const twice = (path: Path, parts: readonly { readonly id: string }[]): Faults =>
  parts.flatMap(({ id }, at) =>
    parts.findIndex((one) => one.id === id) === at
      ? []
      : [fault([...path, at, 'id'], 'duplicate', `“${id}”写了两次`, '请删去一处或改换标识')],
  );
