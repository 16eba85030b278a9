import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { drawCheck, judgeItem, publish, publishCheck, putOnRegister } from './modules/register/index.ts';
import type { Actor } from './platform/actor/index.ts';
import type { Deps } from './platform/deps.ts';

type On = (day: string) => Deps;

/** What the demonstration publishes, to the minute it may be appealed against, and when. */
const WINDOWS = [
  {
    day: '2023-08-25',
    against: 'rectification',
    title: '2023 年第三季度高耗低效整治企业名单',
    closes: '2023-09-08T17:00',
  },
  {
    day: '2023-08-30',
    against: 'evaluation',
    title: '2022 年度工业企业亩均效益综合评价结果',
    closes: '2023-09-06T12:00',
  },
] as const;

/** Rows of the list that are appealed against, and what is said of them. */
const PLEAS = [
  { row: '7', plea: 'removed', item: '已于 8 月搬入小微园，原厂房用地不再由本公司使用' },
  {
    row: '19',
    plea: 'corrected',
    item: '腾出用地面积与测绘报告不一致',
    proposed: '腾出用地按测绘报告 4.62 亩',
  },
] as const;

/** The spot check: its rule is published before anybody knows the number that it is drawn by. */
const CHECK = {
  registers: ['rectification', 'scattered'],
  closedFrom: '2023-01-01',
  closedTo: '2023-08-20',
  size: 5,
  drawOn: '2023-08-30',
  publicSource: '8 月 30 日排列5开奖号码',
};
const CHECK_PUBLISHED_ON = '2023-08-21';
const CHECK_NUMBER = '4 0 7 2 9';
const PROOF = new TextEncoder().encode('%PDF-1.4\n% 演示用现场核查记录\n%%EOF\n');

/**
 * Publishes a list and a year's results with appeals against the list, and draws a spot check of which one entry is looked
 * at: so that the pages of 公示与申诉 and 抽查 show how they go.
 */
export async function seedPublications(on: On, office: Actor, inspector: Actor): Promise<void> {
  const { db } = on(WINDOWS[0].day);
  const [run] = await db.read((tx) =>
    tx.rows<{ id: string }>(
      sql`select id from evaluation_runs where year = 2022 order by number desc limit 1`,
    ),
  );
  for (const { day, against, title, closes } of WINDOWS) {
    const runId = against === 'evaluation' ? (run?.id ?? null) : null;
    if (against === 'evaluation' && runId === null) continue;
    await publish(on(day), office, { against, title, closes, runId, register: null, stages: [] });
  }
  for (const { row, item, ...said } of PLEAS) {
    const [place] = await db.read((tx) =>
      tx.rows<{ id: string; name: string }>(sql`
        select subject_id as id, subject_name as name from publication_rows where number = 1 and place = ${row}::int`),
    );
    if (!place) continue;
    await putOnRegister(on('2023-08-30'), office, 'appeal', {
      subjectId: place.id,
      subjectName: place.name,
      unitId: null,
      fields: { item, publication: '1', row, ...said },
    });
  }
  await seedSpotCheck(on, inspector);
}

async function seedSpotCheck(on: On, inspector: Actor): Promise<void> {
  const number = await publishCheck(on(CHECK_PUBLISHED_ON), inspector, CHECK);
  await drawCheck(on(CHECK.drawOn), inspector, number, { publicValue: CHECK_NUMBER });
  const deps = on('2023-08-31');
  const [first] = await deps.db.read((tx) =>
    tx.rows<{ id: string }>(sql`
      select i.entry_id as id from spot_check_items i join spot_checks c on c.id = i.check_id
      where c.number = ${number} and i.drawn order by i.entry_id limit 1`),
  );
  if (!first) return;
  const folder = await mkdtemp(join(tmpdir(), 'tenglong-demo-'));
  try {
    const path = join(folder, '现场核查记录.pdf');
    await writeFile(path, PROOF);
    const sha256 = createHash('sha256').update(PROOF).digest('hex');
    const finding = { result: 'true', reason: '到现场看过，设备已拆除、厂房已腾空，与验收表一致' } as const;
    const proof = { path, sha256, size: PROOF.length };
    await judgeItem(deps, inspector, number, first.id, finding, proof, async () => undefined);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
