import { type Entry, type PreparedRegister, reboundOf } from '@tenglong/domain/register';
import { decimal } from '@tenglong/domain/values';
import { beforeAll, describe, expect, test } from 'vitest';
import {
  type Given,
  loadPlanRegisters,
  openWalk,
  someoneOf,
  takeStep,
  tryEvent,
  type Walk,
} from '../../../test/plan-registers.ts';

let register: PreparedRegister;
beforeAll(async () => {
  const found = (await loadPlanRegisters()).registers.get('rectification');
  if (!found) throw new Error('no rectification');
  register = found;
});

/** The day everything is done on that says no other. */
const APPROVED = '2023-06-15';
const TWO_YEARS_ON = '2025-06-15';
const ORDER = ['assign', 'verify', 'record', 'submit-plan', 'order-correction'];
const BREACH: Given = {
  breach: true,
  way: 'correct',
  finishBy: '2025-01-31',
  planApprovedOn: APPROVED,
  correctBy: TWO_YEARS_ON,
  land: '20',
  energy: '100',
};
const walk = (given: Given = {}): Walk => ({ register, given: { ...BREACH, ...given } });

function go(entry: Entry, given: Given, path: readonly string[], today = APPROVED): Entry {
  return path.reduce((at, id) => {
    const after = takeStep(walk(given), at, id, today);
    if ('code' in after) throw new Error(`${id}: ${after.message} ${JSON.stringify(after.missing)}`);
    return after;
  }, entry);
}
/** What a step is refused for, or nothing. */
function refused(entry: Entry, given: Given, id: string, today = APPROVED): readonly string[] {
  const after = takeStep(walk(given), entry, id, today);
  if (!('code' in after)) return [];
  return after.missing.map((one) => (one.kind === 'guard' ? one.message : one.kind));
}
const ordered = (given: Given = {}) => go(openWalk(walk(given), APPROVED), given, ORDER);

describe('clause 1: whoever breaks the law puts it right within two years or closes', () => {
  test.each([
    ['2025-06-14', []],
    ['2025-06-15', []],
    ['2025-06-16', ['限期整改从批复起不能超过两年']],
    ['2023-06-15', ['整改期限应在今天以后']],
  ])('an order until %s, approved on 15 June 2023, is refused for %j', (correctBy, expected) => {
    const given = { correctBy };
    const entry = go(openWalk(walk(given), APPROVED), given, ORDER.slice(0, 4));
    expect(refused(entry, given, 'order-correction')).toEqual(expected);
  });

  test('the clock runs to the day of the order, and not even the office extends it', () => {
    const entry = ordered();
    expect(entry).toMatchObject({ stage: 'correcting', dueOn: TWO_YEARS_ON });
    const asked = { kind: 'extend', dueOn: '2026-06-15', reason: '再给一年' } as const;
    expect(tryEvent(walk(), entry, asked, someoneOf('office'), APPROVED)).toMatchObject({
      code: 'bad-value',
      message: '“限期整改”的期限是方案定的，不能延',
    });
  });

  test('an acceptance that is not passed gives no time anew: the day of the order stands', () => {
    const later = '2024-03-01';
    const accepting = go(ordered(), {}, ['apply', 'accept-application'], later);
    expect(refused(accepting, {}, 'fail', later)).toEqual(['限期整改的，期限不能从头算']);
    expect(go(accepting, {}, ['fail-correction'], later)).toMatchObject({
      stage: 'correcting',
      dueOn: TWO_YEARS_ON,
    });
    expect(refused(accepting, {}, 'fail-correction', '2025-06-16')).toEqual(['整改期限已过']);
    // Whoever is not under an order goes back to work as before.
    expect(refused(accepting, {}, 'fail-correction', '2025-06-15')).toEqual([]);
  });

  test.each([
    ['2025-06-14', true, ['限期整改尚未到期']],
    ['2025-06-15', true, ['限期整改尚未到期']],
    ['2025-06-16', false, []],
  ])(
    'on %s it may still ask for acceptance: %s; being closed by force is refused for %j',
    (today, may, expected) => {
      const entry = ordered();
      expect(refused(entry, {}, 'apply', today)).toEqual(may ? [] : ['整改期限已过，不能再申请验收']);
      expect(refused(entry, { way: 'close' }, 'force-exit', today)).toEqual(expected);
    },
  );

  test('closed by force means 关停退出, which wants its proof; and nobody is who broke no law', () => {
    const late = '2025-06-16';
    expect(refused(ordered(), {}, 'force-exit', late)).toEqual([
      '逾期未改或经整改仍未达标的，要依法关停退出',
    ]);
    // What was put right and still falls short closes too, without waiting for the day.
    const accepting = go(ordered(), {}, ['apply', 'accept-application']);
    const closing = go(accepting, { way: 'close' }, ['force-exit']);
    expect([closing.stage, closing.fields.get('way')]).toEqual(['working', 'close']);
    const bare = { ...closing, evidence: [] };
    expect(refused(bare, { way: 'close' }, 'apply')).toEqual(['关停退出的，要有注销或停产证明']);
    const lawful = { breach: false, way: 'improve' };
    const other = go(openWalk(walk(lawful), APPROVED), lawful, [
      ...['assign', 'verify', 'record', 'submit-plan', 'approve-plan', 'apply'],
    ]);
    expect(refused(other, { breach: false, way: 'close' }, 'force-exit')).toEqual([
      '没有存在违法违规情形，不能转关停退出',
    ]);
    expect(refused(other, lawful, 'fail')).toEqual([]);
  });

  test.each(['safety', 'environment', 'quality', 'energyUse'])(
    'a check of %s that is not passed is a breach, and is written down as one',
    (check) => {
      const given = { breach: false, [check]: 'fail' };
      const entry = go(openWalk(walk(given), APPROVED), given, ['assign', 'verify']);
      expect(refused(entry, given, 'record')).toEqual(['合规检查有不合规的，就是存在违法违规情形']);
      expect(refused(entry, { ...given, breach: true }, 'record')).toEqual([]);
    },
  );

  test.each([
    ['100', []],
    ['100.1', ['腾出用能大于实际用能']],
  ])('of 100 tce used %s may be freed: refused for %j', (freedEnergy, expected) => {
    expect(refused(ordered(), { freedEnergy }, 'apply')).toEqual(expected);
  });
});

describe('a closed one has fallen back when it is below its line again, two years running', () => {
  const closed = (): Entry => ({
    ...openWalk(walk(), APPROVED),
    stage: 'closed',
    closedOn: '2022-06-15',
    dueOn: null,
  });
  const facts = (revenue: string, taxPerMu: string) => (fact: string) =>
    ({ revenue: decimal(revenue), tax: decimal(taxPerMu), landMu: decimal('1') })[fact];
  test.each([
    ['9999.99', '5', true],
    ['9999.99', '5.01', false],
    ['10000', '9.99', true],
    ['10000', '10', true],
    ['10000', '10.01', false],
  ])('with a revenue of %s 万元 and %s 万元/亩: %s', (revenue, taxPerMu, expected) => {
    const found = reboundOf(register, closed(), '2023-03-01', facts(revenue, taxPerMu), 2022);
    expect(found?.move).toBe(expected ? 'relapse' : undefined);
  });
});
