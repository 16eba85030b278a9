import { expect, test } from 'vitest';
import { isAdditive, maskName, RegisterField } from './register-field.ts';

const number = (unit: string | undefined, additive?: boolean) =>
  RegisterField.parse({ type: 'number', label: '数', decimals: 1, sensitivity: 'public', unit, additive });

test.each([
  ['亩', undefined, true],
  ['%', undefined, false],
  ['万元/亩', undefined, false],
  [undefined, undefined, false],
  ['米', false, false],
  [undefined, true, true],
])('a figure in %s, said to add up: %s, adds up: %s', (unit, additive, expected) => {
  expect(isAdditive(number(unit, additive))).toBe(expected);
});

test.each([
  ['李建国', '李**'],
  ['王', '王**'],
  ['', ''],
])('%s stands outside the dossier as %s', (name, masked) => {
  expect(maskName(name)).toBe(masked);
});
