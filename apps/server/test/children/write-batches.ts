import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { composeDeps } from '../../src/compose-deps.ts';
import { commitBatch, readBatch, receiveBatch } from '../../src/modules/intake/index.ts';
import { systemActor } from '../../src/platform/actor/index.ts';
import { systemClock } from '../../src/platform/clock/index.ts';
import { createDatabase, openEmbedded, openServer } from '../../src/platform/database/index.ts';
import { silentLog } from '../../src/platform/log/index.ts';
import { lookAt } from './look-at.ts';
import { correction } from './tax-sheet.ts';

// Prints what it finds, then receives, reads and commits one workbook after the other without end, and prints what is
// being committed and what was acknowledged. Each workbook is written to `folder` and sets the tax of all eight firms to
// one figure, so that half a batch would show.
const [target = '', folder = '', start = '1'] = process.argv.slice(2);
const db = target.startsWith('postgres')
  ? createDatabase(openServer(target, silentLog))
  : await openEmbedded(target);
const deps = composeDeps({ db, clock: systemClock, log: silentLog });
const actor = systemActor('test', '测试');
process.stdout.write(`found ${JSON.stringify(await lookAt(db))}\n`);
for (let figure = Number(start); ; figure += 1) {
  const text = correction(figure);
  const path = join(folder, `${figure}.csv`);
  writeFileSync(path, text);
  const sha256 = createHash('sha256').update(text).digest('hex');
  const id = await receiveBatch(deps, actor, {
    name: '纳税开票2023.csv',
    path,
    size: Buffer.byteLength(text),
    sha256,
  });
  await readBatch(deps, id);
  process.stdout.write(`committing ${id} ${figure}\n`);
  await commitBatch(deps, actor, id, { finality: 'confirmed' });
  process.stdout.write(`committed ${id} ${figure}\n`);
}
