import { expect, test } from 'vitest';
import type { Plan } from './plan.ts';
import { registersClaiming } from './registers-claiming.ts';

const register = (id: string, ...ledger: object[]) => ({
  path: `registers/${id}.yaml`,
  file: { id, ledger },
});
const plan = {
  registers: [
    register('firms', { resource: 'energy', once: { unsaid: '锅炉' } }, { resource: 'land', once: {} }),
    register('boilers', { resource: 'energy', once: { unsaid: '锅炉' } }),
    register('motors', { resource: 'energy', once: {} }),
    register('fields', { resource: 'land', once: { unsaid: '宗地' } }),
    register('taking', { resource: 'energy' }),
  ],
} as unknown as Pick<Plan, 'registers'>;

test('those that name it, and those that free the same resource once', () => {
  expect(registersClaiming(plan, '锅炉')).toEqual(['firms', 'boilers', 'motors']);
  expect(registersClaiming(plan, '宗地')).toEqual(['firms', 'fields']);
});

test('what no list names concerns none', () => {
  expect(registersClaiming(plan, '别的')).toEqual([]);
});
