import { randomUUID } from 'node:crypto';
import { departmentNames, unitName } from '@tenglong/domain/plan';
import { sql } from 'drizzle-orm';
import { groupRows, type Tx } from '../../../platform/database/index.ts';
import { findActiveVersion, getActivePlan } from '../../plan/index.ts';
import { type OutwardNotice, type OutwardPayload, subjectOf } from './message.ts';
import type { OutwardSettings } from './outward.ts';

/** Notices taken in one transaction, and told in one message. */
const AT_ONCE = 500;
const IN_ONE_MESSAGE = 50;

interface Inward extends OutwardNotice {
  readonly party: string;
  readonly party_id: string;
}

const partsOf = <T>(all: readonly T[], size: number): T[][] =>
  Array.from({ length: Math.ceil(all.length / size) }, (_, at) => all.slice(at * size, (at + 1) * size));

/** How the county and its parties are called. */
async function partyNames(
  tx: Tx,
): Promise<{ county: string; nameOf: (party: string, of: string) => string }> {
  if (!(await findActiveVersion(tx))) return { county: '', nameOf: (_party, of) => of };
  const { plan } = await getActivePlan(tx);
  return {
    county: plan.meta.county.name,
    nameOf: (party, of) =>
      party === 'office' ? '工作专班' : party === 'unit' ? unitName(plan, of) : departmentNames(plan, [of]),
  };
}

/**
 * Puts the notices that have not been looked at yet into the outbox, those for one party together. A way that is not
 * set up gets nothing, now or later: whoever sets it up is not told of the past.
 *
 * @returns how many notices were looked at; fewer than were waiting only if there are very many
 */
export async function fanOut(tx: Tx, { mail, webhook }: OutwardSettings, at: Date): Promise<number> {
  const now = at.toISOString();
  const notices = await tx.rows<Inward>(sql`
    with taken as (
      select id from notices where outward_at is null order by at, id limit ${AT_ONCE}::int for update skip locked)
    update notices n set outward_at = ${now}::timestamptz from taken where n.id = taken.id
    returning n.id, n.kind, n.kind_title as "kindTitle", n.party, n.party_id, n.register,
      n.register_title as "registerTitle", n.title, n.body, n.href, n.happened_on as "on"`);
  // One person, and an enterprise, whose mailbox nobody here keeps, are told in the app alone.
  const outward = notices.filter(({ party }) => party !== 'user' && party !== 'enterprise');
  if (outward.length === 0 || (!mail && !webhook)) return notices.length;
  const { county, nameOf } = await partyNames(tx);
  const mailboxes = new Map(
    (mail
      ? await tx.rows<{ party: string; of: string; email: string }>(
          sql`select party, party_id as "of", email from outward_addresses`,
        )
      : []
    ).map(({ party, of, email }) => [`${party} ${of}`, email]),
  );
  for (const [key, all] of groupRows(outward, ({ party, party_id }) => `${party} ${party_id}`)) {
    const email = mailboxes.get(key);
    for (const part of partsOf(all, IN_ONE_MESSAGE)) {
      const [{ party, party_id: of } = { party: '', party_id: '' }] = part;
      const payload: OutwardPayload = {
        county,
        recipient: { party, of, name: nameOf(party, of) },
        notices: part.map(({ party: _party, party_id: _of, ...notice }) => notice),
      };
      if (email !== undefined) await put(tx, 'mail', email, payload, now);
      if (webhook) await put(tx, 'webhook', '', payload, now);
    }
  }
  return notices.length;
}

async function put(
  tx: Tx,
  channel: 'mail' | 'webhook',
  address: string,
  payload: OutwardPayload,
  now: string,
): Promise<void> {
  const { party, of, name } = payload.recipient;
  await tx.run(sql`
    insert into outbox (id, channel, party, party_id, recipient, address, subject, payload, state, attempts, reason,
      run_at, made_at, changed_at)
    values (${randomUUID()}, ${channel}, ${party}, ${of}, ${name}, ${address}, ${subjectOf(payload)},
      ${JSON.stringify(payload)}, 'waiting', 0, '', ${now}, ${now}, ${now})`);
}
