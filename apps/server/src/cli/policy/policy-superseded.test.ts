import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runCommand as tenglong } from '../../../test/run-command.ts';

const PLAN = fileURLToPath(new URL('../../../../../plans/yuhuan-2021-2023', import.meta.url));
const FACTS = JSON.stringify({
  advancedTools: true,
  localCustomers: 3,
  grantedThisYear: '0',
  tools: [{ unitPriceExclTax: '100', quantity: '10' }],
});

let folder = '';
beforeAll(async () => {
  folder = join(await mkdtemp(join(tmpdir(), 'tenglong-superseded-')), 'yuhuan-2021-2023');
  await cp(PLAN, folder, { recursive: true });
  const file = join(folder, 'plan.yaml');
  const rule = `
    - { document: 省刀具办法, level: province, from: "2023-06-01", addresses: ["22"] }`;
  const text = await readFile(file, 'utf8');
  await writeFile(file, text.replace('supersededBy: []', `supersededBy:${rule}`));
  await writeFile(join(folder, '../facts.ndjson'), `${FACTS}\n`);
});
afterAll(() => rm(join(folder, '..'), { recursive: true, force: true }));

const ask = async (command: string, day: string, ...more: string[]) => {
  const told = ['--plan', folder, '--policy', '22-cutting-tools', '--as-of', day];
  const { out } = await tenglong(
    'policy',
    command,
    ...told,
    '--facts',
    join(folder, '../facts.ndjson'),
    ...more,
  );
  const { verdict, version, amountYuan } = JSON.parse(out.trim());
  return [verdict, version, amountYuan];
};

// 6 % of 1,000 yuan.
const IN_FORCE = ['eligible', '22-cutting-tools@2022-01-01', '60.00'];
test.each([
  ['2023-05-31', IN_FORCE],
  ['2023-06-01', ['ineligible', null, '0.00']],
  ['2023-06-02', ['ineligible', null, '0.00']],
])(
  'a newer rule of the province takes the place of the clause from 2023-06-01 on: %s',
  async (day, expected) => {
    expect(await ask('determine', day)).toEqual(expected);
    expect(await ask('run', day)).toEqual(expected);
  },
);

test('a trial with other parameters is over on that day, too', async () => {
  const set = ['--set', '22-cutting-tools.cap=50'];
  expect(await ask('determine', '2023-05-31', ...set)).toEqual([
    'eligible',
    '22-cutting-tools@2022-01-01+cap',
    '50.00',
  ]);
  expect(await ask('determine', '2023-06-01', ...set)).toEqual(['ineligible', null, '0.00']);
});

test('its cases are of its own words, and hold whatever has taken its place', async () => {
  expect((await tenglong('policy', 'check', '--plan', folder)).code).toBe(0);
});
