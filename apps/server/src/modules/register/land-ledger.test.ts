import { Balances, chartOf, conflictOf, legsOf, standingOf } from '@tenglong/domain/ledger';
import { type Entry, holdingsOf, type PreparedRegister } from '@tenglong/domain/register';
import { sum, toPlainDecimal } from '@tenglong/domain/values';
import { beforeAll, describe, expect, test } from 'vitest';
import {
  type Given,
  loadPlanRegisters,
  openWalk,
  valuesOf,
  type Walk,
} from '../../../test/plan-registers.ts';

let registers: ReadonlyMap<string, PreparedRegister>;
let chart: ReturnType<typeof chartOf>;

beforeAll(async () => {
  const loaded = await loadPlanRegisters();
  registers = loaded.registers;
  if (!loaded.plan.ledger) throw new Error('the plan keeps no books');
  chart = chartOf(loaded.plan.ledger);
});

const inStage = (id: string, stage: string, given: Given): Entry => {
  const register = registers.get(id);
  if (!register) throw new Error(`no register ${id}`);
  const one: Walk = { register, given };
  const opened = openWalk(one);
  return { ...opened, stage, fields: new Map([...opened.fields, ...valuesOf(one, Object.keys(given))]) };
};
const bookedBy = (id: string, stage: string, given: Given) => {
  const register = registers.get(id);
  if (!register) throw new Error(`no register ${id}`);
  return holdingsOf(register, inStage(id, stage, given), '2023-06-15', '331083').postings;
};
const said = (id: string, stage: string, given: Given) =>
  bookedBy(id, stage, given).map(
    ({ resource, from, to, amount }) => `${resource} ${from.account}→${to.account} ${toPlainDecimal(amount)}`,
  );

describe('deals in industrial land on the cage ledger', () => {
  const DEAL = { area: '30', oddPlotArea: '2.5', transferred: '12', takesFor: 'chain' };
  test.each([
    // Clause 13 keeps the nature of the land, clause 14 registers what stands: nobody gives land up or takes any.
    ['keep', 'closed', []],
    ['legacy', 'closed', []],
    // Clause 17: the odd plot is taken for the renovation, once it is registered and not before.
    ['odd', 'approved', []],
    ['odd', 'closed', ['land available→renovation 2.5']],
    // Clauses 19 and 24: what the seller gives up the buyer takes; a notice alone moves nothing.
    ['split', 'closed', ['land transfer→available 12', 'land available→chain 12']],
    ['merge', 'closed', ['land transfer→available 12', 'land available→chain 12']],
    ['notice', 'noticed', []],
    ['notice', 'closed', ['land transfer→available 12', 'land available→chain 12']],
    ['split', 'dropped', []],
  ])('%s, %s: %j', (deal, stage, wanted) => {
    expect(said('land-deal', stage, { ...DEAL, deal })).toEqual(wanted);
  });

  test('a transfer leaves as much as there was, to the last digit', () => {
    const postings = bookedBy('land-deal', 'closed', { ...DEAL, deal: 'split', transferred: '10.01' });
    expect(sum(postings.flatMap((one) => legsOf(one)).map(({ amount }) => amount)).n).toBe(0n);
    const { freed, used, left } = standingOf(chart, new Balances(postings), 'land');
    expect([freed, used, left].map(toPlainDecimal)).toEqual(['10.01', '10.01', '0']);
  });

  test.each([
    ['keep', []],
    ['legacy', []],
    // Clause 17 takes an odd plot that was nobody's, and frees none.
    ['odd', []],
    ['split', [[['YH-7-2'], ['YH-7']]]],
    ['merge', [[['YH-7-2'], ['YH-7']]]],
    ['notice', [[['YH-7-2'], ['YH-7']]]],
  ])('%s claims %j: what it frees is freed once, whichever list says so', (deal, wanted) => {
    const register = registers.get('land-deal');
    if (!register) throw new Error('no register land-deal');
    const given = { ...DEAL, deal, soldParcels: 'yh-7-2', owner: '甲公司', ownerCode: 'A' };
    const one = inStage('land-deal', 'closed', given);
    const entry = { ...one, subject: { id: 'YH-7', name: '七号地' } };
    const { claims } = holdingsOf(register, entry, '2023-06-15', '331083');
    expect(claims.map(({ parcels, partsOf }) => [parcels, partsOf])).toEqual(wanted);
    expect(claims.every(({ firmCode, resource }) => firmCode === 'A' && resource === 'land')).toBe(true);
  });

  test('one that does not say which part it sells frees the whole parcel, and no other of the same seller', () => {
    const register = registers.get('land-deal');
    if (!register) throw new Error('no register land-deal');
    const one = inStage('land-deal', 'closed', { ...DEAL, deal: 'split', owner: '甲公司' });
    const entry = { ...one, subject: { id: 'YH-7', name: '七号地' } };
    const [claim] = holdingsOf(register, entry, '2023-06-15', '331083').claims;
    expect(claim).toMatchObject({ parcels: ['YH-7'], partsOf: ['YH-7'] });
    const other = {
      resource: 'land',
      partsOf: ['YH-8'],
      firmCode: null,
      firmName: '甲公司',
      by: 'parcel' as const,
      year: '2023',
      rest: false,
      unsaid: null,
    };
    expect(claim && conflictOf(claim, { ...other, parcels: ['YH-8'] })).toBeUndefined();
    expect(claim && conflictOf(claim, { ...other, parcels: ['YH-7-1'], partsOf: ['YH-7'] })).toBe('same');
  });

  test('one that was taken over without its area is not booked, rather than as zero', () => {
    expect(said('land-deal', 'closed', { deal: 'split', area: '30' })).toEqual([]);
  });
});

describe('idle land on the cage ledger (附件1#6)', () => {
  test.each([
    ['recover', 'closed', ['land recycle→available 8']],
    ['take', 'closed', ['land recycle→available 8']],
    ['move', 'closed', ['land vacate→available 8']],
    ['take', 'checking', []],
    // Another plot for this one, more time, or a sale that is a deal of its own: nothing is freed here.
    ['swap', 'closed', []],
    ['urge', 'closed', []],
    ['extend', 'closed', []],
    ['transfer', 'closed', []],
  ])('%s, %s: %j', (way, stage, wanted) => {
    expect(said('idle-land', stage, { way, disposed: '8' })).toEqual(wanted);
  });
});

describe('“零增地” projects on the cage ledger', () => {
  test('take no land, and energy from the start on where it is told', () => {
    const given = { takesEnergy: '35.5' };
    expect(said('zero-land', 'approved', given)).toEqual([]);
    for (const stage of ['started', 'accepting', 'certifying', 'closed']) {
      expect(said('zero-land', stage, given)).toEqual(['energy available→renovation 35.5']);
    }
    expect(said('zero-land', 'dropped', given)).toEqual([]);
    expect(said('zero-land', 'started', {})).toEqual([]);
  });
});

describe('a merger under clause 21', () => {
  const FREED = { way: 'merge', freedLand: '6', freedEnergy: '100', freedEmission: '2', acquirer: '乙公司' };
  test.each([
    ['A', true, 'merged'],
    ['B', true, 'merged'],
    ['C', true, 'available'],
    ['A', false, 'available'],
  ])('by a firm of class %s that stays here: %s goes to %s', (acquirerGrade, staysHere, account) => {
    const postings = bookedBy('rectification', 'closed', { ...FREED, acquirerGrade, staysHere });
    expect(new Set(postings.map(({ to }) => to.account))).toEqual(new Set([account]));
    const { freed, kept } = standingOf(chart, new Balances(postings), 'land');
    // What stays with the merged firm was never freed to the county.
    expect([freed, kept].map(toPlainDecimal)).toEqual(account === 'merged' ? ['0', '6'] : ['6', '0']);
    if (account === 'merged') expect(postings.every(({ holder }) => holder === '乙公司')).toBe(true);
  });
});

describe('what projects and parks free (clause 2, 附件1#8)', () => {
  test.each<[string, string, Given, readonly string[]]>([
    // 80 tce at 2 t of carbon each; of a firm's saving it is told whose and in which year, its stage was reached in 2023.
    [
      'energy-project',
      'closed',
      { freedEnergy: '80', ownerCode: 'A' },
      ['energy project→available 80', 'carbon project→available 160'],
    ],
    ['energy-project', 'checking', { freedEnergy: '80', ownerCode: 'A' }, []],
    // Assessed and found in order: nothing was cut.
    ['energy-project', 'closed', { energy: '2000' }, []],
    [
      'park',
      'closed',
      { path: 'abolish', freedLand: '30', freedParcels: 'P1、P2' },
      ['land park→available 30'],
    ],
    ['park', 'accepting', { path: 'abolish', freedLand: '30', freedParcels: 'P1、P2' }, []],
    // A park that goes on and frees nothing.
    ['park', 'closed', { path: 'transform', freedLand: '0' }, []],
  ])('%s, %s: %j', (id, stage, given, wanted) => {
    expect(said(id, stage, given)).toEqual(wanted);
  });

  test('of a project that was told to cut and does not say how much, the amount is missing; of one found in order nothing is', () => {
    const register = registers.get('energy-project');
    if (!register) throw new Error('no register energy-project');
    const gapsOf = (given: Given) =>
      holdingsOf(register, inStage('energy-project', 'closed', given), '2023-06-15', '331083').gaps;
    expect(gapsOf({ outcome: 'improve' }).map(({ resource }) => resource)).toEqual(['energy', 'carbon']);
    expect(gapsOf({ energy: '2000' })).toEqual([]);
  });

  test('of an abolished park that does not say how much, the amount is missing, not zero', () => {
    const register = registers.get('park');
    if (!register) throw new Error('no register park');
    const { gaps } = holdingsOf(
      register,
      inStage('park', 'closed', { path: 'abolish' }),
      '2023-06-15',
      '331083',
    );
    expect(gaps).toEqual([{ resource: 'land', reason: 'unknown' }]);
    // Which parcels it was has to be said, or what its firms freed would be freed again.
    const unnamed = inStage('park', 'closed', { path: 'abolish', freedLand: '30' });
    const said = holdingsOf(register, unnamed, '2023-06-15', '331083');
    expect([said.postings, said.gaps]).toEqual([[], [{ resource: 'land', reason: 'no-parcel' }]]);
  });

  test('a project’s saving goes by the firm and the year, as a firm’s on the list of clause 1 does, under one ruling', () => {
    const claimOf = (id: string, stage: string, given: Given) => {
      const register = registers.get(id);
      if (!register) throw new Error(`no register ${id}`);
      const { claims } = holdingsOf(register, inStage(id, stage, given), '2023-06-15', '331083');
      return claims.find(({ resource }) => resource === 'energy');
    };
    const project = claimOf('energy-project', 'closed', { freedEnergy: '80', ownerCode: 'A' });
    const firm = claimOf('rectification', 'closed', {
      way: 'close',
      freedEnergy: '100',
      acceptedOn: '2023-03-01',
    });
    expect(project).toMatchObject({ by: 'firm', firmCode: 'A', rest: true });
    expect(firm).toMatchObject({ by: 'firm', year: '2023', rest: true, unsaid: project?.unsaid });
    expect(firm && project && conflictOf({ ...firm, firmCode: 'A' }, { ...project, year: '2023' })).toBe(
      'same',
    );
    expect(
      firm && project && conflictOf({ ...firm, firmCode: 'A' }, { ...project, year: '2022' }),
    ).toBeUndefined();
  });
});
