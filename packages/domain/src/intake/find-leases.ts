import { cleanName, readCreditCode } from '../enterprise/index.ts';
import { type Exact, equals, reduce, sum, toPlainDecimal } from '../values/index.ts';
import type { FindAcross } from './find-shared-parcels.ts';
import type { StagedRow } from './staged-row.ts';

/** What one side says of a lease: its rows and their areas. */
interface Claim {
  readonly rows: StagedRow[];
  readonly areas: Exact[];
}

/** Lists leases that only one side reports, or that the two sides report with different areas. */
export function findOneSidedLeases(
  rows: ReadonlyMap<string, readonly StagedRow[]>,
  { dataset, roster, reportAt }: FindAcross,
): void {
  const { leases } = dataset.file;
  if (!leases || !roster) return;
  const at = (id: string) => dataset.fields.findIndex(({ field }) => field.id === id);
  const claims = { owner: new Map<string, Claim>(), tenant: new Map<string, Claim>() };
  for (const [side, { area, party }] of [
    ['tenant', leases.rentedIn],
    ['owner', leases.rentedOut],
  ] as const) {
    const [areaAt, partyAt] = [at(area), at(party)];
    for (const [code, own] of rows) {
      for (const row of own) {
        const [value, other] = [row.values[areaAt], row.values[partyAt]];
        if (typeof value !== 'object' || value === null || value.n === 0n || typeof other !== 'string')
          continue;
        const otherCode = findParty(other);
        if (otherCode === undefined) continue;
        const lease = side === 'tenant' ? `${otherCode} ${code}` : `${code} ${otherCode}`;
        const claim = claims[side].get(lease) ?? { rows: [], areas: [] };
        claim.rows.push(row);
        claim.areas.push(value);
        claims[side].set(lease, claim);
      }
    }
  }
  for (const lease of new Set([...claims.owner.keys(), ...claims.tenant.keys()])) {
    const [owner = '', tenant = ''] = lease.split(' ');
    const [out, into] = [claims.owner.get(lease), claims.tenant.get(lease)];
    const [given, taken] = [out && sum(out.areas), into && sum(into.areas)];
    if (given && taken && equals(given, taken)) continue;
    const row = (into ?? out)?.rows[0];
    if (!row) continue;
    const nameOf = (code: string) => roster.findByCode(code)?.name ?? code;
    reportAt(row)('one-sided-lease', {
      row: row.row,
      fields: [into ? leases.rentedIn.area : leases.rentedOut.area],
      code: into ? tenant : owner,
      name: nameOf(into ? tenant : owner),
      detail: `${nameOf(owner)}租出 ${say(given)}，${nameOf(tenant)}租入 ${say(taken)}`,
    });
  }

  function findParty(text: string): string | undefined {
    const reading = readCreditCode(text);
    if (reading.kind !== 'none') return reading.code;
    const [entry, ...others] = roster?.findByName(cleanName(text)) ?? [];
    return others.length === 0 ? entry?.creditCode : undefined;
  }

  function say(area: Exact | undefined): string {
    const unit = dataset.fields[at(leases?.rentedIn.area ?? '')]?.unit?.text ?? '';
    return area ? `${toPlainDecimal(reduce(area)) ?? ''} ${unit}` : '没有填';
  }
}
