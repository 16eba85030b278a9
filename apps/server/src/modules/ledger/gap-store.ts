import type { HoldingGap } from '@tenglong/domain/register';
import { decimal, type Exact, toPlainDecimal } from '@tenglong/domain/values';
import { sql } from 'drizzle-orm';
import { groupRows, type Tx } from '../../platform/database/index.ts';
import type { Contested } from './contest-claims.ts';

interface GapRow {
  entry_id: string;
  resource: string;
  reason: HoldingGap['reason'];
  register: string;
  subject_name: string;
  unit_id: string;
  rival: string;
  left_out: string | null;
  rivals: readonly string[];
}

/** An entry of which some is not booked. */
export interface EntryGaps {
  readonly entryId: string;
  readonly register: string;
  readonly subjectName: string;
  readonly unit: string;
  readonly contested: Pick<Contested, 'holdings' | 'leftOut'>;
}

/** What is not booked of an entry and why, each resource once. */
function gapsOf({ entryId, register, subjectName, unit, contested }: EntryGaps): readonly GapRow[] {
  const { holdings, leftOut } = contested;
  const first = new Map(holdings.gaps.toReversed().map(({ resource, reason }) => [resource, reason]));
  return [...first].map(([resource, reason]) => {
    const left = reason === 'claimed' ? leftOut.get(resource) : undefined;
    return {
      entry_id: entryId,
      resource,
      reason,
      register,
      subject_name: subjectName,
      unit_id: unit,
      rival: left?.words ?? '',
      left_out: left?.amount ? (toPlainDecimal(left.amount) ?? null) : null,
      rivals: left?.rivals ?? [],
    };
  });
}

/** Keeps what is not booked of entries; two queries, however many. */
export async function keepGaps(tx: Tx, entries: readonly EntryGaps[]): Promise<void> {
  if (entries.length === 0) return;
  const ids = entries.map(({ entryId }) => entryId);
  await tx.run(sql`delete from ledger_gaps where entry_id = any(${sql.param(ids)}::uuid[])`);
  const rows = entries.flatMap(gapsOf);
  if (rows.length === 0) return;
  await tx.run(sql`
    insert into ledger_gaps (entry_id, resource, reason, register, subject_name, unit_id, rival, left_out, rivals)
    select n.* from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as n(entry_id uuid, resource text, reason text,
      register text, subject_name text, unit_id text, rival text, left_out numeric, rivals uuid[])`);
}

/** What the books say is not booked of an entry, to be compared: by resource, with the words that are shown. */
export const gapText = (gaps: EntryGaps): string => textOf(gapsOf(gaps));

const textOf = (
  rows: readonly Pick<GapRow, 'resource' | 'reason' | 'rival' | 'left_out' | 'rivals'>[],
): string =>
  JSON.stringify(
    rows
      .map(({ resource, reason, rival, left_out, rivals }) => [resource, reason, rival, left_out, rivals])
      .sort(([a], [b]) => (String(a) < String(b) ? -1 : 1)),
  );

/** The same of these entries, or of every one, of which something is not booked. */
export async function loadGapTexts(
  tx: Tx,
  entryIds?: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const wanted = entryIds ? sql` where entry_id = any(${sql.param([...entryIds])}::uuid[])` : sql``;
  const rows = await tx.rows<GapRow>(sql`
    select entry_id, resource, reason, rival, left_out::text as left_out, rivals from ledger_gaps${wanted}`);
  const byEntry = groupRows(rows, ({ entry_id }) => entry_id);
  return new Map([...byEntry].map(([id, own]) => [id, textOf(own)]));
}

/** Whether something of an entry waits as a doubt: nobody can tell what of it is the same. */
export async function isDoubtAlready(tx: Tx, entryId: string): Promise<boolean> {
  const rows = await tx.rows(
    sql`select 1 as doubt from ledger_gaps where entry_id = ${entryId} and reason = 'claimed' and left_out is null`,
  );
  return rows.length > 0;
}

/** By entry, what of its resources waits because others have freed it: how much, or all (`null`). */
export async function loadDoubts(tx: Tx): Promise<ReadonlyMap<string, ReadonlyMap<string, Exact | null>>> {
  const rows = await tx.rows<{ entry_id: string; resource: string; left_out: string | null }>(
    sql`select entry_id, resource, left_out::text as left_out from ledger_gaps where reason = 'claimed'`,
  );
  const doubts = new Map<string, Map<string, Exact | null>>();
  for (const { entry_id: id, resource, left_out: amount } of rows) {
    const own = doubts.get(id) ?? new Map<string, Exact | null>();
    doubts.set(id, own.set(resource, amount === null ? null : decimal(amount)));
  }
  return doubts;
}

/** The entries of which something is left out because of these, each once: what these free may have changed. */
export async function listWaiting(tx: Tx, entryIds: readonly string[]): Promise<readonly string[]> {
  const rows = await tx.rows<{ id: string }>(sql`
    select distinct entry_id as id from ledger_gaps
    where reason = 'claimed' and rivals && ${sql.param([...entryIds])}::uuid[] order by entry_id`);
  return rows.map(({ id }) => id);
}
