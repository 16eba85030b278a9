import type { PreparedRegister } from '@tenglong/domain/register';
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
function go(one: Walk, path: readonly string[], from = openWalk(one, TODAY)) {
  return path.reduce((entry, id) => {
    const after = takeStep(one, entry, id);
    if ('code' in after) throw new Error(`${id}: ${after.message} ${JSON.stringify(after.missing)}`);
    return after;
  }, from);
}
const refused = (one: Walk, entry: ReturnType<typeof go>, id: string): readonly string[] => {
  const after = takeStep(one, entry, id);
  if (!('code' in after)) return [];
  return reasonsOf(after);
};

describe('clause 15: one approval, several phases, acceptance by building', () => {
  const GIVEN = { relocating: false, legacy: false, functionZone: true, permit: true };
  const parts = (given: Given) => walk('zero-land', { ...GIVEN, phases: '2', buildings: '3', ...given });
  const STARTED = ['admit', 'review', 'approve', 'start'];

  test.each([
    ['1', []],
    ['2', []],
    ['3', ['已开工期数多于批准的分期数']],
  ])('phase %s of 2 is begun: refused for %j', (phase, expected) => {
    expect(refused(parts({ phase }), go(parts({ phase: '1' }), STARTED), 'next-phase')).toEqual(expected);
  });
  test.each([
    ['2', []],
    ['3', []],
    ['4', ['已验收幢数多于批准的幢数']],
  ])('%s of 3 buildings are accepted: refused for %j', (buildingsAccepted, expected) => {
    const accepting = go(parts({ phase: '1' }), [...STARTED, 'finish']);
    expect(refused(parts({ buildingsAccepted }), accepting, 'accept-building')).toEqual(expected);
  });
});

describe('clauses 19 and 24: what a deal in land must say before it is registered', () => {
  const buyer = { buyerGrade: 'B', buyerQualified: true };
  const blocked = '这宗地有生效的预告登记，权利人还没有同意';

  test.each([
    [true, true, true],
    [false, true, false],
    [true, false, false],
  ])('parcels of one right: %s, adjoining: %s, may be merged: %s', (sameRight, adjoining, ok) => {
    const one = walk('land-deal', { ...buyer, deal: 'merge', sameRight, adjoining });
    const expected = ok ? [] : ['合并的各宗要权属性质、使用权类型一致且界线相邻'];
    expect(refused(one, openWalk(one, TODAY), 'review')).toEqual(expected);
  });

  test('a merged parcel keeps a term, which is written down', () => {
    const merge: Given = { ...buyer, deal: 'merge', sameRight: true, adjoining: true };
    const papers = { papers: ['contract'] };
    const approved = go(walk('land-deal', merge, papers), ['review', 'approve', 'measure']);
    expect(refused(walk('land-deal', merge, papers), approved, 'register')).toEqual([
      '合并转让的，要写明合并后的出让年限，取各宗剩余年限里最短的',
    ]);
    const said = {
      ...approved,
      fields: new Map([...approved.fields, ['remainingYears', { n: 31n, d: 1n }]]),
    };
    expect(refused(walk('land-deal', merge, papers), said, 'register')).toEqual([]);
  });

  test.each([
    ['notice', ['review', 'approve', 'measure']],
    ['transfer', ['review', 'approve', 'measure', 'notice']],
  ])('a notice that somebody else holds by now stops the %s too, until they consent', (step, path) => {
    const given: Given = {
      ...buyer,
      deal: 'notice',
      restricted: false,
      noticeUntil: '2024-06-30',
      invested: step === 'notice' ? '20' : '30',
    };
    const before = go(walk('land-deal', { ...given, invested: '20' }), path);
    const known = { 'others.preNotice': '1' };
    expect(refused(walk('land-deal', given, { known }), before, step)).toEqual([blocked]);
    expect(refused(walk('land-deal', given, { known, papers: ['consent'] }), before, step)).toEqual([]);
  });
});

describe('附件1#17: a project is supervised by an agreement and may end at any time, by two persons', () => {
  const GIVEN = {
    capital: 'domestic',
    total: '1',
    bottleneck: false,
    takesFor: 'chain',
    superviseBy: '2024-12-31',
  };
  const one = () => walk('attraction', GIVEN);
  const STARTED = ['sign', 'register', 'file', 'land', 'permit', 'start'];

  test('the agreement is proof of the supervision', () => {
    const full = go(one(), [...STARTED, 'finish', 'produce', 'scale', 'reach']);
    const bare = {
      kind: 'move',
      move: 'supervise',
      fields: new Map([['superviseBy', '2024-12-31']]),
    } as const;
    expect(tryEvent(one(), full, bare, someoneOf('toucu'))).toMatchObject({
      missing: [{ kind: 'evidence', label: '履约监管协议', need: 1 }],
    });
    expect(refused(one(), full, 'supervise')).toEqual([]);
  });

  test('what has begun to be built is given up only by somebody else than who reported it', () => {
    const started = go(one(), STARTED);
    const event = { kind: 'move', move: 'abandon', reason: '投资方退出' } as const;
    const who = someoneOf('toucu');
    expect(tryEvent(one(), { ...started, stageBy: who.id }, event, who)).toMatchObject({
      missing: [{ kind: 'second-person' }],
    });
    expect(tryEvent(one(), started, event, who)).toMatchObject({ stage: 'dropped' });
  });
});
