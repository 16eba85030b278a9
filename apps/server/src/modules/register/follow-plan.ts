import type { Plan } from '@tenglong/domain/plan';
import { titleOfStage } from '@tenglong/domain/register';
import { sql } from 'drizzle-orm';
import type { Tx } from '../../platform/database/index.ts';
import { Problem } from '../../platform/problem/index.ts';
import { getPlan } from '../plan/index.ts';

interface Standing {
  readonly register: string;
  readonly stage: string;
  readonly entries: number;
  /** The plan version of one of their events: it knows what the stage was called. */
  readonly version: string;
}

/** In which stages of which lists entries stand, closed ones too: their dossiers are opened for years. */
const listStanding = (tx: Tx): Promise<Standing[]> =>
  tx.rows<Standing>(sql`
    select e.register, e.stage, count(*) as entries, min(v.plan_version_id::text) as version
    from register_entries e
    join register_events v on v.entry_id = e.id and v.revision = e.revision
    group by e.register, e.stage order by e.register, e.stage`);

async function strandedWords(tx: Tx, { register, stage, entries, version }: Standing): Promise<string> {
  const former = (await getPlan(tx, version)).registers.find(({ file }) => file.id === register)?.file;
  const list = former?.title ?? register;
  return `${list}有 ${entries} 条在“${former ? titleOfStage(former, stage) : stage}”，新的方案没有它的去处`;
}

/**
 * Takes the entries along to the plan that comes into force: a stage that is called otherwise now takes those of its
 * former name over. Nothing else of them changes, deadlines included.
 *
 * @throws Problem PLAN_STRANDS_ENTRIES if a list or a stage is gone and nothing takes its entries over
 */
export async function takeEntriesAlong(tx: Tx, { registers }: Plan): Promise<void> {
  const stranded: Standing[] = [];
  for (const standing of await listStanding(tx)) {
    const { register, stage } = standing;
    const stages = registers.find(({ file }) => file.id === register)?.file.stages ?? [];
    if (stages.some(({ id }) => id === stage)) continue;
    const heir = stages.find(({ was = [] }) => was.includes(stage));
    if (heir)
      await tx.run(
        sql`update register_entries set stage = ${heir.id} where register = ${register} and stage = ${stage}`,
      );
    else stranded.push(standing);
  }
  if (stranded.length === 0) return;
  const details = [];
  for (const one of stranded) details.push({ path: one.register, message: await strandedWords(tx, one) });
  throw new Problem('PLAN_STRANDS_ENTRIES', { details });
}
