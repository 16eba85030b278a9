import type { NewRuling, WithdrawRuling } from '@tenglong/contracts/plan';
import {
  type CheckedContradiction,
  contradictionKey,
  decideReading,
  listContradictions,
  type Plan,
} from '@tenglong/domain/plan';
import { sql } from 'drizzle-orm';
import type { Actor } from '../../platform/actor/index.ts';
import { recordAudit } from '../../platform/audit/index.ts';
import { shanghaiDay } from '../../platform/clock/index.ts';
import type { Tx } from '../../platform/database/index.ts';
import { Problem } from '../../platform/problem/index.ts';
import { listRulings, withRulings } from './carry-rulings.ts';
import type { PlanDeps } from './deps.ts';
import { getActivePlan, type LoadedPlan } from './plan-library.ts';
import { holdPlan } from './plan-version-store.ts';
import { putInForce } from './put-in-force.ts';

/** An id that stays the same for the same contradiction, in the form plan files allow. */
function rulingId(key: string): string {
  let hash = 0;
  for (const character of key) hash = (hash * 31 + (character.codePointAt(0) ?? 0)) % 4_294_967_291;
  return `on-screen-${hash.toString(36)}`;
}

/** One contradiction of a plan by its key. @throws Problem CONTRADICTION_NOT_FOUND */
export function getContradiction(plan: Plan, key: string): CheckedContradiction {
  const found = listContradictions(plan).find((one) => contradictionKey(one.kind, one.quantity) === key);
  if (!found) throw new Problem('CONTRADICTION_NOT_FOUND');
  return found;
}

/** The version in force, if it is the one the reader saw. @throws Problem CHANGED_MEANWHILE */
async function getSeenPlan(tx: Tx, versionId: string): Promise<LoadedPlan> {
  await holdPlan(tx);
  const loaded = await getActivePlan(tx);
  if (loaded.version.id === versionId) return loaded;
  throw new Problem('CHANGED_MEANWHILE', {
    details: await listMadeSince(tx, loaded.version.planId, versionId),
  });
}

const MOST_NAMED = 10;

/** What was put in force since a version, the latest first: who made it, and what it was made for. */
async function listMadeSince(tx: Tx, planId: string, versionId: string) {
  const rows = await tx.rows<{ id: string; at: string; by: string; note: string }>(sql`
    select v.id, v.activated_at as at, v.created_by as by, v.note from plan_versions v
    where v.plan_id = ${planId} and v.id::text <> ${versionId} and v.activated_at >= coalesce(
      (select seen.activated_at from plan_versions seen where seen.id::text = ${versionId}), '-infinity')
    order by v.activated_at desc, v.id limit ${MOST_NAMED}`);
  return rows.map(({ id, at, by, note }) => ({
    path: id,
    message: `${shanghaiDay(new Date(at))} ${by}：${note === '' ? '换了方案版本' : note}`,
  }));
}

/** What is booked of two savings rests on the ruling about them; of the other rulings figures are worked out when asked for. */
async function settleBookings({ planChanged }: PlanDeps, tx: Tx, kind: string): Promise<void> {
  if (kind === 'unsaid') await planChanged?.(tx, (await getActivePlan(tx)).plan);
}

/**
 * Decides one contradiction. The decision is a new plan version over the one the reader saw; what was computed under
 * the old one keeps it.
 *
 * @returns the id of the version now in force
 * @throws Problem CHANGED_MEANWHILE, CONTRADICTION_NOT_FOUND, RULING_UNUSABLE
 */
export function ruleOnContradiction(deps: PlanDeps, actor: Actor, ruling: NewRuling): Promise<string> {
  return deps.db.transaction(async (tx) => {
    const loaded = await getSeenPlan(tx, ruling.versionId);
    const { plan } = loaded;
    const found = getContradiction(plan, ruling.key);
    const outcome = decideReading(plan, found, ruling.value);
    if (!outcome.ok) {
      throw new Problem('RULING_UNUSABLE', { details: [{ path: 'value', message: outcome.message }] });
    }
    const id = found.ruling?.id ?? rulingId(ruling.key);
    const decided = {
      id,
      on: { kind: found.kind, quantity: found.quantity },
      ...outcome.decision,
      status: 'adopted',
      reason: ruling.reason,
      author: actor.displayName,
      date: deps.clock.today(),
    };
    const others = listRulings(plan.documents).filter((one) => one.id !== id);
    const at = deps.clock.now();
    const made = { note: `裁定：${found.title}`, at, by: actor.displayName };
    const documents = withRulings(plan.documents, [...others, decided]);
    const versionId = await putInForce(tx, loaded, { ...made, documents, refusal: 'RULING_UNUSABLE' });
    await settleBookings(deps, tx, found.kind);
    const change = { before: found.ruling, after: decided };
    await recordAudit(tx, { actor, action: 'plan.ruled', subject: ruling.key, at, ...change });
    return versionId;
  });
}

/**
 * Takes back the ruling on a contradiction: both readings stand again. The ruling stays in the plan as a withdrawn one,
 * for what was computed under it must still be able to name it.
 *
 * @returns the id of the version now in force
 * @throws Problem CHANGED_MEANWHILE, CONTRADICTION_NOT_FOUND, RULING_NOT_FOUND
 */
export function withdrawRuling(deps: PlanDeps, actor: Actor, request: WithdrawRuling): Promise<string> {
  return deps.db.transaction(async (tx) => {
    const loaded = await getSeenPlan(tx, request.versionId);
    const found = getContradiction(loaded.plan, request.key);
    const { ruling } = found;
    if (!ruling) throw new Problem('RULING_NOT_FOUND');
    const rulings = listRulings(loaded.plan.documents).map((one) =>
      one.id === ruling.id ? { ...one, status: 'withdrawn' } : one,
    );
    const at = deps.clock.now();
    const made = { note: `撤回裁定：${found.title}。${request.reason}`, at, by: actor.displayName };
    const documents = withRulings(loaded.plan.documents, rulings);
    const versionId = await putInForce(tx, loaded, { ...made, documents, refusal: 'RULING_UNUSABLE' });
    await settleBookings(deps, tx, found.kind);
    const after = { ...ruling, status: 'withdrawn', withdrawnBecause: request.reason };
    await recordAudit(tx, {
      actor,
      action: 'plan.rulingWithdrawn',
      subject: request.key,
      at,
      before: ruling,
      after,
    });
    return versionId;
  });
}
