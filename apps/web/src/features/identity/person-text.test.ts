import type { Person } from '@tenglong/contracts/identity';
import { describe, expect, test } from 'vitest';
import { deputyText, matchesPerson, personState } from './person-text.ts';

const person: Person = {
  id: '00000000-0000-4000-8000-000000000001',
  account: 'zhangsan',
  displayName: '张三',
  department: '沙门镇',
  role: 'township',
  roleTitle: '乡镇（街道）',
  administrator: false,
  units: ['331083105'],
  departmentId: null,
  creditCode: null,
  reach: '沙门镇',
  disabled: false,
  lockedUntil: null,
  lastSignedInAt: null,
  passwordSetAt: '2023-09-01T00:00:00.000Z',
  mustChangePassword: false,
  secondFactor: false,
  ssoSubject: null,
  deputies: [],
};
const deputy = {
  id: '00000000-0000-4000-8000-000000000002',
  kind: 'deputy' as const,
  deputyId: '00000000-0000-4000-8000-000000000003',
  deputyName: '李四',
  fromOn: '2023-09-01',
  toOn: '2023-09-05',
  note: '出差',
  active: true,
};

describe('how an account stands', () => {
  test.each([
    ['在用', {}],
    ['已停用', { disabled: true, lockedUntil: '2023-09-01T02:00:00.000Z' }],
    ['已锁定', { lockedUntil: '2023-09-01T02:00:00.000Z' }],
    ['待授权', { role: 'pending' as const }],
    ['已交接', { deputies: [{ ...deputy, kind: 'handover' as const, toOn: null }] }],
  ])('%s', (word, change) => {
    expect(personState({ ...person, ...change }).word).toBe(word);
  });
});

test('a deputy is said with the days and why', () => {
  expect(deputyText(deputy)).toMatch(/^由李四代理，.*9 月 1 日.*至.*9 月 5 日.*，出差，正在进行$/);
});

test('people are found by account, name, unit or role', () => {
  for (const q of [undefined, 'ZHANG', '张', '沙门', '乡镇']) expect(matchesPerson(q, person)).toBe(true);
  expect(matchesPerson('李', person)).toBe(false);
});
