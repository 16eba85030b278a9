import { describe, expect, test } from 'vitest';
import { ENTRY, isDepartment, NO_FACTS, SMALL } from '../../test/register/small-register.ts';
import { FundFile } from '../money/index.ts';
import { decimal, toDecimalString } from '../values/index.ts';
import type { FieldValue } from './entry.ts';
import { moneyOf, moneyPostings } from './money-of.ts';
import { prepareRegister } from './prepare-register.ts';
import { RegisterFile } from './register-file.ts';

const FUNDS = FundFile.parse({
  title: '资金',
  keeper: 'lead',
  funds: [{ id: 'industry', title: '专项资金', policies: ['1-grant'] }],
});
const yuan = (label: string) => ({ type: 'number', label, unit: '元', decimals: 2, sensitivity: 'public' });
const words = (label: string, more = {}) => ({ type: 'text', label, sensitivity: 'public', ...more });
const FIELDS = {
  ...SMALL.fields,
  decided: yuan('核定'),
  back: yuan('已追回'),
  number: words('编号'),
  order: words('文号'),
  policy: words('政策', { options: { grant: '补助', land: '供地' } }),
  thousands: { type: 'number', label: '核定', unit: '万元', decimals: 4, sensitivity: 'public' },
  paidOn: { type: 'date', label: '拨付日期', sensitivity: 'public' },
};
const is = (state: string, stages: string[], fact = 'decided') => ({
  is: state,
  in: stages,
  amount: { fact },
});
const MONEY = {
  policy: '1-grant',
  number: 'number',
  order: 'order',
  standing: [is('committed', ['accepting', 'closed']), is('paid', ['closed'])],
  payment: { move: 'close', on: 'paidOn', evidence: 'proof' },
};

const prepare = (money: object, funds: FundFile | undefined = FUNDS) => {
  const file = RegisterFile.parse({ ...SMALL, fields: FIELDS, money });
  return prepareRegister(file, NO_FACTS, isDepartment, undefined, new Map(), funds);
};
const problems = (change: object, funds?: FundFile) => {
  const prepared = prepare({ ...MONEY, ...change }, funds);
  return prepared.kind === 'problems' ? prepared.problems.map(({ message }) => message) : [];
};
const sound = (money: object) => {
  const prepared = prepare(money);
  if (prepared.kind === 'problems') throw new Error(JSON.stringify(prepared.problems));
  return prepared.register;
};
const held = (stage: string, fields: Record<string, FieldValue>, money: object = MONEY) =>
  moneyOf(sound(money), { ...ENTRY, stage, fields: new Map(Object.entries(fields)) }, '2023-08-10');
const lines = (stage: string, fields: Record<string, FieldValue>, money?: object) =>
  moneyPostings(held(stage, fields, money), { fund: 'industry', year: 2023 }).map(
    ({ policy, from, to, amount }) => [policy, from, to, toDecimalString(amount, 2)],
  );

describe('what an entry stands for in the money ledger', () => {
  test('is nothing before the order, a promise at it, and a payment out of the promise at its end', () => {
    const decided = { decided: decimal('235582.83') };
    expect(lines('working', decided)).toEqual([]);
    expect(lines('accepting', decided)).toEqual([['1-grant', 'available', 'committed', '235582.83']]);
    expect(lines('closed', decided)).toEqual([
      ['1-grant', 'available', 'committed', '235582.83'],
      ['1-grant', 'committed', 'paid', '235582.83'],
    ]);
    expect(lines('dropped', decided)).toEqual([]);
  });

  test.each([
    ['half a fen short is dropped', '0.004', '0.00', 0],
    ['half a fen is a fen', '0.005', '0.01', 1],
    ['so is more than half', '0.006', '0.01', 1],
  ])('%s', (_title, decided, written, count) => {
    const found = lines('accepting', { decided: decimal(decided) });
    expect(found).toHaveLength(count);
    expect(found.map(([, , , amount]) => amount)).toEqual(count === 0 ? [] : [written]);
  });

  test('a sum that nobody has said is a gap and not zero; so is one below zero', () => {
    expect(held('accepting', {}).gaps).toEqual([{ is: 'committed', reason: 'unknown' }]);
    expect(held('accepting', { decided: decimal('-0.01') }).gaps).toEqual([
      { is: 'committed', reason: 'negative' },
    ]);
  });

  test('is counted in yuan whatever the field is in', () => {
    const money = { ...MONEY, standing: [is('committed', ['accepting', 'closed'], 'thousands')] };
    const found = lines('accepting', { thousands: decimal('12.3456') }, { ...money, payment: undefined });
    expect(found).toEqual([['1-grant', 'available', 'committed', '123456.00']]);
  });

  const CLAWBACK = {
    policy: { field: 'policy', options: { grant: '1-grant', land: '2-land' } },
    number: 'number',
    standing: [is('receivable', ['accepting', 'closed']), is('recovered', ['accepting', 'closed'], 'back')],
  };
  test('of money owed back is what is owed and what of it has come, of the policy that the entry names', () => {
    const fields = { policy: 'grant', decided: decimal('100'), back: decimal('40') };
    expect(lines('accepting', fields, CLAWBACK)).toEqual([
      ['1-grant', 'breach', 'receivable', '100.00'],
      ['1-grant', 'receivable', 'recovered', '40.00'],
    ]);
  });

  test.each([
    ['as much as is owed may come back', '100', []],
    ['one fen more may not', '100.01', [{ is: 'recovered', reason: 'exceeds' }]],
  ])('%s', (_title, back, gaps) => {
    const fields = { policy: 'grant', decided: decimal('100'), back: decimal(back) };
    expect(held('accepting', fields, CLAWBACK).gaps).toEqual(gaps);
  });
});

describe('the money rules of a register are checked before it is used', () => {
  test('sound ones have no problem', () => expect(problems({})).toEqual([]));

  test.each([
    [
      'a stage that is not there',
      { standing: [is('committed', ['nowhere'])], payment: undefined },
      '没有“nowhere”这个阶段',
    ],
    [
      'a payment that was never promised',
      { standing: [is('committed', ['accepting']), is('paid', ['closed'])] },
      '“销号”算已兑付，却不算已承诺',
    ],
    [
      'a promise on an entry that has left',
      { standing: [is('committed', ['dropped'])], payment: undefined },
      '“移出”的条目仍占着预算',
    ],
    ['a policy that no fund pays for', { policy: '2-land' }, '没有资金兑现“2-land”'],
    ['no policy at all', { policy: undefined }, '没有写兑现哪项政策'],
    ['an order number that is no text', { order: 'decided' }, '没有“decided”这个文字字段'],
    [
      'a payment that leads nowhere near paid',
      { payment: { move: 'return', on: 'paidOn', evidence: 'proof' } },
      '“退回”走不到已兑付的阶段',
    ],
    [
      'a receipt that is a photo',
      { payment: { move: 'close', on: 'paidOn', evidence: 'photo' } },
      '没有“photo”这种文件材料',
    ],
  ])('%s', (_title, change, message) => {
    expect(problems(change)).toContain(message);
  });

  test('a plan without funds books nothing, and says so', () => {
    const prepared = prepareRegister(
      ...([RegisterFile.parse({ ...SMALL, fields: FIELDS, money: MONEY }), NO_FACTS, isDepartment] as const),
    );
    expect(prepared.kind === 'problems' && prepared.problems.map(({ message }) => message)).toContain(
      '方案没有 funds.yaml',
    );
  });
});
