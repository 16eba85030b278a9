import type { AddressBody, OutwardAddress } from '@tenglong/contracts/notice';
import type { Plan } from '@tenglong/domain/plan';
import { sql } from 'drizzle-orm';
import type { Actor } from '../../../platform/actor/index.ts';
import { changedMeanwhile, recordAudit } from '../../../platform/audit/index.ts';
import type { Tx } from '../../../platform/database/index.ts';
import type { Deps } from '../../../platform/deps.ts';
import { Problem } from '../../../platform/problem/index.ts';
import { findActiveVersion, getActivePlan } from '../../plan/index.ts';

const partiesOf = ({ departments, units }: Plan): readonly Omit<OutwardAddress, 'email'>[] => [
  { party: 'office', of: '', name: '工作专班' },
  ...departments.map(({ id, name }) => ({ party: 'department' as const, of: id, name })),
  ...units.map(({ id, name }) => ({ party: 'unit' as const, of: id, name })),
];

/** Every party of the plan and where its mail goes. */
export async function listAddresses(tx: Tx): Promise<OutwardAddress[]> {
  if (!(await findActiveVersion(tx))) return [];
  const { plan } = await getActivePlan(tx);
  const kept = await tx.rows<{ party: string; of: string; email: string }>(
    sql`select party, party_id as "of", email from outward_addresses`,
  );
  return partiesOf(plan).map((one) => ({
    ...one,
    email: kept.find(({ party, of }) => party === one.party && of === one.of)?.email ?? '',
  }));
}

/**
 * Sets where a party's mail goes from now on; empty takes it off.
 *
 * @throws Problem OUTBOX_PARTY_UNKNOWN, CHANGED_MEANWHILE
 */
export function setAddress(
  { db, clock }: Deps,
  actor: Actor,
  { party, of, email, seen }: AddressBody,
): Promise<OutwardAddress[]> {
  return db.transaction(async (tx) => {
    // A party without an address has no row to hold: two who set one come one after the other.
    await tx.run(sql`lock table outward_addresses in share row exclusive mode`);
    const before = (await listAddresses(tx)).find((one) => one.party === party && one.of === of);
    if (!before) throw new Problem('OUTBOX_PARTY_UNKNOWN');
    if (before.email !== seen) {
      const now = before.email === '' ? '已不收邮件' : `已改为 ${before.email}`;
      throw await changedMeanwhile(tx, { action: 'outbox.addressed', subject: before.name, now });
    }
    const at = clock.now();
    if (email === '') {
      await tx.run(sql`delete from outward_addresses where party = ${party} and party_id = ${of}`);
    } else {
      await tx.run(sql`
        insert into outward_addresses (party, party_id, email, set_at)
        values (${party}, ${of}, ${email}, ${at.toISOString()})
        on conflict (party, party_id) do update set email = excluded.email, set_at = excluded.set_at`);
    }
    await recordAudit(tx, {
      actor,
      action: 'outbox.addressed',
      subject: before.name,
      at,
      before: { email: before.email },
      after: { email },
    });
    return listAddresses(tx);
  });
}
