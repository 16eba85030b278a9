import { sql } from 'drizzle-orm';
import { createDatabase, openEmbedded, openServer } from '../../src/platform/database/index.ts';
import { silentLog } from '../../src/platform/log/index.ts';

// Commits batches of five rows without end and prints the number of each one that was acknowledged.
const [target = '', start = '1'] = process.argv.slice(3);
const db = target.startsWith('postgres')
  ? createDatabase(openServer(target, silentLog))
  : await openEmbedded(target);
await db.transaction((tx) => tx.script('create table if not exists batches (batch int, part int)'));
process.stdout.write('ready\n');
for (let batch = Number(start); ; batch += 1) {
  await db.transaction(async (tx) => {
    for (let part = 1; part <= 5; part += 1)
      await tx.run(sql`insert into batches values (${batch}, ${part})`);
  });
  process.stdout.write(`committed ${batch}\n`);
}
