import { expect, test } from 'vitest';
import { booksAlike } from './books-alike.ts';
import type { Plan } from './plan.ts';

const plan = (change: object = {}): Plan =>
  ({
    ledger: { title: '账', accounts: [{ id: 'a' }] },
    registers: [{ path: 'registers/firms.yaml', file: { id: 'firms', ledger: [{ resource: 'land' }] } }],
    facts: { facts: [{ id: 'tax', unit: '万元' }] },
    rulings: [{ id: 'r', on: { kind: 'unsaid', quantity: '锅炉' }, value: '同一笔', status: 'adopted' }],
    ...change,
  }) as unknown as Plan;

test('what books nothing may change: a policy, a target, a ruling on a figure', () => {
  const figure = { id: 'f', on: { kind: 'value-differs', quantity: '投资' }, value: '20', status: 'adopted' };
  const [same] = plan().rulings;
  expect(booksAlike(plan(), plan({ policies: [{}], lists: [{}], rulings: [same, figure] }))).toBe(true);
});

test('a ruling that was taken back is none', () => {
  const [ruling] = plan().rulings;
  const withdrawn = { rulings: [{ ...ruling, status: 'withdrawn' }] };
  expect(booksAlike(plan({ rulings: [] }), plan(withdrawn))).toBe(true);
});

test.each([
  ['an account', { ledger: { title: '账', accounts: [{ id: 'b' }] } }],
  ['no ledger', { ledger: undefined }],
  ['a list', { registers: [{ path: 'registers/firms.yaml', file: { id: 'firms', ledger: [] } }] }],
  ['the unit of a fact', { facts: { facts: [{ id: 'tax', unit: '元' }] } }],
  [
    'a ruling on two savings',
    { rulings: [{ id: 'r', on: { kind: 'unsaid', quantity: '锅炉' }, value: '分别计', status: 'adopted' }] },
  ],
  [
    'one withdrawn',
    {
      rulings: [{ id: 'r', on: { kind: 'unsaid', quantity: '锅炉' }, value: '同一笔', status: 'withdrawn' }],
    },
  ],
])('%s that is another books otherwise', (_title, change) => {
  expect(booksAlike(plan(), plan(change))).toBe(false);
});
