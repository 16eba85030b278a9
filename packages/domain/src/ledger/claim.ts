/** What an entry says it frees: the parcels by number, and whose they were. */
export interface Claim {
  readonly resource: string;
  readonly parcels: readonly string[];
  /** The parcels that these are parts of, where a split gave them numbers of their own. */
  readonly partsOf: readonly string[];
  readonly firmCode: string | null;
  readonly firmName: string | null;
  /** What tells whether two are the same: the parcels, or whose it was and in which year. */
  readonly by: 'parcel' | 'firm';
  /** The calendar year it was freed in, `null` if nobody knows. */
  readonly year: string | null;
  /** Of what another has freed already only the rest is booked; otherwise the second is refused. */
  readonly rest: boolean;
  /** What the plan does not say of the two: the name that a ruling on it goes by. */
  readonly unsaid: string | null;
}

/** Numbers of parcels as they are compared: full-width and blanks make no difference, several stand in one text. */
export const parcelsOf = (text: string): readonly string[] => [
  ...new Set(
    text
      .normalize('NFKC')
      .toUpperCase()
      .split(/[、,;\n]/)
      .map((one) => one.replace(/\s+/g, ''))
      .filter((one) => one !== ''),
  ),
];

/** The parcels that both free: by their own numbers, or one of them a part of what the other frees whole. */
export const sharedParcels = (one: Claim, other: Claim): readonly string[] => [
  ...one.parcels.filter((parcel) => other.parcels.includes(parcel) || other.partsOf.includes(parcel)),
  ...one.partsOf.filter((parcel) => other.parcels.includes(parcel)),
];

/**
 * Whether two entries free the same: one parcel by its number, or land of one firm where either does not say which, so
 * that nobody can tell. Of one firm's parcels that are both named and differ, each is freed. A part is freed with the whole
 * parcel, and the whole with any of its parts; two parts of one parcel are two. What goes by firms is the same if it was
 * one firm's in one year; a year that nobody knows may be any.
 */
export function conflictOf(one: Claim, other: Claim): 'same' | 'unclear' | undefined {
  if (one.resource !== other.resource || one.by !== other.by) return undefined;
  if (one.by === 'firm') {
    const isOfOneYear = one.year === null || other.year === null || one.year === other.year;
    return isOfOneFirm(one, other) && isOfOneYear ? 'same' : undefined;
  }
  if (sharedParcels(one, other).length > 0) return 'same';
  const isUnnamed = one.parcels.length === 0 || other.parcels.length === 0;
  return isOfOneFirm(one, other) && isUnnamed ? 'unclear' : undefined;
}

const isOfOneFirm = (one: Claim, other: Claim): boolean =>
  one.firmCode !== null && other.firmCode !== null
    ? one.firmCode === other.firmCode
    : one.firmName !== null && one.firmName === other.firmName;
