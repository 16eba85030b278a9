import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Dossier } from '@tenglong/contracts/enterprise';
import type { BatchDetail } from '@tenglong/contracts/intake';
import { leadsOf } from '@tenglong/domain/enterprise';
import { toPlainDecimal } from '@tenglong/domain/values';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { loadCommandPlan } from '../src/cli/evaluate/load-plan.ts';
import { stageFolder } from '../src/modules/intake/stage/index.ts';
import { code, csv, name, SHEETS, YUNPING } from './plans/yunping.ts';
import { createSmallCounty, type SmallCounty } from './small-county.ts';

const TAX = ['属期', '纳税人代码', '纳税人', '季度', '实缴税金', '开票销售（万元）'];
const POWER = ['客户代码', '客户名称', '年电量'];
const tax = (...rows: [firm: number, quarter: string, paid: string, sales: string][]) =>
  csv([TAX, ...rows.map(([firm, ...rest]) => ['2023', code(firm), name(firm), ...rest])]);
const power = (...rows: [firm: number, kwh: string][]) =>
  csv([POWER, ...rows.map(([firm, kwh]) => [code(firm), name(firm), kwh])]);
const FIRMS = [1, 2, 3];

let county: SmallCounty;
beforeAll(async () => {
  county = await createSmallCounty();
  await county.send('单位名册.csv', SHEETS['单位名册.csv']!);
});
afterAll(() => county.close());

/** What a folder with these files comes to on the command line: taxPaid, sales and power of each firm. */
async function onCommandLine(files: Record<string, string>) {
  const folder = await mkdtemp(join(tmpdir(), 'tenglong-split-'));
  try {
    const all = { '单位名册.csv': SHEETS['单位名册.csv']!, ...files };
    for (const [file, text] of Object.entries(all)) await writeFile(join(folder, file), text);
    const { plan, datasets } = await loadCommandPlan(YUNPING);
    const { assembled } = await stageFolder(folder, {
      datasets,
      units: plan.units,
      departments: plan.departments,
      leads: leadsOf(plan.facts!.facts),
      factTitles: new Map(),
    });
    return FIRMS.map((firm) =>
      ['taxPaid', 'sales', 'power'].map((fact) => {
        const found = assembled.facts.get(2023)?.get(code(firm))?.get(fact);
        return found === undefined ? 'missing' : found.value === null ? null : toPlainDecimal(found.value);
      }),
    );
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** The same files dropped in and committed one after the other. */
async function inDatabase(files: Record<string, string>) {
  const sent: BatchDetail[] = [];
  for (const [file, text] of Object.entries(files)) sent.push(await county.send(file, text));
  const figures: (string | null)[][] = [];
  for (const firm of FIRMS) {
    const dossier = await county.read<Dossier>(`/api/enterprises/${code(firm)}`);
    const facts = dossier.years.find(({ year }) => year === 2023)?.facts ?? [];
    figures.push(
      ['taxPaid', 'sales', 'power'].map((id) => {
        const found = facts.find(({ fact }) => fact === id);
        return !found || found.state === 'missing' ? 'missing' : found.value;
      }),
    );
  }
  for (const batch of sent.reverse()) await county.undo(batch);
  return figures;
}

describe('one dataset and year in two files', () => {
  test.each<[string, Record<string, string>, (string | null)[][]]>([
    [
      'townships that send their own enterprises add them',
      {
        '纳税开票2023-石桥.csv': tax([1, '上', '600', '10'], [1, '下', '400', '5']),
        '纳税开票2023-云山.csv': tax([2, '上', '250', '20']),
      },
      [
        ['100', '15', 'missing'],
        ['25', '20', 'missing'],
        ['missing', 'missing', 'missing'],
      ],
    ],
    [
      'rows of one enterprise that are other parts of it, a quarter in each file, add up',
      {
        '纳税开票2023-上.csv': tax([1, '上', '600', '10'], [2, '上', '1', '1']),
        '纳税开票2023-下.csv': tax([1, '下', '400', '5']),
      },
      [
        ['100', '15', 'missing'],
        ['0.1', '1', 'missing'],
        ['missing', 'missing', 'missing'],
      ],
    ],
    [
      'a part that cannot be read makes the sum unknown, whichever file it stands in',
      {
        '纳税开票2023-上.csv': tax([1, '上', '600', '10']),
        '纳税开票2023-下.csv': tax([1, '下', '约四百', '5']),
      },
      [
        [null, '15', 'missing'],
        ['missing', 'missing', 'missing'],
        ['missing', 'missing', 'missing'],
      ],
    ],
    [
      'the same rows twice count once',
      { '电量台账2023-一.csv': power([1, '20000']), '电量台账2023-二.csv': power([1, '20000'], [3, '5']) },
      [
        ['missing', 'missing', '2'],
        ['missing', 'missing', 'missing'],
        ['missing', 'missing', '0.0005'],
      ],
    ],
    [
      'a file that calls itself a revision supersedes enterprise by enterprise and leaves the others',
      {
        '电量台账2023.csv': power([1, '20000'], [2, '30000']),
        '电量台账2023（修订）.csv': power([1, '25000']),
      },
      [
        ['missing', 'missing', '2.5'],
        ['missing', 'missing', '3'],
        ['missing', 'missing', 'missing'],
      ],
    ],
    [
      'a revision takes the place of all parts, also where it names other ones',
      {
        '纳税开票2023.csv': tax([1, '上', '600', '10'], [1, '下', '400', '5']),
        '纳税开票2023-更正.csv': tax([1, '全年', '900', '14']),
      },
      [
        ['90', '14', 'missing'],
        ['missing', 'missing', 'missing'],
        ['missing', 'missing', 'missing'],
      ],
    ],
    [
      'two departments that send the same data are two sources',
      { '电量台账2023.csv': power([1, '20000']), '统计局-电量台账2023.csv': power([1, '21000'], [2, '5']) },
      [
        ['missing', 'missing', null],
        ['missing', 'missing', '0.0005'],
        ['missing', 'missing', 'missing'],
      ],
    ],
  ])('%s, on the command line and in the database alike', async (_title, files, expected) => {
    expect(await onCommandLine(files)).toEqual(expected);
    expect(await inDatabase(files)).toEqual(expected);
  });

  test('a part that comes again in a later batch is the newer word on it, and other parts stand', async () => {
    const first = await county.send('纳税开票2023-上.csv', tax([1, '上', '600', '10']));
    const second = await county.send('纳税开票2023-下.csv', tax([1, '下', '400', '5']));
    const again = await county.drop(
      '纳税开票2023-上二稿.csv',
      tax([1, '上', '700', '10'], [2, '上', '1', '1']),
    );
    expect(again.relation).toBe(
      `与已入库的第 ${first.number}、${second.number} 批是同一份数据：1 家以这份为准，1 家是新报的；没有再报的企业不变`,
    );
    expect(again.counts).toMatchObject({ changed: 1, added: 1 });
    await county.commit(again);
    const taxOf = async () =>
      (await county.read<Dossier>(`/api/enterprises/${code(1)}`)).years[0]?.facts.find(
        ({ fact }) => fact === 'taxPaid',
      )?.value;
    expect(await taxOf()).toBe('110');
    await county.undo(second);
    expect(await taxOf()).toBe('70');
    await county.undo(again);
    expect(await taxOf()).toBe('60');
    await county.undo(first);
  });

  test('where no order is said, two files that contradict each other leave the figure unknown on the command line', async () => {
    const files = { '电量台账2023-一.csv': power([1, '20000']), '电量台账2023-二.csv': power([1, '30000']) };
    expect((await onCommandLine(files))[0]?.[2]).toBeNull();
    // In the database the later batch is the newer word.
    expect((await inDatabase(files))[0]?.[2]).toBe('3');
  });
});
