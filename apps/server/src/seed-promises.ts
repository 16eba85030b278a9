import { createHash } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { actOnEntry, happenToEntry } from './modules/register/index.ts';
import type { Actor } from './platform/actor/index.ts';
import type { Deps } from './platform/deps.ts';
import { saveFile } from './platform/files/index.ts';

/** What the two promises that the demonstration's list says are broken had been granted, in 万元, and what came back. */
const GRANTED = ['45.5', '18'] as const;
const RECOVERY = { amount: '200000.00', recoveredOn: '2023-08-28', slip: 'YH20230828-0117' };
const SLIP = new TextEncoder().encode('%PDF-1.4\n% 演示用银行回单\n%%EOF\n');

async function* once(bytes: Uint8Array) {
  yield bytes;
}

/**
 * Follows up the broken promises of the demonstration's list: what was granted for them is filled in, and of the first a
 * part has come back, so that 承诺与追缴 shows a sum with its steps.
 */
export async function seedPromises(deps: Deps, office: Actor): Promise<void> {
  const broken = await deps.db.read((tx) =>
    tx.rows<{ id: string; revision: number }>(sql`
      select id, revision from register_entries where register = 'commitment' and stage = 'broken'
        and fields->>'funds' is null order by fields->>'number' limit 2`),
  );
  for (const [at, { id, revision }] of broken.entries()) {
    await actOnEntry(deps, office, id, { kind: 'amend', revision, fields: { funds: GRANTED[at] ?? '0' } });
  }
  const [first] = broken;
  if (!first) return;
  const sha256 = createHash('sha256').update(SLIP).digest('hex');
  await happenToEntry(
    deps,
    office,
    first.id,
    undefined,
    () => ({ kind: 'attach', evidence: 'recovery', file: sha256 }),
    (tx) => saveFile(tx, once(SLIP), { sha256, size: SLIP.length }, deps.clock.now()),
  );
  const recover = { kind: 'move', move: 'recover', revision: first.revision + 2, fields: RECOVERY } as const;
  await actOnEntry(deps, office, first.id, recover);
}
