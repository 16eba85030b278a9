/** What an entry says it frees: the parcels by number, and whose they were. */
export interface Claim {
  readonly resource: string;
  readonly parcels: readonly string[];
  /** The parcels that these are parts of, where a split gave them numbers of their own. */
  readonly partsOf: readonly string[];
  readonly firmCode: string | null;
  readonly firmName: string | null;
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
 * parcel, and the whole with any of its parts; two parts of one parcel are two.
 */
export function conflictOf(one: Claim, other: Claim): 'same' | 'unclear' | undefined {
  if (one.resource !== other.resource) return undefined;
  if (sharedParcels(one, other).length > 0) return 'same';
  const isOfOneFirm =
    one.firmCode !== null && other.firmCode !== null
      ? one.firmCode === other.firmCode
      : one.firmName !== null && one.firmName === other.firmName;
  const isUnnamed = one.parcels.length === 0 || other.parcels.length === 0;
  return isOfOneFirm && isUnnamed ? 'unclear' : undefined;
}
