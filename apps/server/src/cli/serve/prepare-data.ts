import { join } from 'node:path';
import { z } from 'zod';
import type { AppDeps } from '../../app.ts';
import { beginDemoCalendar, demoClock } from '../../demo-calendar.ts';
import { dateAccountsBack } from '../../modules/identity/index.ts';
import { findActiveVersion, loadPlan, readPlanFolder } from '../../modules/plan/index.ts';
import { systemActor } from '../../platform/actor/index.ts';
import { systemClock } from '../../platform/clock/index.ts';
import { getSetting, type Setting, saveSetting } from '../../platform/settings/index.ts';
import { productRoot } from '../../product-root.ts';
import { seedDemo } from '../../seed-demo.ts';
import type { ServeOptions } from '../commands/serve.ts';
import { CliFailure } from '../failure.ts';
import type { CliIo } from '../io.ts';

const demoState: Setting<'none' | 'filling' | 'filled'> = {
  key: 'demo.state',
  schema: z.enum(['none', 'filling', 'filled']),
  fallback: 'none',
};

async function loadFolder(deps: AppDeps, folder: string, io: CliIo): Promise<void> {
  const reading = await readPlanFolder(folder);
  if (!reading.ok) {
    const errors = reading.errors
      .slice(0, 10)
      .map(({ file, path, message }) => [`${file} ${path}`.trim(), message].filter(Boolean).join('：'));
    throw new CliFailure(`方案目录不能载入：${errors.join('；')}`, '请用 tenglong plan check 查看全部问题');
  }
  const { status, changes } = await loadPlan(deps, systemActor('plan', '启动时载入'), reading.documents);
  if (status === 'draft') {
    io.out(`方案目录与正在使用的方案有 ${changes} 处不同，已存为草稿，请在“方案总览”中核对后启用\n`);
  }
}

/** Fills an empty product with the demo county. One that was cut off in the middle is not continued half way. */
async function fillDemo(deps: AppDeps, io: CliIo): Promise<void> {
  const { state, used } = await deps.db.read(async (tx) => ({
    state: await getSetting(tx, demoState),
    used: (await findActiveVersion(tx)) !== undefined,
  }));
  if (state === 'filled' || (state === 'none' && used)) return;
  if (state === 'filling') {
    throw new CliFailure(
      '上次装入演示数据时中断了',
      '请换一个空的数据目录（TENGLONG_DATA）或空的数据库后重新启动',
    );
  }
  const mark = (next: 'filling' | 'filled') =>
    deps.db.transaction((tx) => saveSetting(tx, demoState, next, deps.clock.now()));
  await mark('filling');
  await deps.db.transaction((tx) => beginDemoCalendar(tx, systemClock.today(), deps.clock.now()));
  const root = productRoot();
  const folders = {
    plan: join(root, 'plans/yuhuan-2021-2023'),
    workbooks: join(root, 'samples/yuhuan-demo/workbooks'),
    lists: ['campaign', 'registers'].map((name) => join(root, 'samples/yuhuan-demo', name)),
    applications: join(root, 'samples/yuhuan-demo/applications'),
  };
  const clock = demoClock(systemClock);
  const opening = clock.now();
  await deps.db.transaction((tx) => dateAccountsBack(tx, opening));
  await seedDemo({ ...deps, clock }, folders, (line) => io.out(`${line}\n`));
  await mark('filled');
}

/** What `serve` was asked to have in the database before anybody can connect. @throws CliFailure */
export async function prepareData(deps: AppDeps, options: ServeOptions, io: CliIo): Promise<void> {
  if (options.plan !== undefined) await loadFolder(deps, options.plan, io);
  if (options.demo) await fillDemo(deps, io);
}
