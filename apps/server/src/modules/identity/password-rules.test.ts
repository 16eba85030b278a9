import { expect, test } from 'vitest';
import { passwordFaults } from './password-rules.ts';

test.each([
  ['seven characters are too few', 'Abcde1!', ['密码至少 8 个字符']],
  ['eight characters of four classes will do', 'Abcdef1!', []],
  ['nine characters of three classes will do', 'Abcdefgh1', []],
  ['two classes are too few', 'abcdefgh1', ['密码须含大写字母、小写字母、数字、符号中的至少 3 类']],
  ['Chinese characters count as symbols, and as one character each', 'Ab腾笼换鸟凤凰', []],
  ['the account inside the password is refused, whatever its case', 'ZhuanBan#2023', ['密码不能包含账号']],
])('%s', (_title, password, faults) => {
  expect(passwordFaults(password, 'zhuanban')).toEqual(faults);
});
