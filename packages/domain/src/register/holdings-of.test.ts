import { describe, expect, test } from 'vitest';
import { CHART, move } from '../../test/ledger/small-ledger.ts';
import { ENTRY, isDepartment, NO_FACTS, SMALL } from '../../test/register/small-register.ts';
import { decimal } from '../values/index.ts';
import type { FieldValue } from './entry.ts';
import { holdingsOf } from './holdings-of.ts';
import { type PreparedRegister, prepareRegister } from './prepare-register.ts';
import { RegisterFile } from './register-file.ts';

const LAND = {
  resource: 'land',
  in: ['closed'],
  from: { field: 'way' },
  to: 'pool',
  amount: { fact: 'freed' },
  except: [{ when: { fact: 'mergedHere' }, to: 'merged', unknown: 'unruled', holder: 'acquirer' }],
};
const FIELDS = {
  ...SMALL.fields,
  acquirer: { type: 'text', label: '兼并方', sensitivity: 'public' },
  mergedHere: { type: 'boolean', label: '在本地重组', sensitivity: 'public' },
};
const WATCH = {
  stages: SMALL.stages,
  moves: [...SMALL.moves, { id: 'relapse', title: '回潮', from: ['closed'], to: 'working', by: ['system'] }],
  watch: { months: 12, when: { known: { fact: 'freed' } }, move: 'relapse' },
};

const prepare = (change: Record<string, unknown>) =>
  prepareRegister(RegisterFile.parse({ ...SMALL, fields: FIELDS, ...change }), NO_FACTS, isDepartment, CHART);
const sound = (change: Record<string, unknown>): PreparedRegister => {
  const prepared = prepare(change);
  if (prepared.kind === 'problems') throw new Error(JSON.stringify(prepared.problems));
  return prepared.register;
};
const problems = (change: Record<string, unknown>) => {
  const prepared = prepare(change);
  return prepared.kind === 'problems' ? prepared.problems.map(({ message }) => message) : [];
};

const register = sound({ ledger: [LAND] });
const held = (fields: Record<string, FieldValue>, stage = 'closed') =>
  holdingsOf(
    register,
    { ...ENTRY, stage, closedOn: '2023-08-10', fields: new Map(Object.entries(fields)) },
    '2023-08-10',
    'county',
  );
const CLOSED = { way: 'close', freed: decimal('6.20'), mergedHere: false };

describe('what an entry stands for on the ledger', () => {
  test('is what it freed, from its way to what is left, in its own unit', () => {
    expect(held(CLOSED)).toEqual({
      postings: [move('land', 'close', 'pool', '6.2')].map((one) => ({
        ...one,
        amount: { n: 620000000n, d: 100000000n },
      })),
      gaps: [],
      claims: [],
    });
  });

  test('is nothing before it is there, and nothing once it has fallen back', () => {
    expect(held(CLOSED, 'accepting').postings).toEqual([]);
    expect(held(CLOSED, 'working').postings).toEqual([]);
  });

  test('of a merger goes to the merged firm by name, or waits until it is known whose it is', () => {
    const [kept] = held({ ...CLOSED, mergedHere: true, acquirer: '乙厂' }).postings;
    expect(kept).toMatchObject({ to: { account: 'merged' }, holder: '乙厂' });
    const [waiting] = held({ way: 'close', freed: decimal('1') }).postings;
    expect(waiting).toMatchObject({ to: { account: 'unruled' } });
  });

  test.each([
    ['not reported', { way: 'close', mergedHere: false }, 'unknown'],
    ['reported but unusable', { ...CLOSED, freed: null }, 'unknown'],
    ['below zero', { ...CLOSED, freed: decimal('-1') }, 'negative'],
    ['without a way', { freed: decimal('1'), mergedHere: false }, 'no-account'],
  ] as const)('is a gap where it is %s, never a zero', (_title, fields, reason) => {
    expect(held(fields)).toEqual({ postings: [], gaps: [{ resource: 'land', reason }], claims: [] });
  });

  test('is nothing, and no gap, where nothing was freed', () => {
    expect(held({ ...CLOSED, freed: decimal('0') })).toEqual({ postings: [], gaps: [], claims: [] });
  });

  test('says which parcels it frees and whose, where they can be freed once only, and nothing of a zero', () => {
    const fields = { ...FIELDS, parcels: { type: 'text', label: '宗地', sensitivity: 'public' } };
    const ledger = [{ ...LAND, once: { parcel: { field: 'parcels' }, firm: 'subject' } }];
    const register = sound({ fields, ledger });
    const claimsOf = (freed: string) => {
      const said = new Map<string, FieldValue>([
        ...([
          ['way', 'close'],
          ['parcels', 'A-1、a-2'],
          ['mergedHere', false],
        ] as const),
        ['freed', decimal(freed)],
      ]);
      return holdingsOf(register, { ...ENTRY, stage: 'closed', fields: said }, '2023-06-15', 'county').claims;
    };
    const { id, name } = ENTRY.subject;
    expect(claimsOf('8')).toMatchObject([
      { resource: 'land', parcels: ['A-1', 'A-2'], partsOf: [], firmCode: id, firmName: name },
    ]);
    expect(claimsOf('0')).toEqual([]);
  });

  test('is named once only by fields that are there', () => {
    const ledger = [
      { ...LAND, once: { parcel: { field: 'nowhere' }, firm: { field: 'freed' }, firmName: 'acquirer' } },
    ];
    const found = problems({ ledger }).filter((message) => message.includes('文字字段'));
    expect(found).toEqual(['没有“nowhere”这个文字字段', '没有“freed”这个文字字段']);
  });

  test('of the county’s own entry is booked under the county', () => {
    const entry = {
      ...ENTRY,
      unit: null,
      stage: 'closed',
      fields: new Map<string, FieldValue>(Object.entries(CLOSED)),
    };
    expect(holdingsOf(register, entry, '2023-08-10', 'county').postings[0]?.from.unit).toBe('county');
  });

  test('is converted into the unit of the books', () => {
    const hectares = { ...FIELDS, freed: { ...SMALL.fields.freed, unit: '公顷' } };
    const converted = sound({ fields: hectares, ledger: [LAND] });
    const entry = {
      ...ENTRY,
      stage: 'closed',
      fields: new Map<string, FieldValue>(Object.entries({ ...CLOSED, freed: decimal('0.2') })),
    };
    // 0.2 公顷 = 2,000 ㎡ = 3 亩
    expect(holdingsOf(converted, entry, '2023-08-10', 'county').postings[0]?.amount).toEqual({
      n: 300000000n,
      d: 100000000n,
    });
  });
});

describe('a plan is checked for', () => {
  test.each([
    ['a resource that is not booked', { resource: 'water' }, '账上没有“water”这种要素'],
    ['an account that is not there', { to: 'nowhere' }, '账上没有“nowhere”这个科目'],
    ['a field that is not there', { from: { field: 'method' } }, '没有“method”这个有选项的文字字段'],
    ['a field without options', { from: { field: 'acquirer' } }, '没有“acquirer”这个有选项的文字字段'],
    ['a stage that is not there', { in: ['finished'] }, '没有“finished”这个阶段'],
    ['a way no book has', { to: 'chain' }, '这样入账不成立'],
    ['an entry that has left the list', { in: ['closed', 'dropped'] }, '“移出”的条目仍在账上占着用地'],
    ['land that is given back by the closing', { in: ['accepting'] }, '“销号”后用地反而冲回'],
    [
      'an amount of something that is not there',
      { amount: { fact: 'height' } },
      expect.stringContaining('height'),
    ],
    [
      'an amount in a unit that cannot be converted',
      { resource: 'energy' },
      expect.stringContaining('吨标准煤'),
    ],
  ])('%s', (_title, change, message) => {
    expect(problems({ ledger: [{ ...LAND, ...change }] })).toContainEqual(message);
  });

  test('land that stays freed although the firm has fallen back', () => {
    expect(problems({ ...WATCH, ledger: [LAND] })).toEqual([]);
    expect(problems({ ...WATCH, ledger: [{ ...LAND, in: ['working', 'closed'] }] })).toContainEqual(
      '“回潮”后用地仍算腾出，没有冲回',
    );
  });

  test('a register that books something although the plan keeps no ledger', () => {
    const file = RegisterFile.parse({ ...SMALL, fields: FIELDS, ledger: [LAND] });
    const prepared = prepareRegister(file, NO_FACTS, isDepartment);
    expect(prepared.kind === 'problems' && prepared.problems.map(({ message }) => message)).toContain(
      '方案没有 ledger.yaml',
    );
  });
});
