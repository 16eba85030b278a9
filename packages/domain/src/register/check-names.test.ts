import { describe, expect, test } from 'vitest';
import { isDepartment, SMALL } from '../../test/register/small-register.ts';
import { checkNames } from './check-names.ts';
import { RegisterFile } from './register-file.ts';

const [apply, back, close, drop] = SMALL.moves;
const SETTLED = { id: 'settled', title: '另行办结', kind: 'closed' } as const;
const reopen = (change: object = {}) => ({
  id: 'reopen',
  title: '退回重办',
  from: ['closed', 'settled'],
  to: 'working',
  by: ['system'],
  back: true,
  ...change,
});
const faults = (falseClosing: object, step: object = reopen()) => {
  const file = RegisterFile.parse({
    ...SMALL,
    stages: [...SMALL.stages, SETTLED],
    moves: [apply, back, close, drop, { ...close, id: 'settle', to: 'settled' }, step],
    falseClosing,
  });
  return checkNames(file, isDepartment).map(({ message }) => message);
};

describe('what follows a closing that was found false', () => {
  test('is a step of the platform that leads back from every stage that closes', () => {
    expect(faults({ move: 'reopen' })).toEqual([]);
  });

  test.each([
    ['a step nobody has', { move: 'undo' }, reopen(), '没有“undo”这一步'],
    ['one that only people take', { move: 'reopen' }, reopen({ by: ['office'] }), '“退回重办”平台不能办'],
    [
      'one that leads back from one of them',
      { move: 'reopen' },
      reopen({ from: ['closed'] }),
      '抽查不属实退不回“另行办结”的条目',
    ],
    ['a promise broken where none was made', { breaks: 'promise' }, reopen(), '这张清单没有承诺'],
  ])('is not %s', (_title, falseClosing, step, message) => {
    expect(faults(falseClosing, step)).toEqual([message]);
  });
});

test('what the list shows first are fields of the register', () => {
  const listing = (...listed: string[]) =>
    checkNames(RegisterFile.parse({ ...SMALL, listed }), isDepartment).map(({ path }) => path.join('.'));
  const [known = ''] = Object.keys(SMALL.fields);
  expect(listing(known)).toEqual([]);
  expect(listing(known, 'nothing')).toEqual(['listed.1']);
});
