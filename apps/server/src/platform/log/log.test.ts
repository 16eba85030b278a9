import { expect, test } from 'vitest';
import { DatabaseFault } from '../database/index.ts';
import { Problem } from '../problem/index.ts';
import { describeError } from './describe-error.ts';

test('an error in the log has its kind, code and causes, and none of the rows or parameters it was about', () => {
  const driver = Object.assign(new Error('duplicate key value violates unique constraint "users_account"'), {
    code: '23505',
    detail: 'Key (account)=(wang.wu) already exists.',
    params: ['wang.wu', 'secret'],
    query: 'insert into users …',
  });
  const fault = new DatabaseFault(driver.message, { sqlState: '23505', constraint: 'users_account' }, driver);
  const described = describeError(new Problem('UNEXPECTED', { cause: fault }));
  expect(described).toMatchObject({
    type: 'Problem',
    cause: { type: 'DatabaseFault', code: '23505', cause: { code: '23505' } },
  });
  expect(JSON.stringify(described)).not.toMatch(/wang\.wu|secret/);
});

test('causes that go round in a circle end', () => {
  const error = new Error('one');
  error.cause = error;
  expect(JSON.stringify(describeError(error))).toContain('one');
});
