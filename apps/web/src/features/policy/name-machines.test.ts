import type { GrantSheet } from '@tenglong/contracts/policy';
import type { DeterminationAccount } from '@tenglong/domain/policy';
import { expect, test } from 'vitest';
import { nameMachines } from './name-machines.ts';

const machine = (name: string, more: object) =>
  ({
    name,
    serial: null,
    invoice: null,
    counted: true,
    leased: false,
    ...more,
  }) as GrantSheet['machines'][number];
const sheet = {
  goods: { label: '购置的设备', price: '单价', numbered: true, kinds: true },
  machines: [
    machine('车床', { serial: 'SN1' }),
    machine('铣床', { serial: 'SN2', counted: false }),
    machine('磨床', { leased: true }),
    machine('装配线', { invoice: '7700' }),
    machine('检测台', {}),
  ],
};

test.each([
  ['购置的设备第 1 项的增值税税率是多少？', '车床（SN1）的增值税税率是多少？'],
  // The second row does not count and the third is leased: the second item is the fourth row.
  ['购置的设备第 2 项的生产性设备：是还是否？', '装配线（7700）的生产性设备：是还是否？'],
  ['购置的设备第 3 项的数量是多少？', '检测台的数量是多少？'],
  ['购置的设备第 4 项的数量是多少？', '购置的设备第 4 项的数量是多少？'],
  ['融资租赁合同第 1 项的保证金是多少？', '融资租赁合同第 1 项的保证金是多少？'],
])('a question about an item of the facts names the machine: %s', (question, named) => {
  const account: DeterminationAccount = { provisions: [], questions: [{ path: 'x', question }] };
  expect(nameMachines(account, sheet).questions[0]?.question).toBe(named);
});
