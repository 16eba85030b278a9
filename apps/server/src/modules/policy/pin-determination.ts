import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import type { TracedDetermination } from '@tenglong/domain/policy';
import { sql } from 'drizzle-orm';
import type { Tx } from '../../platform/database/index.ts';
import { Problem } from '../../platform/problem/index.ts';
import type { Application } from './application.ts';
import type { Standing } from './grant-standing.ts';

const compress = promisify(gzip);
const expand = promisify(gunzip);

/** A step of an application, as it is written down. */
export interface PinnedStep {
  /** The application after the step. */
  readonly application: Application;
  readonly standing: Standing;
  readonly planVersionId: string;
  readonly at: Date;
}

/** The steps of a calculation are alike: a list of thousands takes a twentieth of its size. */
async function split({ trace, ...determination }: TracedDetermination) {
  const { steps, ...rest } = trace;
  const packed = await compress(JSON.stringify(steps), { level: 4 });
  return { told: { ...determination, trace: rest }, packed };
}

/** Writes down how the policy judged the case at this step: what it found as it is, the steps of the calculation packed. */
export async function pinDetermination(
  tx: Tx,
  { application, standing, planVersionId, at }: PinnedStep,
): Promise<void> {
  const { entry, rule } = application;
  const { determination, asOf, facts, machines, problems, builder } = standing;
  const doubts = [
    ...machines.flatMap((one) => one.doubts.map((doubt) => ({ ...doubt, counted: one.counted }))),
    ...(builder?.doubt === undefined ? [] : [{ kind: `builder-${builder.is}`, message: builder.doubt }]),
  ];
  const { told, packed } = determination ? await split(determination) : { told: { problems }, packed: null };
  await tx.run(sql`
    insert into policy_pins (entry_id, revision, policy, policy_version, plan_version_id, as_of, verdict, amount_yuan,
      facts, doubts, determination, steps, at)
    values (${entry.id}, ${entry.revision}, ${rule.id}, ${determination?.version ?? null}, ${planVersionId}, ${asOf},
      ${determination?.verdict ?? 'unknown'}, ${determination?.amountYuan ?? null}, ${JSON.stringify(facts)}::jsonb,
      ${JSON.stringify(doubts)}::jsonb, ${JSON.stringify(told)}::jsonb, ${packed}, ${at})`);
}

/**
 * A pinned determination with its whole calculation, as JSON in the format of `policy determine`, and the facts it was judged
 * by beside it. One query.
 *
 * @throws Problem PIN_NOT_FOUND
 */
export async function readPin(tx: Tx, entryId: string, revision: number): Promise<string> {
  const [found] = await tx.rows<{ facts: object; told: { trace?: object }; steps: Uint8Array | null }>(sql`
    select facts, determination as told, steps from policy_pins
    where entry_id = ${entryId} and revision = ${revision}`);
  if (!found) throw new Problem('PIN_NOT_FOUND');
  const { trace, ...told } = found.told;
  const head = JSON.stringify({ ...told, facts: found.facts });
  if (!trace) return head;
  // What was pinned before steps were packed has them in its trace.
  const body = JSON.stringify(trace);
  const steps = found.steps === null ? undefined : (await expand(found.steps)).toString('utf8');
  const whole = steps === undefined ? body : `${body.slice(0, -1)},"steps":${steps}}`;
  return `${head.slice(0, -1)},"trace":${whole}}`;
}
