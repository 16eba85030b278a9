import type { DraftCase, DraftFault } from '@tenglong/contracts/policy';
import { type SQL, sql } from 'drizzle-orm';
import type { Actor } from '../../../platform/actor/index.ts';
import type { Tx } from '../../../platform/database/index.ts';
import { Problem } from '../../../platform/problem/index.ts';

/** What checks and cases say of one revision. */
export interface DraftReport {
  readonly faults: readonly DraftFault[];
  readonly results: readonly DraftCase[];
}

/** A draft without its texts. */
export interface DraftRecord {
  readonly id: string;
  readonly policy: string;
  readonly status: 'open' | 'submitted' | 'published' | 'dropped';
  readonly revision: number;
  readonly baseHash: string;
  readonly from: string;
  readonly purpose: string;
  readonly begunAt: string;
  readonly begunBy: string;
  readonly changedAt: string;
  readonly changedBy: string;
  readonly submittedBy: string | null;
  readonly decidedBy: string | null;
  readonly decidedAt: string | null;
  readonly reason: string | null;
  readonly faults: number;
}

export interface StoredDraft extends DraftRecord {
  readonly policyText: string;
  readonly casesText: string;
  readonly report: DraftReport;
}

/** One thing that was done to a draft. */
export interface DraftStep {
  readonly says: string;
  readonly before: string;
  readonly after: string;
  readonly reason: string;
}

export interface KeptStep extends DraftStep {
  readonly revision: number;
  readonly at: string;
  readonly userId: string | null;
  readonly by: string;
}

const RECORD: SQL = sql`id, policy, status, revision, base_hash as "baseHash", effective_from as "from", purpose,
  begun_at as "begunAt", begun_by as "begunBy", changed_at as "changedAt", changed_by as "changedBy",
  submitted_by as "submittedBy", decided_by as "decidedBy", decided_at as "decidedAt", reason,
  jsonb_array_length(report->'faults') as faults`;

/** The newest drafts, those still to be decided first; of one policy or of all. One page of them. */
export const listDrafts = (tx: Tx, policy: string | undefined, most: number): Promise<DraftRecord[]> =>
  tx.rows<DraftRecord>(sql`
    select ${RECORD} from policy_drafts where ${policy === undefined ? sql`true` : sql`policy = ${policy}`}
    order by case status when 'submitted' then 0 when 'open' then 1 else 2 end, changed_at desc, id limit ${most}`);

/** @param lock - keeps others from changing it until the end of the transaction. @throws Problem POLICY_DRAFT_NOT_FOUND */
export async function getDraft(tx: Tx, id: string, lock = false): Promise<StoredDraft> {
  const [found] = await tx.rows<StoredDraft>(sql`
    select ${RECORD}, policy_text as "policyText", cases_text as "casesText", report
    from policy_drafts where id = ${id} ${lock ? sql`for update` : sql``}`);
  if (!found) throw new Problem('POLICY_DRAFT_NOT_FOUND');
  return found;
}

export interface NewDraft {
  readonly id: string;
  readonly policy: string;
  readonly baseHash: string;
  readonly from: string;
  readonly policyText: string;
  readonly casesText: string;
  readonly purpose: string;
  readonly report: DraftReport;
}

export async function insertDraft(tx: Tx, draft: NewDraft, actor: Actor, at: Date): Promise<void> {
  const by = actor.displayName;
  await tx.run(sql`
    insert into policy_drafts (id, policy, status, revision, base_hash, effective_from, policy_text, cases_text, purpose,
      begun_at, begun_by, changed_at, changed_by, report)
    values (${draft.id}, ${draft.policy}, 'open', 1, ${draft.baseHash}, ${draft.from}, ${draft.policyText},
      ${draft.casesText}, ${draft.purpose}, ${at}, ${by}, ${at}, ${by}, ${JSON.stringify(draft.report)}::jsonb)`);
}

/** What was done, by whom: one line for each step, never changed afterwards. */
export async function addSteps(
  tx: Tx,
  { id, revision }: Pick<DraftRecord, 'id' | 'revision'>,
  steps: readonly DraftStep[],
  actor: Actor,
  at: Date,
): Promise<void> {
  await tx.run(sql`
    insert into policy_draft_edits (draft_id, seq, revision, at, user_id, by_name, says, before, after, reason)
    select ${id}, (select count(*) from policy_draft_edits where draft_id = ${id}) + n.place, ${revision}, ${at},
      ${actor.userId ?? null}, ${actor.displayName}, n.says, n.before, n.after, n.reason
    from rows from (jsonb_to_recordset(${JSON.stringify(steps)}::jsonb)
      as (says text, before text, after text, reason text)) with ordinality as n(says, before, after, reason, place)`);
}

/** Everything that was done to a draft, in order. */
export const listSteps = (tx: Tx, id: string): Promise<KeptStep[]> =>
  tx.rows<KeptStep>(sql`
    select revision, at, user_id as "userId", by_name as by, says, before, after, reason
    from policy_draft_edits where draft_id = ${id} order by seq`);

export interface NewRevision {
  readonly policyText: string;
  readonly casesText: string;
  readonly from: string;
  readonly report: DraftReport;
}

/** The next revision of a draft; what was worked out for the one before is worked out anew when asked for. */
export async function keepRevision(
  tx: Tx,
  { id, revision }: Pick<DraftRecord, 'id' | 'revision'>,
  kept: NewRevision,
  actor: Actor,
  at: Date,
): Promise<void> {
  await tx.run(sql`
    update policy_drafts set revision = ${revision + 1}, policy_text = ${kept.policyText}, cases_text = ${kept.casesText},
      effective_from = ${kept.from}, report = ${JSON.stringify(kept.report)}::jsonb, changed_at = ${at},
      changed_by = ${actor.displayName} where id = ${id}`);
}
