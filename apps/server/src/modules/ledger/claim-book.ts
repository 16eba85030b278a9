import type { BookedClaim } from '@tenglong/domain/ledger';
import type { HoldingClaim } from '@tenglong/domain/register';
import { groupRows } from '../../platform/database/index.ts';

/** A claim in the books, by the name of its entry. */
export interface StandingClaim extends BookedClaim {
  readonly subjectName: string;
}

type Touching = Pick<HoldingClaim, 'resource' | 'parcels' | 'partsOf' | 'firmCode' | 'firmName'>;

/**
 * Claims by what they may share with another: a parcel, the parcel they are parts of, the firm. Those of one entry are
 * exchanged as it is booked, so that the next one is held against what is there then.
 */
export class ClaimBook {
  private readonly byEntry = new Map<string, readonly StandingClaim[]>();
  private readonly bySign = new Map<string, Set<StandingClaim>>();

  constructor(claims: readonly StandingClaim[]) {
    for (const [entryId, own] of groupRows(claims, (one) => one.entryId)) this.replace(entryId, own);
  }

  of(entryId: string): readonly StandingClaim[] {
    return this.byEntry.get(entryId) ?? [];
  }

  replace(entryId: string, claims: readonly StandingClaim[]): void {
    for (const claim of this.of(entryId)) {
      for (const sign of signsOf(claim)) this.bySign.get(sign)?.delete(claim);
    }
    this.byEntry.set(entryId, claims);
    for (const claim of claims) {
      for (const sign of signsOf(claim)) {
        const holders = this.bySign.get(sign) ?? new Set();
        this.bySign.set(sign, holders.add(claim));
      }
    }
  }

  /** The claims of other entries that may be of the same parcels or the same firm. */
  rivalsOf(entryId: string, claim: Touching): readonly StandingClaim[] {
    const { resource, parcels, partsOf } = claim;
    // A part meets the whole it came from, and the whole each of its parts.
    const signs = [
      ...signsOf(claim),
      ...partsOf.map((parcel) => parcelSign(resource, parcel)),
      ...parcels.map((parcel) => partSign(resource, parcel)),
    ];
    const found = new Set(signs.flatMap((sign) => [...(this.bySign.get(sign) ?? [])]));
    return inOrder([...found].filter((other) => other.entryId !== entryId));
  }
}

/** Claims in the order they are named in: by their entries' names. */
export const inOrder = (claims: readonly StandingClaim[]): readonly StandingClaim[] =>
  [...claims].sort((a, b) => order(a.subjectName, b.subjectName) || order(a.entryId, b.entryId));

const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const parcelSign = (resource: string, parcel: string): string => `${resource} parcel ${parcel}`;
const partSign = (resource: string, parcel: string): string => `${resource} part ${parcel}`;

const signsOf = ({ resource, parcels, partsOf, firmCode, firmName }: Touching): readonly string[] => [
  ...parcels.map((parcel) => parcelSign(resource, parcel)),
  ...partsOf.map((parcel) => partSign(resource, parcel)),
  ...(firmCode === null ? [] : [`${resource} code ${firmCode}`]),
  ...(firmName === null ? [] : [`${resource} name ${firmName}`]),
];
