import type { Dossier, FactSource } from '@tenglong/contracts/enterprise';
import type { RunSummary } from '@tenglong/contracts/evaluation';
import type { BatchDetail, Finding, FindingPage } from '@tenglong/contracts/intake';
import type { PlanDocument } from '@tenglong/domain/plan';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { code, csv, name, SHEETS } from '../../../../test/plans/yunping.ts';
import { createSmallCounty, type SmallCounty, sendAll } from '../../../../test/small-county.ts';

const TAX = ['属期', '纳税人代码', '纳税人', '季度', '实缴税金', '开票销售（万元）'];
/** The statistics office sends the tax bureau's table with another figure of firm 3: 600 + 500 千元 instead of 500 + 500. */
const OTHER = csv([
  TAX,
  ['2023', code(3), name(3), '上', '600', '1000'],
  ['2023', code(3), name(3), '下', '500', '0'],
]);

const changed =
  (path: string, change: (value: Record<string, unknown>) => object) =>
  (documents: readonly PlanDocument[]): PlanDocument[] =>
    documents.map((document) =>
      document.path === path
        ? { ...document, value: change(document.value as Record<string, unknown>) }
        : document,
    );

const open = (county: SmallCounty, query = '') => county.read<FindingPage>(`/api/intake/findings?${query}`);
const rule = (county: SmallCounty, id: string, body: object) =>
  county.office.post(`/api/intake/findings/${id}/ruling`, body);
const reopen = (county: SmallCounty, id: string, reason = '重新核对') =>
  county.office.post(`/api/intake/findings/${id}/reopen`, { reason });
const factOf = async (county: SmallCounty, firm: number, fact: string) => {
  const dossier = await county.read<Dossier>(`/api/enterprises/${code(firm)}`);
  const found = dossier.years.find(({ year }) => year === 2023)?.facts.find(({ fact: id }) => id === fact);
  return [found?.value, found?.state];
};

describe('two departments that send the same table', () => {
  let county: SmallCounty;
  let batch: BatchDetail;
  let finding: Finding;
  const source = () => county.read<FactSource>(`/api/enterprises/${code(3)}/facts/2023/taxPaid`);
  beforeAll(async () => {
    county = await createSmallCounty();
    await sendAll(county);
    batch = await county.send('统计局-纳税开票2023.csv', OTHER);
  });
  afterAll(() => county.close());

  test('are two sources: neither takes the place of the other, and the figure waits for a ruling', async () => {
    expect([batch.department, batch.recognised.some((words) => words.includes('另作一个来源'))]).toEqual([
      '县统计局',
      true,
    ]);
    expect(await factOf(county, 3, 'taxPaid')).toEqual([null, 'disputed']);
    expect(await factOf(county, 3, 'sales')).toEqual(['1000', 'known']);
    const page = await open(county);
    expect([page.total, page.counts]).toEqual([1, { open: 1, ruled: 0 }]);
    finding = page.rows[0]!;
  });

  test('stand side by side with unit, department, file, cells and the difference', () => {
    expect([finding.kind, finding.year, finding.title, finding.unit, finding.inForce]).toEqual([
      'departmentsDisagree',
      2023,
      '实缴税金',
      '万元',
      '裁定前按未知处理',
    ]);
    expect(
      finding.sources.map(({ department, file, cells, value, differs }) => [
        department,
        file,
        cells,
        value,
        differs,
      ]),
    ).toEqual([
      ['县税务局', '纳税开票2023.csv', 'E6、E7', '100', ''],
      ['县统计局', '统计局-纳税开票2023.csv', 'E2、E3', '110', '+10.0'],
    ]);
  });

  test('the effect of each choice on score, rank and grade is shown before anything is decided', () => {
    const effects = finding.choices.map(({ label, effects: [one] }) => [
      label,
      one?.totalFrom,
      one?.totalTo,
      one?.rankTo,
      one?.gradeTo,
    ]);
    // With the bureau's figure the county is the hand-worked one: 50 points, fourth.
    expect(effects[0]).toEqual(['以县税务局为准', null, 50, 4, 'C']);
    expect(effects[1]?.[0]).toBe('以县统计局为准');
    expect(effects[1]?.[2]).toBeGreaterThan(50);
  });

  test('a ruling wants a reason and a choice that is there; somebody who may only look decides nothing', async () => {
    const refused = async (body: object) => {
      const answer = await rule(county, finding.id, body);
      return [answer.statusCode, answer.json().code];
    };
    expect(await refused({ choice: finding.choices[0]!.id })).toEqual([400, 'INPUT_INVALID']);
    expect(await refused({ choice: 'nobody', reason: '甲' })).toEqual([422, 'FINDING_CHOICE_UNUSABLE']);
    expect(await refused({ choice: 'value', value: '约一百', reason: '甲' })).toEqual([
      422,
      'FINDING_CHOICE_UNUSABLE',
    ]);
    const denied = await county.reader.post(`/api/intake/findings/${finding.id}/ruling`, {
      choice: finding.choices[0]!.id,
      reason: '甲',
    });
    expect(denied.json().code).toBe('NOT_ALLOWED');
    const unknown = await rule(county, 'dd-2023-none-taxPaid', { choice: 'value', value: '1', reason: '甲' });
    expect(unknown.json().code).toBe('FINDING_NOT_FOUND');
  });

  test('ruled: the figure holds at once, and drawer, run and capsule name the ruling', async () => {
    const answer = await rule(county, finding.id, {
      choice: finding.choices[1]!.id,
      reason: '以统计年报为准',
    });
    expect(answer.statusCode, answer.body).toBe(200);
    expect(answer.json<Finding>().ruling).toMatchObject({
      said: '以县统计局为准，实缴税金 110 万元',
      reason: '以统计年报为准',
      by: '甲',
      moved: false,
    });
    expect(await factOf(county, 3, 'taxPaid')).toEqual(['110', 'known']);
    const drawer = await source();
    expect(drawer.source?.file).toBe('统计局-纳税开票2023.csv');
    expect(drawer.source?.ruling).toContain('以县统计局为准，实缴税金 110 万元，理由：以统计年报为准，甲 ');
    expect(drawer.notes[0]).toContain('县税务局报 100 万元');
    expect(drawer.history.map(({ value, why }) => [value, why])).toEqual([['100', '县税务局所报，没有采用']]);
    const run = (await county.office.post('/api/evaluation/runs', { year: 2023 })).json<RunSummary>();
    const capsule = (await county.office.get(`/api/evaluation/runs/${run.id}/capsule`)).body;
    expect(capsule).toContain('以县统计局为准，实缴税金 110 万元：以统计年报为准');
    expect((await open(county)).counts).toEqual({ open: 0, ruled: 1 });
    const late = await rule(county, finding.id, { choice: 'value', value: '1', reason: '再来' });
    expect(late.json()).toMatchObject({
      code: 'FINDING_ALREADY_RULED',
      details: [{ message: '2023-09-01 甲：裁定数据问题' }],
    });
  });

  test('is remembered: the file taken back and sent again is under the same ruling', async () => {
    await county.undo(batch);
    expect(await factOf(county, 3, 'taxPaid')).toEqual(['100', 'known']);
    expect((await source()).source?.ruling).toBeNull();
    batch = await county.send('统计局-纳税开票2023.csv', OTHER);
    expect(await factOf(county, 3, 'taxPaid')).toEqual(['110', 'known']);
  });

  test('figures that move after the ruling ask for another look', async () => {
    const later = await county.send('统计局-纳税开票2023.csv', OTHER.replace(',600,', ',700,'));
    expect(await factOf(county, 3, 'taxPaid')).toEqual(['120', 'known']);
    const { rows } = await open(county, 'state=ruled');
    expect(rows[0]?.ruling?.moved).toBe(true);
    await county.undo(later);
  });

  test('taken back with a reason, it waits again, and another figure can be ruled', async () => {
    expect((await reopen(county, finding.id)).statusCode).toBe(200);
    expect(await factOf(county, 3, 'taxPaid')).toEqual([null, 'disputed']);
    const { rows } = await open(county);
    expect(rows[0]?.earlier.map(({ said, withdrawn }) => [said, withdrawn])).toEqual([
      ['以县统计局为准，实缴税金 110 万元', '甲：重新核对'],
    ]);
    await rule(county, finding.id, { choice: 'value', value: '105.5', reason: '查账' });
    expect(await factOf(county, 3, 'taxPaid')).toEqual(['105.5', 'known']);
    expect((await source()).source?.ruling).toContain('“云屏丙号厂”的实缴税金另定为 105.5 万元');
  });

  test('a ruling on a disagreement that is over has no effect', async () => {
    await county.undo(batch);
    expect(await factOf(county, 3, 'taxPaid')).toEqual(['100', 'known']);
    expect((await open(county, 'state=all')).rows).toEqual([]);
  });
});

test('where the plan lets one department lead the fact, its figure holds until somebody rules, and says so', async () => {
  const county = await createSmallCounty(
    changed('facts.yaml', ({ facts }) => ({
      facts: (facts as { id: string }[]).map((fact) =>
        fact.id === 'taxPaid' ? { ...fact, disputed: 'lead' } : fact,
      ),
    })),
  );
  try {
    await sendAll(county);
    await county.send('统计局-纳税开票2023.csv', OTHER);
    expect(await factOf(county, 3, 'taxPaid')).toEqual(['100', 'known']);
    const { rows } = await open(county);
    expect(rows[0]?.inForce).toBe('裁定前暂按牵头的县税务局所报');
    const drawer = await county.read<FactSource>(`/api/enterprises/${code(3)}/facts/2023/taxPaid`);
    expect([drawer.source?.file, drawer.notes[0]]).toEqual([
      '纳税开票2023.csv',
      '几个部门报的数不一致（县统计局报 110 万元，县税务局报 100 万元），裁定之前暂按牵头的县税务局所报',
    ]);
  } finally {
    await county.close();
  }
});

describe('parcels and leases', () => {
  const LAND = [
    '年份',
    '代码',
    '使用单位',
    '图斑号',
    '占地面积（亩）',
    '租入（亩）',
    '出租方',
    '租出（亩）',
    '承租方',
  ];
  const party = (id: string, title: string) => ({ id, title, type: 'text', synonyms: [title] });
  const figure = (id: string, title: string) => ({
    id,
    title,
    type: 'number',
    unit: '亩',
    required: false,
    synonyms: [title],
  });
  const leased = changed('workbooks/zhandi.yaml', (value) => ({
    ...value,
    parts: [{ id: 'plot', title: '图斑号', synonyms: ['图斑号'], exclusive: true }],
    fields: [
      ...(value.fields as object[]),
      figure('rentIn', '租入'),
      party('lessor', '出租方'),
      figure('rentOut', '租出'),
      party('lessee', '承租方'),
    ],
    facts: [
      { id: 'landMu', plus: ['area', 'rentIn'], minus: ['rentOut'] },
      { id: 'tenants', plus: ['lessees'] },
    ],
    leases: {
      rentedIn: { area: 'rentIn', party: 'lessor' },
      rentedOut: { area: 'rentOut', party: 'lessee' },
    },
  }));
  // Firm 1 lets 3 亩 to firm 2, who says 2; firms 3 and 4 both have T3.
  const FIRST = csv([
    LAND,
    ['2023', code(1), name(1), 'T1', '10', '', '', '3', name(2)],
    ['2023', code(3), name(3), 'T3', '20', '', '', '', ''],
  ]);
  const SECOND = csv([
    LAND,
    ['2023', code(2), name(2), 'T2', '10', '2', name(1), '', ''],
    ['2023', code(4), name(4), 'T3', '5', '', '', '', ''],
  ]);
  let county: SmallCounty;
  let second: BatchDetail;
  beforeAll(async () => {
    county = await createSmallCounty(leased);
    await county.send('单位名册.csv', SHEETS['单位名册.csv']!);
    await county.send('占地台账2023-甲.csv', FIRST);
  });
  afterAll(() => county.close());
  const land = async () => {
    const firms: unknown[] = [];
    for (const firm of [1, 2, 3, 4]) firms.push((await factOf(county, firm, 'landMu'))[0]);
    return firms;
  };
  const findings = async (state = 'open') => (await open(county, `state=${state}`)).rows;

  test('are compared over all workbooks of the table: a lease is one-sided until the other side comes', async () => {
    expect((await findings()).map(({ kind, sources }) => [kind, sources.map(({ value }) => value)])).toEqual([
      ['oneSidedLease', ['3', null]],
    ]);
    second = await county.send('占地台账2023-乙.csv', SECOND);
    const listed = await findings();
    expect(listed.map(({ kind, sources }) => [kind, sources.map(({ value }) => value)])).toEqual([
      ['oneSidedLease', ['3', '2']],
      ['sharedParcel', ['20', '5']],
    ]);
    expect(await land()).toEqual(['7', '12', '20', '5']);
    expect(listed[0]!.sources.map(({ file, cells, differs }) => [file, cells, differs])).toEqual([
      ['占地台账2023-甲.csv', 'H2', ''],
      ['占地台账2023-乙.csv', 'F2', '-33.3'],
    ]);
  });

  test('one side of a lease is ruled right: the other side’s land follows, exactly', async () => {
    const [lease] = await findings();
    expect(
      lease!.choices.map(({ label, changes }) => [label, changes.map(({ from, to }) => [from, to])]),
    ).toEqual([
      ['情况属实，照各家所报计入', []],
      ['以出租方“云屏甲号厂”所报为准', [['12', '13']]],
      ['以承租方“云屏乙号厂”所报为准', [['7', '8']]],
    ]);
    await rule(county, lease!.id, { choice: 'owner', reason: '合同 3 亩' });
    expect(await land()).toEqual(['7', '13', '20', '5']);
    const drawer = await county.read<FactSource>(`/api/enterprises/${code(2)}/facts/2023/landMu`);
    expect(drawer.source?.ruling).toContain('以出租方“云屏甲号厂”所报为准，理由：合同 3 亩');
  });

  test('a shared parcel counts with one firm only, or is right as reported; either can be reopened', async () => {
    const [parcel] = await findings();
    expect(parcel!.choices.map(({ label }) => label)).toEqual([
      '情况属实，照各家所报计入',
      '只计在“云屏丙号厂”',
      '只计在“云屏丁号厂”',
    ]);
    await rule(county, parcel!.id, { choice: 'keep', reason: '分割登记中' });
    expect([await land(), await findings()]).toEqual([['7', '13', '20', '5'], []]);
    await reopen(county, parcel!.id);
    await rule(county, parcel!.id, { choice: `only:${code(4)}`, reason: '已转让' });
    expect(await land()).toEqual(['7', '13', '0', '5']);
  });

  test('rest while the workbook is taken back, and hold again when the same rows come again', async () => {
    await county.undo(second);
    expect(await land()).toEqual(['7', undefined, '20', undefined]);
    await county.send('占地台账2023-乙.csv', SECOND);
    expect(await land()).toEqual(['7', '13', '0', '5']);
    expect((await open(county, 'state=all')).counts).toEqual({ open: 0, ruled: 2 });
  });
});
