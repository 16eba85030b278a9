/** What an entry says it frees: the parcels by number, and whose they were. */
export interface Claim {
  readonly resource: string;
  readonly parcels: readonly string[];
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

/**
 * Whether two entries free the same: one parcel by its number, or land of one firm where either does not say which, so
 * that nobody can tell. Of one firm's parcels that are both named and differ, each is freed.
 */
export function conflictOf(one: Claim, other: Claim): 'same' | 'unclear' | undefined {
  if (one.resource !== other.resource) return undefined;
  if (one.parcels.some((parcel) => other.parcels.includes(parcel))) return 'same';
  const isOfOneFirm =
    one.firmCode !== null && other.firmCode !== null
      ? one.firmCode === other.firmCode
      : one.firmName !== null && one.firmName === other.firmName;
  const isUnnamed = one.parcels.length === 0 || other.parcels.length === 0;
  return isOfOneFirm && isUnnamed ? 'unclear' : undefined;
}
