import { EnterpriseMatches, MatchPage } from '@tenglong/contracts/policy';
import type { PlanDocument } from '@tenglong/domain/plan';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { roofsCases as cases, roofs as policy } from '../../../test/plans/roofs-policy.ts';
import { code } from '../../../test/plans/yunping.ts';
import { createSmallCounty, type SmallCounty, sendAll } from '../../../test/small-county.ts';
import { systemActor } from '../../platform/actor/index.ts';
import { recordAudit } from '../../platform/audit/index.ts';
import { keepCliffs } from './cliff/keep-cliffs.ts';

/** The same for what only the enterprise can tell. */
const asked = {
  ...policy,
  id: 'solar',
  title: '光伏补助',
  inputs: { ...policy.inputs, safe: { type: 'boolean', label: '结构安全', source: 'form' } },
  provisions: [
    ...policy.provisions,
    { id: 'safe', clause: '四.1', says: '结构安全', requires: { fact: 'safe' } },
  ],
};

const withPolicies = (documents: readonly PlanDocument[]): readonly PlanDocument[] => [
  ...documents,
  { path: 'policies/roofs/policy.yaml', value: policy },
  { path: 'policies/roofs/cases.yaml', value: cases },
  { path: 'policies/solar/policy.yaml', value: asked },
  {
    path: 'policies/solar/cases.yaml',
    value: { ...cases, bases: { ten: { landMu: '10', grade: 'A', safe: true } } },
  },
];

let county: SmallCounty;
beforeAll(async () => {
  county = await createSmallCounty(withPolicies);
  await sendAll(county);
  const run = await county.office.post('/api/evaluation/runs', { year: 2023 });
  if (run.statusCode !== 200) throw new Error(run.body);
  const done = await county.office.post('/api/policies/matches', { year: 2023 });
  if (done.statusCode !== 200) throw new Error(done.body);
});
afterAll(() => county.close());

const list = async (query = '') =>
  MatchPage.parse(await county.read(`/api/policies/matches/2023?size=100${query}`));
const of = async (firm: number, id = 'roofs') =>
  (await list(`&policy=${id}`)).rows.find(({ creditCode }) => creditCode === code(firm));

describe('what is held decides, and says how far the next step is', () => {
  test.each([
    [
      '10 亩 is the first tier; 10 亩 more are half of the second and not near',
      1,
      'eligible',
      '1000.00',
      null,
    ],
    ['20 亩 is the second tier', 3, 'eligible', '4000.00', null],
    ['5 亩 is half of the first tier and not near', 6, 'ineligible', '0.00', null],
  ])('%s', async (_title, firm, verdict, amountYuan, near) => {
    expect(await of(firm)).toMatchObject({ verdict, amountYuan, near });
  });

  test('settled by what is held alone, nobody has to apply', async () => {
    expect(await of(1)).toMatchObject({ withoutForm: true, missing: [], mostYuan: null });
    expect(await of(1, 'solar')).toMatchObject({
      verdict: 'unknown',
      withoutForm: false,
      missing: ['结构安全：是还是否？'],
      asked: 1,
    });
  });

  test('what is not settled says what there is to gain by telling the rest', async () => {
    // 10 亩 at 100 元, if the structure is sound; what has no list of applications leads to none.
    expect(await of(1, 'solar')).toMatchObject({ amountYuan: null, mostYuan: '1000.00', register: null });
  });

  test('a known no needs no answer from the enterprise', async () => {
    expect(await of(6, 'solar')).toMatchObject({
      verdict: 'ineligible',
      reason: '占地达到 10 亩',
      missing: [],
    });
  });
});

describe('the list', () => {
  test('the tallies of a policy add up to its cases', async () => {
    const { tallies, rows, total } = await list('&policy=roofs');
    const roofs = tallies.find(({ policy: id }) => id === 'roofs');
    const sum = (roofs?.eligible ?? 0) + (roofs?.unknown ?? 0) + (roofs?.ineligible ?? 0);
    expect([sum, rows.length]).toEqual([total, total]);
    const money = rows.filter(({ verdict }) => verdict === 'eligible').map((row) => Number(row.amountYuan));
    expect(Number(roofs?.amountYuan)).toBe(money.reduce((a, b) => a + b, 0));
  });

  test('a township and an enterprise see their own, in list, tallies and page', async () => {
    const township = await county.as('township');
    const page = MatchPage.parse(
      (await township.get('/api/policies/matches/2023?policy=roofs&size=100')).json(),
    );
    expect(page.rows.map(({ creditCode }) => creditCode).sort()).toEqual([code(1), code(5), code(6)].sort());
    const enterprise = await county.as('enterprise');
    const own = MatchPage.parse(
      (await enterprise.get('/api/policies/matches/2023?policy=roofs&size=100')).json(),
    );
    expect(own.rows.map(({ creditCode }) => creditCode)).toEqual([code(1)]);
    const mine = EnterpriseMatches.parse(
      (await enterprise.get(`/api/enterprises/${code(1)}/policies`)).json(),
    );
    expect(mine.rows.map(({ policy: id }) => id).sort()).toEqual(['roofs', 'solar']);
    expect((await enterprise.get(`/api/enterprises/${code(2)}/policies`)).statusCode).toBe(404);
  });

  test('an enterprise calculates on with what is held of it, filled in', async () => {
    const { asOf, rows } = EnterpriseMatches.parse(await county.read(`/api/enterprises/${code(6)}/policies`));
    const own = rows.find(({ policy: id }) => id === 'solar');
    const [land] = await county.deps.db.read((tx) =>
      tx.rows<{ mu: string }>(sql`
        select round(y.facts[s.slot]::numeric, 2)::text as mu from enterprise_years y, fact_slots s
        where s.fact = 'landMu' and y.year = 2023 and y.credit_code = ${code(6)}`),
    );
    expect(own?.facts).toMatchObject({ landMu: land?.mu });
    expect(asOf).toMatch(/^2023-/);
  });

  test('whoever may not read a figure is told neither a sum nor a gap that rests on it', async () => {
    const department = await county.as('department');
    const page = MatchPage.parse(
      (await department.get('/api/policies/matches/2023?policy=roofs&size=100')).json(),
    );
    const land = (await county.read<{ facts: { id: string }[] }>('/api/enterprises?size=1')).facts;
    const mayRead = (await department.get('/api/enterprises?size=1')).json().facts as { id: string }[];
    const reads = mayRead.some(({ id }) => id === 'landMu');
    expect(land.some(({ id }) => id === 'landMu')).toBe(true);
    expect(page.rows.every(({ amountYuan }) => (amountYuan !== null) === reads)).toBe(true);
  });

  test('a sort or a year that is not there is said so', async () => {
    const answer = await county.office.get('/api/policies/matches/2023?sort=secret');
    expect([answer.statusCode, answer.json().code]).toEqual([400, 'INPUT_INVALID']);
    const never = MatchPage.parse(await county.read('/api/policies/matches/2019'));
    expect([never.made, never.total]).toEqual([null, 0]);
  });

  test('data that came since make it stale', async () => {
    expect((await list()).made?.stale).toBe(false);
    county.clock.advance({ minutes: 1 });
    await county.office.post('/api/evaluation/runs', { year: 2023 });
    expect((await list()).made?.stale).toBe(true);
  });
});

describe('the lens', () => {
  test('measures nobody again until something has changed', async () => {
    const deps = { ...county.deps, applicationsUnder: async () => [] };
    const lens = () => keepCliffs(deps, 2023);
    const [first, meanwhile] = await Promise.all([lens(), lens()]);
    expect(first.rows.find(({ policy: id }) => id === 'roofs')?.known).toBe(8);
    // Looking at it, exporting it and matching anew change no figure of anybody.
    await county.office.get('/api/policies/cliffs/2023/export');
    await county.office.post('/api/policies/matches', { year: 2023 });
    expect([meanwhile === first, (await lens()) === first]).toEqual([true, true]);
    await county.office.post('/api/evaluation/runs', { year: 2023 });
    const second = await lens();
    expect(second === first).toBe(false);
    // A finding that is opened again takes its ruling back, and with it a figure.
    const reopened = { actor: systemActor('test', '测试'), action: 'intake.reopened', subject: 'x' } as const;
    await county.database.db.transaction((tx) =>
      recordAudit(tx, { ...reopened, at: county.clock.now(), after: {} }),
    );
    expect((await lens()) === second).toBe(false);
  });
});
