import { type SQL, sql } from 'drizzle-orm';
import type { Actor } from '../../platform/actor/index.ts';
import { type Recipient, recipientColumns } from './add-notices.ts';

/** For whom a person reads notices: themselves, and the party they act for. */
function recipientsOf(actor: Actor): readonly Recipient[] {
  const own: Recipient[] = actor.userId === undefined ? [] : [{ party: 'user', of: actor.userId }];
  switch (actor.role) {
    case 'office':
      return [{ party: 'office' }, ...own];
    case 'department':
      return actor.departmentId === undefined
        ? own
        : [{ party: 'department', of: actor.departmentId }, ...own];
    case 'township':
      return [
        ...(actor.scope.kind === 'units' ? actor.scope.units : []).map((of) => ({
          party: 'unit' as const,
          of,
        })),
        ...own,
      ];
    case 'enterprise':
      return actor.scope.kind === 'enterprise'
        ? [{ party: 'enterprise', of: actor.scope.creditCode }, ...own]
        : own;
    default:
      return own;
  }
}

/**
 * The condition that keeps a query inside the reader's own notices (`n`); what was said before they came is not for
 * them to read up.
 */
export function ownNotices(actor: Actor): SQL {
  const parties = recipientsOf(actor).map((one) => {
    const { party, of } = recipientColumns(one);
    return sql`(n.party = ${party} and n.party_id = ${of})`;
  });
  if (parties.length === 0) return sql`false`;
  return sql`((${sql.join(parties, sql` or `)})
    and n.at >= (select u.created_at from users u where u.id = ${actor.userId ?? null}))`;
}

/** Whether the reader has read it. */
export const hasRead = (actor: Actor): SQL =>
  sql`exists (select 1 from notice_reads r where r.notice_id = n.id and r.user_id = ${actor.userId ?? null})`;
