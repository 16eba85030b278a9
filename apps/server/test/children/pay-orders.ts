import { sql } from 'drizzle-orm';
import { composeDeps } from '../../src/compose-deps.ts';
import { happenToEntry } from '../../src/modules/register/index.ts';
import { type Actor, countyScope } from '../../src/platform/actor/index.ts';
import { clockFrom } from '../../src/platform/clock/index.ts';
import { createDatabase, openEmbedded, openServer } from '../../src/platform/database/index.ts';
import { silentLog } from '../../src/platform/log/index.ts';
import { Problem } from '../../src/platform/problem/index.ts';

// A node that orders and pays whatever waits for it, until it is killed.
const [target = '', at = ''] = process.argv.slice(2);
const db = target.startsWith('postgres')
  ? createDatabase(openServer(target, silentLog))
  : await openEmbedded(target);
const deps = composeDeps({ db, clock: clockFrom(() => new Date(at)), log: silentLog });
const actor = (account: string, departmentId: string): Actor => ({
  userId: undefined,
  account,
  displayName: account,
  role: 'department',
  departmentId,
  permissions: new Set(['register.act'] as const),
  scope: countyScope,
});
const ORDERS = actor('orders', 'jingxin');
const PAYS = actor('pays', 'caizheng');
process.stdout.write('running\n');
for (;;) {
  const open = await db.read((tx) =>
    tx.rows<{ id: string; stage: string }>(sql`
      select id, stage from register_entries where register = 'equipment-grant' and stage in ('publicity', 'ordered')
      order by id`),
  );
  if (open.length === 0) break;
  for (const { id, stage } of open) {
    const move = stage === 'publicity' ? 'order' : 'pay';
    const fields = new Map(move === 'pay' ? [['paidOn', '2023-09-01'] as const] : []);
    try {
      await happenToEntry(deps, move === 'pay' ? PAYS : ORDERS, id, undefined, () => ({
        kind: 'move',
        move,
        fields,
      }));
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      process.stderr.write(`${error.details.map(({ message }) => message).join('；')}\n`);
    }
  }
}
process.stdout.write('finished\n');
setInterval(() => {}, 60_000);
