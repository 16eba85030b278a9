import type { MissingText } from '@tenglong/contracts/register';
import { departmentNames } from '@tenglong/domain/plan';
import type { Missing } from '@tenglong/domain/register';
import type { LoadedRegister } from './register-library.ts';

/** One thing that a step still needs, as a person reads it. */
export function missingWords(
  { plan, register }: Pick<LoadedRegister, 'plan' | 'register'>,
  missing: Missing,
): MissingText {
  switch (missing.kind) {
    case 'field':
      return {
        kind: 'field',
        message: `${missing.label}未填`,
        remedy: `请填${missing.label}`,
        about: missing.field,
      };
    case 'evidence': {
      const { label, have, need, evidence } = missing;
      return {
        kind: 'evidence',
        message: `${label}还差 ${need - have} 件`,
        remedy: `请上传${label}，共要 ${need} 件`,
        about: evidence,
      };
    }
    case 'signature': {
      const name = departmentNames(plan, [missing.department]);
      return {
        kind: 'signature',
        message: `${name}未签字`,
        remedy: `请${name}签字`,
        about: missing.department,
      };
    }
    case 'second-person':
      return {
        kind: 'second-person',
        message: '须由另一人复核',
        remedy: '请换一位经办人办理',
        about: null,
      };
    case 'reason':
      return { kind: 'reason', message: '理由未写', remedy: '请写明理由', about: null };
    case 'guard':
      return guardWords(register.file, missing);
  }
}

/** A condition that fails, or that cannot be told yet: then which fields are blank, if it is these alone. */
function guardWords(
  { fields }: LoadedRegister['register']['file'],
  { verdict, message, remedy, trace }: Extract<Missing, { kind: 'guard' }>,
): MissingText {
  const said = { kind: 'guard' as const, about: null };
  if (verdict === 'no') return { ...said, message, remedy };
  const labels = [...new Set(trace.missing.map(({ fact }) => fields[fact]?.label))];
  const blank = labels.filter((label) => label !== undefined).join('、');
  return blank === '' || labels.includes(undefined)
    ? { ...said, message: `${message}（数据不全，暂不能判定）`, remedy }
    : { ...said, message: `${message}（${blank}没有填，暂不能判定）`, remedy: `请先填${blank}` };
}
