import type { BookedClaim } from '@tenglong/domain/ledger';
import type { Plan } from '@tenglong/domain/plan';
import type { HoldingClaim } from '@tenglong/domain/register';
import { decimal, type Exact, toPlainDecimal } from '@tenglong/domain/values';
import { type SQL, sql } from 'drizzle-orm';
import type { Tx } from '../../platform/database/index.ts';
import type { StandingClaim } from './claim-book.ts';

interface ClaimRow {
  entry_id: string;
  resource: string;
  parcels: string[];
  parts_of: string[];
  firm_code: string | null;
  firm_name: string | null;
  register: string;
  subject_name: string;
  declared: string | null;
  booked: string | null;
  claimed_by: 'parcel' | 'firm';
  year: string | null;
  rest: boolean;
}

/** What the lists of a plan call what they free once, where it does not say what is the same: not kept, since plans change. */
function unsaidOf({ registers }: Pick<Plan, 'registers'>, { register, resource }: ClaimRow): string | null {
  const rules = registers.find(({ file }) => file.id === register)?.file.ledger;
  return rules?.find((rule) => rule.resource === resource && rule.once)?.once?.unsaid ?? null;
}

const toClaim = (plan: Pick<Plan, 'registers'>, row: ClaimRow): StandingClaim => ({
  resource: row.resource,
  parcels: row.parcels,
  partsOf: row.parts_of,
  firmCode: row.firm_code,
  firmName: row.firm_name,
  by: row.claimed_by,
  year: row.year,
  rest: row.rest,
  unsaid: unsaidOf(plan, row),
  entryId: row.entry_id,
  register: row.register,
  subjectName: row.subject_name,
  declared: decimal(row.declared ?? '0'),
  booked: decimal(row.booked ?? '0'),
});

const CLAIMS = sql`select c.entry_id, c.resource, c.parcels, c.parts_of, c.firm_code, c.firm_name, c.register,
  c.subject_name, c.declared::text as declared, c.booked::text as booked, c.claimed_by, c.year, c.rest
  from ledger_claims c`;

/** The claims of these entries, or every claim in the books. */
export async function loadClaims(
  tx: Tx,
  plan: Pick<Plan, 'registers'>,
  entryIds?: readonly string[],
): Promise<readonly StandingClaim[]> {
  const wanted = entryIds ? sql` where c.entry_id = any(${sql.param([...entryIds])}::uuid[])` : sql``;
  return (await tx.rows<ClaimRow>(sql`${CLAIMS}${wanted}`)).map((row) => toClaim(plan, row));
}

/**
 * The entries that a ruling on what is the same may book otherwise: those of these lists that claim what another of them
 * claims too, and those that were booked without a claim.
 */
export async function listContested(tx: Tx, registers: readonly string[]): Promise<readonly string[]> {
  const lists = sql.param([...registers]);
  const shared = (by: SQL) => sql`
    select a.entry_id from ledger_claims a join ledger_claims b on b.resource = a.resource
      and b.entry_id <> a.entry_id and b.register = any(${lists}::text[]) and ${by}
    where a.register = any(${lists}::text[])`;
  const rows = await tx.rows<{ entry_id: string }>(sql`
    ${shared(sql`b.firm_code = a.firm_code`)} union ${shared(sql`b.firm_name = a.firm_name`)}
    union ${shared(sql`a.claimed_by = 'parcel' and b.parcels && (a.parcels || a.parts_of)`)}
    union select p.entry_id from ledger_postings p join ledger_transactions t on t.number = p.number
      where p.entry_id is not null and t.register = any(${lists}::text[])
        and not exists (select 1 from ledger_claims c where c.entry_id = p.entry_id and c.resource = p.resource)
    order by entry_id`);
  return rows.map(({ entry_id: id }) => id);
}

/** The claims of other entries that may be of the same parcels or the same firm as these. */
export async function listRivals(
  tx: Tx,
  plan: Pick<Plan, 'registers'>,
  entryId: string,
  claims: readonly HoldingClaim[],
): Promise<readonly StandingClaim[]> {
  if (claims.length === 0) return [];
  const touching = claims.map(({ resource, parcels, partsOf, firmCode, firmName }): SQL => {
    const named = sql.param([...parcels, ...partsOf]);
    return sql`(c.resource = ${resource} and (c.parcels && ${named}::text[]
      or c.parts_of && ${sql.param([...parcels])}::text[] or c.firm_code = ${firmCode} or c.firm_name = ${firmName}))`;
  });
  const rows = await tx.rows<ClaimRow>(
    sql`${CLAIMS} where c.entry_id <> ${entryId} and (${sql.join(touching, sql` or `)})`,
  );
  return rows.map((row) => toClaim(plan, row));
}

/** What the books are to hold of an entry's claims, in the place of what they hold. */
export interface EntryClaims {
  readonly entryId: string;
  readonly register: string;
  readonly subjectName: string;
  readonly unit: string;
  readonly claims: readonly (HoldingClaim & Pick<BookedClaim, 'booked'>)[];
}

const plain = (amount: Exact): string => toPlainDecimal(amount) ?? '0';

/** Keeps what the books hold of the claims of entries; two queries, however many. */
export async function keepClaims(tx: Tx, entries: readonly EntryClaims[]): Promise<void> {
  if (entries.length === 0) return;
  const ids = entries.map(({ entryId }) => entryId);
  await tx.run(sql`delete from ledger_claims where entry_id = any(${sql.param(ids)}::uuid[])`);
  const rows = entries.flatMap(({ entryId, register, subjectName, unit, claims }) =>
    claims.map(({ resource, parcels, partsOf, firmCode, firmName, by, year, rest, amount, booked }) => ({
      entry_id: entryId,
      resource,
      parcels,
      parts_of: partsOf,
      firm_code: firmCode,
      firm_name: firmName,
      register,
      subject_name: subjectName,
      unit_id: unit,
      declared: plain(amount),
      booked: plain(booked),
      claimed_by: by,
      year,
      rest,
    })),
  );
  if (rows.length === 0) return;
  await tx.run(sql`
    insert into ledger_claims (entry_id, resource, parcels, parts_of, firm_code, firm_name, register, subject_name,
      unit_id, declared, booked, claimed_by, year, rest)
    select n.* from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as n(entry_id uuid, resource text, parcels text[],
      parts_of text[], firm_code text, firm_name text, register text, subject_name text, unit_id text,
      declared numeric, booked numeric, claimed_by text, year text, rest boolean)
    on conflict (entry_id, resource) do nothing`);
}
