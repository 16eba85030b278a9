import { composeDeps } from '../src/compose-deps.ts';
import { loadPlan, readPlanFolder } from '../src/modules/plan/index.ts';
import { systemActor } from '../src/platform/actor/index.ts';
import { silentLog } from '../src/platform/log/index.ts';
import { testClock } from './clock.ts';
import type { Filling } from './database.ts';

/** A database with the plan of a folder in force, loaded the way `serve --plan` does. */
export const withPlan = (name: string, folder: string): Filling => ({
  name,
  fill: async (db) => {
    const reading = await readPlanFolder(folder);
    if (!reading.ok) throw new Error(JSON.stringify(reading.errors));
    const deps = composeDeps({ db, clock: testClock(), log: silentLog });
    await loadPlan(deps, systemActor('test', '测试'), reading.documents);
  },
});
