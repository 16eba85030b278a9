import { randomUUID } from 'node:crypto';
import type { NoticeKind } from '@tenglong/contracts/notice';
import { sql } from 'drizzle-orm';
import type { Tx } from '../../platform/database/index.ts';

/** For whom a notice is: the office, a department by id, a township or an enterprise by code, one person by id. */
export type Recipient =
  | { readonly party: 'office' }
  | { readonly party: 'department' | 'unit' | 'enterprise' | 'user'; readonly of: string };

/** The two columns a recipient is kept in. */
export const recipientColumns = (recipient: Recipient): { readonly party: string; readonly of: string } => ({
  party: recipient.party,
  of: recipient.party === 'office' ? '' : recipient.of,
});

export interface NewNotice {
  /** What caused it; a party is told of the same cause once, however often it is asked for. */
  readonly cause: string;
  readonly kind: NoticeKind;
  readonly kindTitle: string;
  readonly to: Recipient;
  readonly register: string;
  readonly registerTitle: string;
  readonly title: string;
  readonly body: string;
  readonly href: string;
  readonly entryId: string | null;
  readonly on: string;
}

/** Writes notices in the transaction of what causes them: both are committed, once, or neither. One statement. */
export async function addNotices(tx: Tx, notices: readonly NewNotice[], at: Date): Promise<void> {
  if (notices.length === 0) return;
  const rows = notices.map(({ to, ...notice }) => ({
    ...notice,
    id: randomUUID(),
    party: recipientColumns(to).party,
    partyId: recipientColumns(to).of,
  }));
  await tx.run(sql`
    insert into notices (id, cause, kind, kind_title, party, party_id, register, register_title, title, body, href,
      entry_id, happened_on, at)
    select n."id", n."cause", n."kind", n."kindTitle", n."party", n."partyId", n."register", n."registerTitle", n."title",
      n."body", n."href", n."entryId", n."on", ${at.toISOString()}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as n("id" uuid, "cause" text, "kind" text, "kindTitle" text,
      "party" text, "partyId" text, "register" text, "registerTitle" text, "title" text, "body" text, "href" text,
      "entryId" uuid, "on" date)
    on conflict (party, party_id, cause, kind) do nothing`);
}

/** Takes back what was said of a cause that never was: a list that was undone whole. */
export async function withdrawNotices(tx: Tx, causePrefix: string): Promise<void> {
  await tx.run(sql`delete from notices where starts_with(cause, ${causePrefix})`);
}
