import type { PolicyLibrary, PolicyPage } from '@tenglong/contracts/policy';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { TestApp } from '../../../test/app.ts';
import { createYuhuanApp } from '../../../test/yuhuan-county.ts';

let app: TestApp;
beforeAll(async () => {
  app = await createYuhuanApp();
});
afterAll(() => app.close());

test('the library has every policy in the order of the clauses, and says which cannot be judged yet', async () => {
  const reader = await app.as('reader');
  const { policies }: PolicyLibrary = (await reader.get('/api/policies')).json();
  expect(policies).toHaveLength(18);
  expect(policies.slice(0, 2).map(({ id }) => id)).toEqual(['13-retention', '14-legacy']);
  expect(policies.filter(({ unavailable }) => unavailable !== null).map(({ id }) => id)).toEqual([
    '19-differential',
  ]);
});

test('a policy says its rule in words, part by part, with its parameters', async () => {
  const reader = await app.as('reader');
  const policy: PolicyPage = (await reader.get('/api/policies/22-equipment')).json();
  expect(policy.parameters.find(({ name }) => name === 'cap')).toMatchObject({
    value: '5,000,000 元',
    clause: '22',
  });
  expect(policy.provisions.find(({ id }) => id === 'cap')?.parts).toEqual([
    { part: 'caps', text: '5,000,000 元 − 本企业当年已补助' },
  ]);
  expect(policy.terms.find(({ label }) => label === '所达档次的比例')?.text).toContain('全额按所达档次');
  expect(policy.cases.find(({ id }) => id === 'one')?.outcome).toBe('100,000 元');
});

test('a policy that is not there is said so', async () => {
  const reader = await app.as('reader');
  const answer = await reader.get('/api/policies/99-nothing');
  expect([answer.statusCode, answer.json().code]).toEqual([404, 'POLICY_NOT_FOUND']);
});
