import { cleanName, type RosterIndex, readCreditCode } from '../enterprise/index.ts';
import { type Exact, equals, reduce, sum, toPlainDecimal } from '../values/index.ts';
import type { Dataset } from './dataset.ts';
import type { FindAcross } from './find-shared-parcels.ts';
import type { StagedRow } from './staged-row.ts';

/** What one side says of a lease: its rows and their areas together, in the canonical unit. */
export interface LeaseClaim {
  readonly rows: readonly StagedRow[];
  readonly area: Exact;
}

/** A lease that only one side reports, or that the two sides report with different areas. */
export interface OneSidedLease {
  readonly owner: string;
  readonly tenant: string;
  readonly given: LeaseClaim | undefined;
  readonly taken: LeaseClaim | undefined;
}

const positionOf = (dataset: Dataset, id: string) => dataset.fields.findIndex(({ field }) => field.id === id);

/** Compares the two sides of every lease whose other party is in the roster. */
export function findOneSidedLeases(
  rows: ReadonlyMap<string, readonly StagedRow[]>,
  dataset: Dataset,
  roster: RosterIndex | undefined,
): OneSidedLease[] {
  const { leases } = dataset.file;
  if (!leases || !roster) return [];
  const claims = { owner: new Map<string, LeaseClaim>(), tenant: new Map<string, LeaseClaim>() };
  for (const [side, { area, party }] of [
    ['tenant', leases.rentedIn],
    ['owner', leases.rentedOut],
  ] as const) {
    const [areaAt, partyAt] = [positionOf(dataset, area), positionOf(dataset, party)];
    for (const [code, own] of rows) {
      for (const row of own) {
        const [value, other] = [row.values[areaAt], row.values[partyAt]];
        if (typeof value !== 'object' || value === null || value.n === 0n || typeof other !== 'string')
          continue;
        const otherCode = findParty(other, roster);
        if (otherCode === undefined) continue;
        const lease = side === 'tenant' ? `${otherCode} ${code}` : `${code} ${otherCode}`;
        const known = claims[side].get(lease);
        claims[side].set(lease, {
          rows: [...(known?.rows ?? []), row],
          area: known ? (sum([known.area, value]) ?? value) : value,
        });
      }
    }
  }
  return [...new Set([...claims.owner.keys(), ...claims.tenant.keys()])].flatMap((lease) => {
    const [owner = '', tenant = ''] = lease.split(' ');
    const [given, taken] = [claims.owner.get(lease), claims.tenant.get(lease)];
    if (given && taken && equals(given.area, taken.area)) return [];
    return [{ owner, tenant, given, taken }];
  });
}

function findParty(text: string, roster: RosterIndex): string | undefined {
  const reading = readCreditCode(text);
  if (reading.kind !== 'none') return reading.code;
  const [entry, ...others] = roster.findByName(cleanName(text));
  return others.length === 0 ? entry?.creditCode : undefined;
}

/** `甲厂租出 3 亩，乙厂租入 没有填` */
function describeLease(
  { owner, tenant, given, taken }: OneSidedLease,
  dataset: Dataset,
  nameOf: (creditCode: string) => string,
): string {
  const { leases } = dataset.file;
  const unit = dataset.fields[positionOf(dataset, leases?.rentedIn.area ?? '')]?.unit?.text ?? '';
  const say = (claim: LeaseClaim | undefined) =>
    claim ? `${toPlainDecimal(reduce(claim.area)) ?? ''} ${unit}` : '没有填';
  return `${nameOf(owner)}租出 ${say(given)}，${nameOf(tenant)}租入 ${say(taken)}`;
}

/** Lists one-sided leases as problems, at the tenant's row where there is one. */
export function reportOneSidedLeases(
  rows: ReadonlyMap<string, readonly StagedRow[]>,
  { dataset, roster, reportAt }: FindAcross,
): void {
  const { leases } = dataset.file;
  if (!leases || !roster) return;
  const nameOf = (code: string) => roster.findByCode(code)?.name ?? code;
  for (const lease of findOneSidedLeases(rows, dataset, roster)) {
    const row = (lease.taken ?? lease.given)?.rows[0];
    if (!row) continue;
    reportAt(row)('one-sided-lease', {
      row: row.row,
      fields: [lease.taken ? leases.rentedIn.area : leases.rentedOut.area],
      code: lease.taken ? lease.tenant : lease.owner,
      name: nameOf(lease.taken ? lease.tenant : lease.owner),
      detail: describeLease(lease, dataset, nameOf),
    });
  }
}
