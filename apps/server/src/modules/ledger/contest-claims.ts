import { type Claim, conflictOf, sharedParcels } from '@tenglong/domain/ledger';
import type { Holdings } from '@tenglong/domain/register';
import { toPlainDecimal } from '@tenglong/domain/values';
import { sql } from 'drizzle-orm';
import type { Tx } from '../../platform/database/index.ts';
import { Problem } from '../../platform/problem/index.ts';
import type { EntryBooking } from './book-entry.ts';
import { LedgerTitles } from './ledger-titles.ts';

interface ClaimRow {
  entry_id: string;
  resource: string;
  parcels: string[];
  parts_of: string[];
  firm_code: string | null;
  firm_name: string | null;
  register: string;
  subject_name: string;
}

const toClaim = (row: ClaimRow): Claim => ({
  resource: row.resource,
  parcels: row.parcels,
  partsOf: row.parts_of,
  firmCode: row.firm_code,
  firmName: row.firm_name,
});

/** What an entry may put into the books, and by resource what another has freed already, in words. */
export interface Contested {
  readonly holdings: Holdings;
  readonly rivals: ReadonlyMap<string, string>;
}

/**
 * Holds what an entry frees against what the others have freed: who is in the books first keeps it. Needs the lock of the
 * books. What is taken over from an office's list, or stands as a doubt already, is a doubt; anything else is refused.
 *
 * @throws Problem LEDGER_CLAIMED
 */
export async function contestClaims(tx: Tx, booking: EntryBooking): Promise<Contested> {
  const { holdings, entryId, believed = false } = booking;
  const rivals = new Map<string, string>();
  for (const claim of holdings.claims) {
    const rows = await tx.rows<ClaimRow>(sql`
      select c.entry_id, c.resource, c.parcels, c.parts_of, c.firm_code, c.firm_name, c.register, c.subject_name
      from ledger_claims c where c.entry_id <> ${entryId} and c.resource = ${claim.resource}
        and (c.parcels && ${sql.param([...claim.parcels, ...claim.partsOf])}::text[]
          or c.parts_of && ${sql.param([...claim.parcels])}::text[] or c.firm_code = ${claim.firmCode}
          or c.firm_name = ${claim.firmName})
      order by c.entry_id`);
    const rival = rows.find((row) => conflictOf(claim, toClaim(row)) !== undefined);
    if (rival) rivals.set(claim.resource, rivalWords(booking, claim, rival));
  }
  if (rivals.size === 0) return { holdings, rivals };
  if (!believed && !(await isDoubtAlready(tx, entryId))) {
    throw new Problem('LEDGER_CLAIMED', {
      details: [...rivals].map(([resource, message]) => ({ path: resource, message })),
    });
  }
  return {
    rivals,
    holdings: {
      postings: holdings.postings.filter(({ resource }) => !rivals.has(resource)),
      gaps: [
        ...holdings.gaps,
        ...[...rivals.keys()].map((resource) => ({ resource, reason: 'claimed' as const })),
      ],
      claims: holdings.claims.filter(({ resource }) => !rivals.has(resource)),
    },
  };
}

/** `同一宗地 YH-2023-01 已由低效闲置用地“石桥地块”腾出` */
function rivalWords({ plan, holdings }: EntryBooking, claim: Claim, rival: ClaimRow): string {
  const titles = new LedgerTitles(plan);
  const whose = `${titles.register(rival.register)}“${rival.subject_name}”`;
  const { title, unit } = titles.resource(claim.resource);
  const posted = holdings.postings.filter(({ resource }) => resource === claim.resource);
  const amounts = posted.map(({ amount }) => `${toPlainDecimal(amount) ?? ''} ${unit}`).join('、');
  if (conflictOf(claim, toClaim(rival)) === 'same') {
    const shared = sharedParcels(claim, toClaim(rival)).join('、');
    return `宗地 ${shared} 已由${whose}腾出，这里的${title} ${amounts}不再计`;
  }
  const firm = rival.firm_name ?? claim.firmName ?? '';
  return `${firm}的${title}已由${whose}腾出，没有写明宗地编号，分不清这里的 ${amounts}是不是同一宗`;
}

async function isDoubtAlready(tx: Tx, entryId: string): Promise<boolean> {
  const rows = await tx.rows(
    sql`select 1 as doubt from ledger_gaps where entry_id = ${entryId} and reason = 'claimed'`,
  );
  return rows.length > 0;
}

/** Keeps what the books hold of an entry's claims. */
export async function keepClaims(tx: Tx, booking: EntryBooking, { holdings }: Contested): Promise<void> {
  const { entryId, register, subjectName, unit } = booking;
  await tx.run(sql`delete from ledger_claims where entry_id = ${entryId}`);
  for (const { resource, parcels, partsOf, firmCode, firmName } of holdings.claims) {
    await tx.run(sql`
      insert into ledger_claims (entry_id, resource, parcels, parts_of, firm_code, firm_name, register, subject_name, unit_id)
      values (${entryId}, ${resource}, ${sql.param([...parcels])}::text[],
        ${sql.param([...partsOf])}::text[], ${firmCode}, ${firmName}, ${register},
        ${subjectName}, ${unit}) on conflict (entry_id, resource) do nothing`);
  }
}

/** By entry, the resources that wait because another has freed the same. */
export async function loadDoubts(tx: Tx): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const rows = await tx.rows<{ entry_id: string; resource: string }>(
    sql`select entry_id, resource from ledger_gaps where reason = 'claimed'`,
  );
  const doubts = new Map<string, Set<string>>();
  for (const { entry_id: id, resource } of rows) {
    doubts.set(id, new Set([...(doubts.get(id) ?? []), resource]));
  }
  return doubts;
}
