import { decideGrant, fingerprint } from '@tenglong/domain/policy';
import { decimal, type Exact, toDecimalString, yearOf, ZERO } from '@tenglong/domain/values';
import { sql } from 'drizzle-orm';
import type { Actor } from '../../platform/actor/index.ts';
import { recordAudit } from '../../platform/audit/index.ts';
import { isUniqueViolation, type Tx } from '../../platform/database/index.ts';
import { Problem } from '../../platform/problem/index.ts';
import type { Application } from './application.ts';
import { claimInvoices } from './claim-invoices.ts';
import { type PinnedStep, pinDetermination } from './pin-determination.ts';

/** Everybody who grants the same enterprise, or the same project, money of the same policy waits here for the one before. */
export async function lockCap(
  tx: Tx,
  policy: string,
  creditCode: string,
  day: string,
  project?: string,
): Promise<void> {
  const keys = [
    `policy-cap ${policy} ${creditCode} ${yearOf(day)}`,
    ...(project === undefined ? [] : [`policy-project ${policy} ${project}`]),
  ];
  // Always in this order, so that no two ever wait for each other.
  for (const key of keys) await tx.run(sql`select pg_advisory_xact_lock(hashtextextended(${key}, 0))`);
}

export interface KeptStep extends PinnedStep {
  readonly actor: Actor;
  readonly today: string;
}

const decidedOf = ({ entry, rule }: Application): Exact => {
  const value = entry.fields.get(rule.decided);
  return value !== null && typeof value === 'object' ? value : decimal('0');
};

/** Takes the numbers of the machines that count, in one statement. @throws Problem MACHINE_GRANTED if one was taken before */
async function claimMachines(tx: Tx, { application: { entry }, standing }: KeptStep): Promise<void> {
  const claims = standing.machines.flatMap(({ purchase, counted }) => {
    const key = counted ? fingerprint(purchase.serial) : null;
    return key === null
      ? []
      : [{ key, id: purchase.id, name: `${purchase.name}，出厂编号 ${purchase.serial}` }];
  });
  if (claims.length === 0) return;
  const keys = sql.param(claims.map(({ key }) => key));
  const taken = await tx.rows<{ key: string }>(
    sql`select serial_key as key from policy_claims where serial_key = any(${keys}::text[])`,
  );
  const names = claims.filter(({ key }) => taken.some((one) => one.key === key));
  const refused = new Problem('MACHINE_GRANTED', {
    details: names.map(({ id, name }) => ({ path: id, message: name })),
  });
  if (names.length > 0) throw refused;
  try {
    await tx.run(sql`
      insert into policy_claims (serial_key, purchase_id, entry_id)
      select key, id, ${entry.id} from unnest(${keys}::text[], ${sql.param(claims.map(({ id }) => id))}::uuid[]) as n(key, id)`);
  } catch (error) {
    // Somebody took one between the look and the taking: the key of the table decides.
    if (isUniqueViolation(error)) throw refused;
    throw error;
  }
}

/**
 * What follows from a step of an application: its determination is pinned; where the step grants money, the sum counts
 * towards the year's cap and the machines are taken; where it leaves such a stage, both are given back.
 *
 * The caller holds `lockCap` if the step may grant.
 *
 * @throws Problem GRANT_OVER_CAP, MACHINE_GRANTED
 */
export async function keepGrant(tx: Tx, step: KeptStep): Promise<void> {
  const { application, standing, actor, today, at } = step;
  const { entry, rule } = application;
  await pinDetermination(tx, step);
  const [held] = await tx.rows(sql`select 1 as held from policy_grants where entry_id = ${entry.id}`);
  const decided = decidedOf(application);
  const { room, blind } = standing;
  const grants = rule.granted.includes(entry.stage);
  const answer = decideGrant({ held: held !== undefined, grants, decided, room, blind });
  if (answer === 'stays') return;
  if (answer === 'given-back') {
    await tx.run(sql`delete from policy_grants where entry_id = ${entry.id}`);
    await tx.run(sql`delete from policy_claims where entry_id = ${entry.id}`);
    await tx.run(sql`delete from policy_invoices where entry_id = ${entry.id}`);
    return;
  }
  if (answer !== 'granted') {
    const message = {
      blind: '当年有接管来的核定没有写金额，限额还剩多少算不出来；请先在那张清单上补上金额',
      over: `核定 ${toDecimalString(decided, 2)} 元，限额还剩 ${toDecimalString(room ?? ZERO, 2)} 元`,
      'no-fen': '核定金额应写到分',
    }[answer];
    if (answer === 'no-fen')
      throw new Problem('INPUT_INVALID', { details: [{ path: rule.decided, message }] });
    throw new Problem('GRANT_OVER_CAP', { details: [{ path: rule.decided, message }] });
  }
  await tx.run(sql`
    insert into policy_grants (entry_id, policy, credit_code, year, amount_yuan, granted_on, revision)
    values (${entry.id}, ${rule.id}, ${entry.subject.id ?? ''}, ${yearOf(today)}, ${toDecimalString(decided, 2)}, ${today},
      ${entry.revision})`);
  await claimMachines(tx, step);
  const counted = standing.machines.filter((one) => one.counted).map(({ purchase }) => purchase);
  await claimInvoices(tx, entry.id, counted, at);
  await recordAudit(tx, {
    actor,
    action: 'policy.granted',
    subject: entry.id,
    at,
    after: {
      policy: rule.id,
      decidedYuan: toDecimalString(decided, 2),
      computedYuan: standing.determination?.amountYuan,
    },
  });
}
