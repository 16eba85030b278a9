import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { sql } from 'drizzle-orm';
import { DEMO_DAY } from './demo-calendar.ts';
import { type EvaluationDeps, runEvaluation } from './modules/evaluation/index.ts';
import { commitBatch, type IntakeDeps, readBatch, readSheets, receiveBatch } from './modules/intake/index.ts';
import { loadPlan, readPlanFolder } from './modules/plan/index.ts';
import { matchPolicies } from './modules/policy/index.ts';
import { takeMachines } from './modules/register/index.ts';
import { type Actor, systemActor } from './platform/actor/index.ts';
import { EARLY_DAY, earlySheets, seedMoney } from './seed-money.ts';
import { seedPromises } from './seed-promises.ts';
import { seedPublications } from './seed-publications.ts';
import { seedStoreys } from './seed-storeys.ts';

export interface DemoFolders {
  readonly plan: string;
  readonly workbooks: string;
  /** Folders of the campaign's own lists, which become the first entries of the registers; none if left out. */
  readonly lists?: readonly string[];
  /** Folder of sheets of what is applied for, which no department reports; none if left out. */
  readonly applications?: string;
}

const DEMO: Actor = systemActor('demo', '演示数据');
/** Applications are opened by the office, not by the platform's clock. */
const DEMO_OFFICE: Actor = { ...DEMO, role: 'office' };
const DEMO_INSPECTOR: Actor = { ...DEMO, role: 'inspector', displayName: '督查组' };
/** The lists of applications, and the sheet that opens each: of two claims the earlier sheet keeps the invoice. */
const APPLICATIONS = [
  { register: 'equipment-grant', sheet: '重点技术改造项目', says: '设备购置明细', someEarly: true },
  { register: 'cutting-tools-grant', sheet: '先进刀具明细', says: '先进刀具明细', someEarly: false },
];

async function commitWorkbook(deps: IntakeDeps, path: string): Promise<void> {
  const bytes = await readFile(path);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  // Read here and now; whoever takes the queued reading later finds it done.
  const quiet = { ...deps, wakeJobs: () => {} };
  const id = await receiveBatch(quiet, DEMO, { name: basename(path), path, size: bytes.length, sha256 });
  await readBatch(deps, id);
  await commitBatch(deps, DEMO, id, { finality: 'confirmed' });
}

const listYearsHeld = async (deps: IntakeDeps): Promise<number[]> => {
  const rows = await deps.db.read((tx) =>
    tx.rows<{ year: number }>(sql`select distinct year from enterprise_years order by year`),
  );
  return rows.map(({ year }) => year);
};

const listTables = async (folder: string): Promise<string[]> =>
  (await readdir(folder))
    .filter((name) => /\.(xlsx|xls|csv)$/i.test(name))
    .sort()
    .map((name) => join(folder, name));

/**
 * Fills an empty product with the fictional county: its plan, every department's workbooks the way a person would drop
 * them in, the roster first, and an evaluation of each year that has all its data.
 */
export async function seedDemo(
  deps: IntakeDeps & EvaluationDeps,
  folders: DemoFolders,
  say: (line: string) => void,
): Promise<void> {
  const reading = await readPlanFolder(folders.plan);
  if (!reading.ok) throw new Error(reading.errors.map(({ message }) => message).join('；'));
  await loadPlan(deps, DEMO, reading.documents);
  const files = await listTables(folders.workbooks);
  const isRoster = (path: string) => basename(path).includes('名录');
  const lists = (await Promise.all((folders.lists ?? []).map(listTables))).flat();
  const ordered = [...files.filter(isRoster), ...files.filter((path) => !isRoster(path)), ...lists];
  for (const [index, path] of ordered.entries()) {
    say(`正在入库演示数据 ${index + 1}/${ordered.length}：${basename(path)}`);
    await commitWorkbook(deps, path);
  }
  const sheetsOf = [...lists, ...(folders.applications ? await listTables(folders.applications) : [])];
  const on = (day: string) => ({ ...deps, readSheets, clock: { ...deps.clock, today: () => day } });
  for (const { register, sheet, says, someEarly } of APPLICATIONS) {
    for (const path of sheetsOf.filter((one) => basename(one).includes(sheet))) {
      say(`正在导入${says}`);
      const sheets = await readSheets(path, basename(path));
      const file = basename(path);
      if (someEarly)
        await takeMachines(on(EARLY_DAY), DEMO_OFFICE, register, {
          name: file,
          sheets: earlySheets(sheets),
          seen: '',
        });
      await takeMachines(on(DEMO_DAY), DEMO_OFFICE, register, { name: file, sheets, seen: '' });
      if (!someEarly) continue;
      say('正在编列预算、兑现演示申报');
      await seedMoney(deps, DEMO_OFFICE, register);
    }
  }
  if (lists.length > 0) {
    await seedPromises(on(DEMO_DAY), DEMO_OFFICE);
  }
  for (const year of await listYearsHeld(deps)) {
    say(`正在测算 ${year} 年亩均评价`);
    await runEvaluation(deps, DEMO, { year, note: '演示数据首次测算' });
  }
  // After the grades: an application is filled in with the latest.
  if (lists.length > 0) await seedStoreys(on(DEMO_DAY), DEMO_OFFICE);
  if (lists.length > 0) {
    say('正在公示、抽查');
    await seedPublications(on, { ...DEMO_OFFICE, displayName: '专班办公室' }, DEMO_INSPECTOR);
  }
  for (const year of await listYearsHeld(deps)) {
    say(`正在匹配 ${year} 年的政策`);
    await matchPolicies(deps, DEMO, year);
  }
}
