import { countEntries, type PreparedRegister } from '@tenglong/domain/register';
import { beforeAll, describe, expect, test } from 'vitest';
import {
  type Given,
  loadPlanRegisters,
  openWalk,
  reasonsOf,
  someoneOf,
  TODAY,
  takeStep,
  tryEvent,
  type Walk,
  walkOn,
} from '../../../test/plan-registers.ts';

let registers: ReadonlyMap<string, PreparedRegister>;
beforeAll(async () => {
  ({ registers } = await loadPlanRegisters());
});

const walk = (id: string, given: Given, more: Partial<Walk> = {}) => walkOn(registers, id, given, more);

/** Goes along a path; what the last step was refused for, or nothing. */
function refused(one: Walk, path: readonly string[], today = TODAY): readonly string[] {
  let entry = openWalk(one, today);
  for (const [at, id] of path.entries()) {
    const after = takeStep(one, entry, id, today);
    if ('code' in after) {
      if (at < path.length - 1) throw new Error(`${id}: ${after.message} ${JSON.stringify(after.missing)}`);
      return reasonsOf(after);
    }
    entry = after;
  }
  return [];
}
const passes = (one: Walk, path: readonly string[]) => refused(one, path).length === 0;

describe('clause 2: “两高” and energy-using projects', () => {
  test.each([
    ['2018-01-01', true, '999.9', false],
    ['2018-01-01', true, '1000', true],
    ['2018-01-01', true, '1000.1', true],
    ['2018-01-01', false, '6000', false],
    ['2017-12-31', true, '4999.9', false],
    ['2017-12-31', false, '5000', true],
    ['2017-12-31', false, '5000.1', true],
  ])('built on %s, 两高 %s, %s tce: in scope %s', (builtOn, twoHigh, energy, within) => {
    expect(passes(walk('energy-project', { builtOn, twoHigh, energy }), ['submit'])).toBe(within);
  });

  test('a project clearly over its limits is stopped at once, and cannot be dealt with in any milder way', () => {
    const over = { builtOn: '2019-01-01', energy: '1200', overEnergy: true, overCapacity: false };
    expect(passes(walk('energy-project', over), ['stop'])).toBe(true);
    expect(refused(walk('energy-project', over), ['submit', 'dispose'])).toEqual([
      '明显超出能耗双控目标或环境排放容量的，要立即停止',
    ]);
    expect(passes(walk('energy-project', { ...over, overEnergy: false }), ['stop'])).toBe(false);
  });
});

describe('clause 9 and 附件1#17: projects to be watched', () => {
  const sign = (given: Given) => passes(walk('attraction', { bottleneck: false, ...given }), ['sign']);
  test.each([
    ['4.99', true],
    ['5', false],
    ['5.01', false],
  ])('a domestic one of %s 亿元 is signed without somebody who watches it: %s', (total, ok) => {
    expect(sign({ capital: 'domestic', total })).toBe(ok);
    expect(sign({ capital: 'domestic', total, tracker: '甲' })).toBe(true);
  });
  test.each([
    ['4999', true],
    ['5000', false],
    ['5001', false],
  ])('a foreign one of %s 万美元: %s', (totalForeign, ok) => {
    expect(sign({ capital: 'foreign', totalForeign })).toBe(ok);
  });
  test('one of a “卡脖子” technology is watched whatever it costs', () => {
    expect(sign({ capital: 'domestic', total: '0.1', bottleneck: true })).toBe(false);
  });
  test('a date before that of the stage before is refused', () => {
    const given = {
      capital: 'domestic',
      total: '1',
      bottleneck: false,
      signedOn: '2023-05-02',
      registeredOn: '2023-05-01',
    };
    expect(refused(walk('attraction', given), ['sign', 'register'])).toEqual(['注册日期早于签约日期']);
  });
});

describe('clauses 12 to 16: 零增地', () => {
  const base = { relocating: false, legacy: false, functionZone: false, height: '20', investment: '500' };
  const to = (given: Given, ...path: string[]) => refused(walk('zero-land', { ...base, ...given }), path);
  const START = ['admit', 'review', 'approve', 'start'];

  test.each([
    ['encouraged', false, true],
    ['allowed', false, true],
    ['restricted', false, false],
    ['eliminated', false, false],
    ['allowed', true, false],
  ])('of the catalogue %s, to be relocated %s: admitted %s', (catalogue, relocating, ok) => {
    expect(to({ catalogue, relocating }, 'admit').length === 0).toBe(ok);
  });

  test.each([
    ['999.99', true],
    ['1000', false],
    ['1000.01', false],
  ])('of %s 万元 it may start without a leader: %s', (investment, ok) => {
    expect(to({ investment, permit: true }, ...START).length === 0).toBe(ok);
    expect(to({ investment, permit: true, leader: '甲' }, ...START)).toEqual([]);
  });

  test.each([
    ['199', '5000', true],
    ['200', '5000', true],
    ['201', '5000', false],
    ['900', '999', true],
    ['900', '1000', true],
    ['900', '1001', false],
  ])('%s 万元 and %s ㎡ may start without a permit: %s', (investment, floor, ok) => {
    expect(to({ investment, floor, permit: false }, ...START).length === 0).toBe(ok);
  });

  test.each([
    ['23.9', true],
    ['24', true],
    ['24.1', false],
  ])('%s m high outside the function zone: %s; inside, any height', (height, ok) => {
    expect(to({ height }, 'admit', 'review').length === 0).toBe(ok);
    expect(to({ height, functionZone: true }, 'admit', 'review')).toEqual([]);
  });

  test.each([
    ['two days before it was entered', '2023-03-13', '2023-06-13'],
    ['on the day it was entered', '2023-03-15', '2023-06-15'],
  ])('approved %s, it has three months from the day of the approval', (_title, approvedOn, due) => {
    const one = walk('zero-land', { ...base, permit: true, approvedOn });
    let entry = openWalk(one, '2023-03-10');
    for (const id of ['admit', 'review', 'approve']) {
      const after = takeStep(one, entry, id, '2023-03-15');
      if ('code' in after) throw new Error(after.message);
      entry = after;
    }
    expect(entry.dueOn).toBe(due);
  });

  test('an approval of the day after is none yet', () => {
    const one = walk('zero-land', { ...base, permit: true, approvedOn: '2023-06-16' });
    expect(refused(one, ['admit', 'review', 'approve'])).toEqual(['批准日期在今天以后']);
  });

  test('gets one certificate only once every building is accepted and every phase has begun', () => {
    const path = [...START, 'finish', 'accept'];
    const parts = { permit: true, buildings: '3', phases: '2' };
    expect(to({ ...parts, buildingsAccepted: '2', phase: '2' }, ...path)).toEqual(['还有没验收的幢']);
    expect(to({ ...parts, buildingsAccepted: '3', phase: '1' }, ...path)).toEqual(['还有没开工的期']);
    expect(to({ ...parts, buildingsAccepted: '3', phase: '2' }, ...path)).toEqual([]);
  });
});

describe('clause 7: 单项冠军', () => {
  test('a firm is brought up to it first, for its list; the two of the clause are those that hold the title', () => {
    const one = walk('single-champion', { level: 'provincial', championOn: '2023-06-01' });
    let entry = openWalk(one);
    const counted = ['apply', 'recognise', 'nominate', 'award'].map((id) => {
      const after = takeStep(one, entry, id);
      if ('code' in after) throw new Error(`${id}: ${after.message}`);
      entry = after;
      const tallies = countEntries(one.register, [entry], TODAY);
      const of = (column: string) => tallies.find((tally) => tally.column === column)?.done.size ?? 0;
      return [entry.stage, of('champions'), of('provincial'), of('单项冠军')];
    });
    expect(counted).toEqual([
      ['applied', 0, 0, 0],
      ['recognised', 1, 1, 0],
      ['nominated', 1, 1, 0],
      ['champion', 1, 1, 1],
    ]);
  });
});

describe('clauses 17, 19, 24: deals in industrial land', () => {
  const odd = { deal: 'odd', area: '30', oddPlotArea: '2', floorRatioGain: '20', newFloorShare: '0' };
  test.each([
    ['29.99 of 300: at most a tenth, but more than 3 亩', { area: '300', oddPlotArea: '29.99' }, false],
    ['2.99 亩', { oddPlotArea: '2.99' }, true],
    ['3 亩, a tenth', { oddPlotArea: '3' }, true],
    ['3.01 亩', { area: '40', oddPlotArea: '3.01' }, false],
    ['more than a tenth', { area: '29.9', oddPlotArea: '3' }, false],
    ['neither gains 20%', { floorRatioGain: '19.9', newFloorShare: '19.9' }, false],
    ['the new floor is 20%', { floorRatioGain: '0', newFloorShare: '20' }, true],
    ['the floor ratio gains 20.1%', { floorRatioGain: '20.1' }, true],
  ])('an odd plot: %s', (_title, given, ok) => {
    expect(passes(walk('land-deal', { ...odd, ...given }), ['review'])).toBe(ok);
  });

  const split = {
    deal: 'split',
    area: '40',
    inProduction: true,
    byBuilding: true,
    parcels: '3',
    smallestParcel: '10',
    industrialEstate: false,
    separatesOffices: false,
    splitBefore: false,
    mergedBefore: false,
    buyerGrade: 'B',
    buyerQualified: true,
  };
  test.each([
    ['2 parcels', { parcels: '2' }, true],
    ['3 parcels', {}, true],
    ['4 parcels', { parcels: '4' }, false],
    ['4 parcels of an industrial estate', { parcels: '4', industrialEstate: true }, true],
    ['the smallest of 9.99 亩', { smallestParcel: '9.99' }, false],
    ['the smallest of 10.01 亩', { smallestParcel: '10.01' }, true],
    ['split before', { splitBefore: true }, false],
    ['come of a merger', { mergedBefore: true }, false],
    ['a buyer of class C', { buyerGrade: 'C' }, false],
    ['a buyer of class D', { buyerGrade: 'D' }, false],
    ['a buyer not graded', { buyerGrade: 'none' }, true],
  ])('a split: %s', (_title, given, ok) => {
    expect(passes(walk('land-deal', { ...split, ...given }), ['review'])).toBe(ok);
  });

  const notice = { deal: 'notice', restricted: false, buyerGrade: 'A', buyerQualified: true };
  test.each([
    ['24.9', true],
    ['25', false],
    ['25.1', false],
  ])('a registration of notice with %s% invested: %s', (invested, ok) => {
    expect(passes(walk('land-deal', { ...notice, invested }), ['review'])).toBe(ok);
  });
  test('becomes a transfer once 25% are invested, not before', () => {
    const one = walk('land-deal', { ...notice, invested: '20', noticeUntil: '2024-06-30' });
    let entry = openWalk(one);
    for (const id of ['review', 'approve', 'measure', 'notice']) {
      const after = takeStep(one, entry, id);
      if ('code' in after) throw new Error(after.message);
      entry = after;
    }
    expect(entry).toMatchObject({ stage: 'noticed', dueOn: '2024-06-30' });
    const transfer = (invested: string) =>
      'code' in takeStep(walk('land-deal', { ...notice, invested }), entry, 'transfer');
    expect(['24.9', '25', '25.1'].map(transfer)).toEqual([true, false, false]);
  });

  test('a notice in force blocks every disposal that its holder has not consented to', () => {
    const known = { 'others.preNotice': '1' };
    const blocked = '这宗地有生效的预告登记，权利人还没有同意';
    expect(refused(walk('land-deal', split, { known }), ['review'])).toEqual([blocked]);
    expect(refused(walk('land-deal', split, { known, papers: ['consent'] }), ['review'])).toEqual([]);
    const idle = { area: '20', way: 'transfer', finishBy: '2023-12-31' };
    expect(refused(walk('idle-land', idle, { known }), ['identify', 'decide'])).toEqual([blocked]);
    expect(refused(walk('idle-land', { ...idle, way: 'urge' }, { known }), ['identify', 'decide'])).toEqual(
      [],
    );
  });
});

describe('五(三): commitments', () => {
  const least = { sense: 'least', promised: '100', tolerance: '5', metric: '万元', finishBy: '2023-12-31' };
  const keep = (given: Given) =>
    passes(walk('commitment', { ...least, ...given }), ['confirm', 'submit', 'keep']);
  test.each([
    ['94.99', false],
    ['95', true],
    ['95.01', true],
  ])('100 promised with 5%% of tolerance, %s reached: kept %s', (actual, ok) => {
    expect(keep({ actual })).toBe(ok);
  });
  test.each([
    ['104.99', true],
    ['105', true],
    ['105.01', false],
  ])('at most 100 promised, %s used: kept %s', (actual, ok) => {
    expect(keep({ sense: 'most', actual })).toBe(ok);
  });
  test('the clock runs to the day promised, and a promise is not broken before it', () => {
    const one = walk('commitment', { ...least, finishBy: '2023-06-20' });
    const opened = openWalk(one);
    const running = takeStep(one, opened, 'confirm');
    if ('code' in running) throw new Error(running.message);
    expect(running.dueOn).toBe('2023-06-20');
    const broken = (today: string) => !('code' in takeStep(one, running, 'break', today));
    expect(['2023-06-19', '2023-06-20', '2023-06-21'].map(broken)).toEqual([false, false, true]);
  });
  test('the money is claimed back in full before the case is settled', () => {
    const path = ['confirm', 'submit', 'break', 'settle'];
    const settle = (recovered: string) =>
      passes(walk('commitment', { ...least, funds: '20', recovered }, { papers: ['recovery'] }), path);
    expect(['19.99', '20', '20.01'].map(settle)).toEqual([false, true, true]);
  });
  test('nobody is proposed as dishonest without a broken commitment or a judgement', () => {
    const inform = (known: Record<string, string>, papers: string[] = []) =>
      passes(walk('dishonesty', {}, { known, papers }), ['inform']);
    expect([inform({}), inform({ 'others.broken': '1' }), inform({}, ['judgement'])]).toEqual([
      false,
      true,
      true,
    ]);
  });
});

describe('appeals and requests', () => {
  test.each([
    ['2023-06-14', false],
    ['2023-06-15', true],
    ['2023-06-21', true],
    ['2023-06-22', false],
  ])('an appeal of %s in a window from 15 to 21 June is heard: %s', (today, ok) => {
    const one = walk('appeal', { windowFrom: '2023-06-15', windowTo: '2023-06-21' });
    expect(refused(one, ['accept'], today).length === 0).toBe(ok);
  });
  test('a request that the firm is not content with is not closed, but done again', () => {
    const one = walk('request', { rating: 'dissatisfied' });
    expect(refused(one, ['accept', 'answer', 'rate'])).toEqual(['企业不满意的，不能办结']);
    expect(passes(one, ['accept', 'answer', 'redo'])).toBe(true);
  });
});

describe('digital renovation covers every firm above the line', () => {
  test.each([
    ['above', false],
    ['below', true],
  ])('one that is %s leaves the list: %s', (scale, ok) => {
    const one = walk('digital', {}, { known: { 'enterprise.scale': scale } });
    expect(passes(one, ['drop'])).toBe(ok);
  });
});

describe('a deadline that stands in a field', () => {
  test('starts with the field, and afterwards only the office moves it', () => {
    const one = walk('commitment', {});
    const opened = openWalk(one);
    const running = { ...opened, stage: 'performing', dueOn: null };
    const amend = (entry: typeof opened, day: string) => {
      const fields = new Map([['finishBy', day]]);
      const after = tryEvent(one, entry, { kind: 'amend', fields }, someoneOf('office'));
      if ('code' in after) throw new Error(after.message);
      return after;
    };
    const started = amend(running, '2023-09-30');
    expect(started.dueOn).toBe('2023-09-30');
    expect(amend(started, '2024-09-30').dueOn).toBe('2023-09-30');
  });
});
