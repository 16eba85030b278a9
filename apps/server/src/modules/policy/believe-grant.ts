import { fingerprint } from '@tenglong/domain/policy';
import { toDecimalString, yearOf } from '@tenglong/domain/values';
import { sql } from 'drizzle-orm';
import type { Actor } from '../../platform/actor/index.ts';
import { recordAudit } from '../../platform/audit/index.ts';
import type { Tx } from '../../platform/database/index.ts';
import { type Application, caseOf } from './application.ts';
import { takeInvoices } from './claim-invoices.ts';
import { listPurchases, purchaseKey } from './purchase-store.ts';

/** A grant that was made before the platform knew of it. */
export interface PastGrant {
  readonly application: Application;
  /** Whom it was made to, by the list; the subject of the entry may be no more than a name. */
  readonly creditCode: string;
  /** The day by whose year it counts. */
  readonly on: string;
  readonly actor: Actor;
  readonly at: Date;
}

/**
 * Takes a grant over from an office's own list: what is past is believed, even above a cap, and counts towards the year's cap
 * from now on, as do the numbers of its machines. A sum that the list does not tell is unknown, not nothing: until somebody
 * says it, what is left of that year is unknown too. Once for each entry.
 *
 * @returns whether it was not taken over before
 */
export async function believeGrant(tx: Tx, grant: PastGrant): Promise<boolean> {
  const { application, creditCode, on, actor, at } = grant;
  const { entry, rule } = application;
  const value = entry.fields.get(rule.decided);
  const decided = value !== null && typeof value === 'object' ? toDecimalString(value, 2) : null;
  const added = await tx.rows(sql`
    insert into policy_grants (entry_id, policy, credit_code, year, amount_yuan, granted_on, revision)
    values (${entry.id}, ${rule.id}, ${creditCode}, ${yearOf(on)}, ${decided}, ${on}, ${entry.revision})
    on conflict (entry_id) do nothing returning entry_id`);
  if (added.length === 0) return false;
  await believeMachines(tx, grant);
  await recordAudit(tx, {
    actor,
    action: 'policy.granted',
    subject: entry.id,
    at,
    source: { takenOver: true },
    after: { policy: rule.id, year: yearOf(on), decidedYuan: decided },
  });
  return true;
}

/** Takes the numbers of its machines that nobody holds yet; whoever has one already keeps it, and the doubt is said there. */
async function believeMachines(
  tx: Tx,
  { application, creditCode, at }: Pick<PastGrant, 'application' | 'creditCode' | 'at'>,
): Promise<void> {
  const { entry, rule } = application;
  if (!rule.machines) return;
  const own = { ...caseOf(application), creditCode };
  const purchases = (await listPurchases(tx, [own])).get(purchaseKey(own)) ?? [];
  const claims = purchases.flatMap(({ id, serial, ruling }) => {
    const key = ruling === 'excluded' ? null : fingerprint(serial);
    return key === null ? [] : [{ id, key }];
  });
  const invoiced = purchases.filter(({ ruling }) => ruling !== 'excluded');
  await takeInvoices(tx, entry.id, invoiced, at);
  if (claims.length === 0) return;
  await tx.run(sql`
    insert into policy_claims (serial_key, purchase_id, entry_id)
    select n.key, n.id, ${entry.id} from jsonb_to_recordset(${JSON.stringify(claims)}::jsonb) as n(id uuid, key text)
    on conflict (serial_key) do nothing`);
}
