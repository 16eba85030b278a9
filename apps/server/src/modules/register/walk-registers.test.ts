import type { Entry, PreparedRegister } from '@tenglong/domain/register';
import { beforeAll, describe, expect, test } from 'vitest';
import {
  type Given,
  loadPlanRegisters,
  moveOf,
  openWalk,
  readyFor,
  someoneOf,
  takeStep,
  tryEvent,
  type Walk,
} from '../../../test/plan-registers.ts';

interface Case {
  /** Moves in order; left out, the shortest way that leads on. */
  readonly path?: readonly string[];
  readonly given?: Given;
  readonly papers?: readonly string[];
  readonly known?: Readonly<Record<string, string>>;
  readonly end?: string;
}

const LATER = '2023-12-31';
const PARCELS = { freedParcels: 'YH-01' };
const NEW_PROJECT = { builtOn: '2018-01-01', twoHigh: true, energy: '1000', finishBy: LATER };
const WITHIN = { overEnergy: false, overCapacity: false };
const LAND = { area: '40' };
const BUYER = { buyerGrade: 'B', buyerQualified: true };
const PLEDGE = {
  sense: 'least',
  promised: '34.6',
  tolerance: '5',
  metric: '亩均税收 万元/亩',
  finishBy: LATER,
};

/** From the opening of every register to each of its ends, along its own moves. */
const CASES: Readonly<Record<string, readonly Case[]>> = {
  rectification: [
    { given: { breach: false, way: 'improve', finishBy: LATER } },
    {
      given: { breach: true, way: 'close', finishBy: LATER },
      papers: ['cancellation'],
    },
    {
      path: [
        'assign',
        'verify',
        'record',
        'submit-plan',
        'order-correction',
        'apply',
        'accept-application',
        'pass',
        'close',
      ],
      given: { breach: true, way: 'correct', finishBy: LATER, correctBy: LATER },
    },
  ],
  renovation: [{}],
  responsibility: [{ path: ['apply', 'close'], given: { summary: '全部完成' } }],
  attraction: [
    { given: { capital: 'domestic', total: '1', bottleneck: false, superviseBy: LATER, takesFor: 'chain' } },
    {
      given: {
        capital: 'foreign',
        totalForeign: '5000',
        takesFor: 'emerging',
        bottleneck: false,
        tracker: '甲',
        takesLand: '0',
        takesEnergy: '0',
        superviseBy: LATER,
      },
    },
  ],
  specialised: [{}],
  'little-giant': [{}],
  'hidden-champion': [{}],
  'single-champion': [{}],
  'smart-factory': [{}],
  'future-factory': [{}],
  'energy-project': [
    { path: ['submit', 'dispose', 'apply', 'close'], given: { ...NEW_PROJECT, ...WITHIN } },
    { path: ['submit', 'pass'], given: { ...NEW_PROJECT, ...WITHIN } },
    { path: ['stop', 'apply', 'close'], given: { ...NEW_PROJECT, overEnergy: true, overCapacity: false } },
    {
      path: ['submit', 'stop', 'dispose-stopped', 'apply', 'close'],
      given: { ...NEW_PROJECT, overCapacity: true },
    },
  ],
  scattered: [
    { given: { way: 'close', finishBy: LATER }, papers: ['cancelled'] },
    { given: { kind: 'scattered', noLicence: false, noPremises: false, way: 'improve', finishBy: LATER } },
  ],
  park: [
    {
      given: { area: '300', path: 'transform', way: 'storeys', finishBy: LATER, ...PARCELS },
      papers: ['safety'],
    },
    {
      given: { area: '300', path: 'abolish', way: 'none', finishBy: LATER, ...PARCELS },
      papers: ['revocation'],
    },
    {
      given: { area: '300', path: 'integrate', way: 'none', into: '乙园区', finishBy: LATER, ...PARCELS },
      papers: ['safety'],
    },
    { given: { area: '300', path: 'create', way: 'joint', finishBy: LATER, ...PARCELS }, papers: ['safety'] },
  ],
  'micro-park': [{ given: { stars: '4' } }],
  'idle-land': [
    { given: { ...LAND, way: 'recover', finishBy: LATER } },
    {
      given: { ...LAND, way: 'transfer', finishBy: LATER },
      known: { 'others.preNotice': '1' },
      papers: ['consent'],
    },
  ],
  'land-deal': [
    {
      path: ['review', 'approve', 'register'],
      given: { deal: 'keep', requisition: false },
      papers: ['promise'],
    },
    { path: ['review', 'approve', 'register'], given: { deal: 'legacy' }, papers: ['survey', 'promise'] },
    {
      path: ['review', 'approve', 'register'],
      given: {
        ...LAND,
        deal: 'odd',
        oddPlotArea: '3',
        floorRatioGain: '20',
        newFloorShare: '0',
        appraisal: '150',
      },
      papers: ['appraisal', 'contract'],
    },
    {
      path: ['review', 'approve', 'measure', 'register'],
      given: {
        ...LAND,
        ...BUYER,
        deal: 'split',
        inProduction: true,
        byBuilding: true,
        parcels: '3',
        smallestParcel: '10',
        industrialEstate: false,
        separatesOffices: false,
        splitBefore: false,
        mergedBefore: false,
      },
      papers: ['contract'],
    },
    {
      path: ['review', 'approve', 'measure', 'register'],
      given: { ...BUYER, deal: 'merge', sameRight: true, adjoining: true, remainingYears: '31' },
      papers: ['contract'],
    },
  ],
  platform: [{}],
  research: [{ given: { finishBy: LATER } }],
  innovative: [{}],
  'chain-leader': [{}],
  'leading-firm': [{}],
  'high-value-listed': [{ given: { goal: '100', value: '100' } }],
  digital: [{}],
  'listing-reserve': [{}],
  'listing-filed': [{}],
  'raised-project': [{}],
  'fund-project': [{ given: { exitBy: LATER } }],
  demand: [{ given: { finishBy: LATER } }],
  'quality-task': [
    { given: { kind: 'industry', finishBy: LATER } },
    { given: { kind: 'standard', standardNo: 'T/ZZB 0001', finishBy: LATER }, papers: ['standard'] },
  ],
  brand: [{}],
  'fine-product': [{}],
  standard: [{}],
  'ip-case': [{ given: { result: 'penalised', penalty: '2' } }],
  'ip-channel': [{}],
  'zero-land': [{ given: { relocating: false, legacy: false, height: '24', functionZone: false } }],
  commitment: [
    { path: ['confirm', 'submit', 'keep'], given: { ...PLEDGE, actual: '32.87' }, end: 'closed' },
    {
      path: ['confirm', 'submit', 'break', 'settle'],
      given: { ...PLEDGE, actual: '30', funds: '20', recovered: '20' },
      papers: ['recovery'],
      end: 'settled',
    },
    { path: ['confirm', 'submit', 'keep'], given: { sense: 'deed', done: true, finishBy: LATER } },
  ],
  dishonesty: [
    {
      path: ['inform', 'review', 'list', 'repair', 'release'],
      given: { funds: '20', recovered: '20', listedUntil: LATER },
      known: { 'others.broken': '1' },
    },
    {
      path: ['inform', 'review', 'list', 'expire'],
      given: { listedUntil: '2023-06-15' },
      papers: ['judgement'],
    },
  ],
  honour: [{}],
  leniency: [{}],
  request: [{}],
  appeal: [{ given: { windowFrom: '2023-06-15', windowTo: '2023-06-21' } }],
};

let registers: ReadonlyMap<string, PreparedRegister>;
beforeAll(async () => {
  ({ registers } = await loadPlanRegisters());
});

const walkOf = (id: string, { given = {}, papers = [], known = {} }: Case): Walk => {
  const register = registers.get(id);
  if (!register) throw new Error(`no register ${id}`);
  return { register, given, papers, known };
};

/** The moves that lead on from a stage, in the order of the declaration. */
const onward = ({ register }: Walk, stage: string) => {
  const place = (id: string | undefined) => register.file.stages.findIndex((one) => one.id === id);
  return register.file.moves.filter(
    ({ from, to, back }) =>
      from.includes(stage) &&
      !back &&
      place(to) > place(stage) &&
      register.stages.get(to ?? '')?.kind !== 'dropped',
  );
};

/** Takes the first step on that is not refused, or the one the case names. */
function step(walk: Walk, entry: Entry, path: readonly string[] | undefined, at: number): [string, Entry] {
  const ways = path ? [path[at] ?? ''] : onward(walk, entry.stage).map(({ id }) => id);
  const refusals: string[] = [];
  for (const id of ways) {
    const after = takeStep(walk, entry, id);
    if (!('code' in after)) return [id, after];
    refusals.push(
      `${id}: ${after.message} ${JSON.stringify(after.missing.map((one) => ('message' in one ? one.message : one)))}`,
    );
  }
  throw new Error(`${walk.register.file.id} stuck at ${entry.stage}: ${refusals.join(' | ')}`);
}

describe('every register of the plan can be walked from its opening to its end', () => {
  test('each of them is walked', () => {
    // Lists of applications ask a policy and wait for days of publicity: they are walked with both in applications.test.ts.
    const asking = [...registers.values()].filter(({ file }) => file.policy === undefined);
    expect(asking.map(({ file }) => file.id).filter((id) => !CASES[id])).toEqual([]);
  });

  const rows = Object.entries(CASES).flatMap(([id, cases]) =>
    cases.map((one, at) => [id, at + 1, one] as const),
  );
  test.each(rows)('%s, way %i', (id, _at, one) => {
    const walk = walkOf(id, one);
    let entry = openWalk(walk);
    for (let at = 0; entry.closedOn === null; at += 1) {
      const before = entry;
      const [moveId, after] = step(walk, before, one.path, at);
      const move = walk.register.moves.get(moveId);
      // A closing asks for a second person: whoever brought it here is told so.
      if (move?.second) {
        const party = move.by.find((by) => by !== 'system') ?? '';
        const ready = readyFor(walk, before, moveId);
        const actor = { ...someoneOf(party), id: before.stageBy };
        const refusal = tryEvent(walk, ready, moveOf(walk, moveId), actor);
        expect('code' in refusal && refusal.missing).toEqual([{ kind: 'second-person' }]);
      }
      // Signatures, papers and fields that a step asks for are asked for in fact.
      if (move?.signed || (move?.evidence.length ?? 0) > 0) {
        const bare = tryEvent(
          walk,
          { ...before, evidence: [], signatures: [] },
          moveOf(walk, moveId),
          someoneOf(move?.by[0] ?? ''),
        );
        expect('code' in bare && bare.code).toBe('incomplete');
      }
      entry = after;
    }
    expect(walk.register.stages.get(entry.stage)?.kind).toBe('closed');
    if (one.end !== undefined) expect(entry.stage).toBe(one.end);
  });
});

test('a closing that an inspector finds false stands on no list: it goes back from every end, breaks its promise, or the list says why not', () => {
  const stays = [...registers.values()].flatMap(({ file, stages }) => {
    const { move = [], breaks, marked } = file.falseClosing ?? {};
    if (breaks !== undefined || marked !== undefined) return [];
    const ways = file.moves.filter(
      ({ id, to }) => [move].flat().includes(id) && stages.get(to ?? '')?.kind === 'open',
    );
    const ends = file.stages.filter(({ kind }) => kind === 'closed');
    return ends
      .filter(({ id }) => !ways.some(({ from }) => from.includes(id)))
      .map(({ title }) => `${file.id} ${title}`);
  });
  expect(stays).toEqual([]);
  const marking = [...registers.values()].filter(({ file }) => file.falseClosing?.marked !== undefined);
  expect(marking.map(({ file }) => file.id).sort()).toEqual(['appeal', 'dishonesty', 'leniency']);
});
