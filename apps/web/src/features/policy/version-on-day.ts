import type { PolicyFile, PreparedPolicy } from '@tenglong/domain/policy';

/** Today, where the county is. */
export const dayHere = (): string =>
  new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(new Date());

/** The last version that had begun by a day; a day before all of them goes to the first. */
export const versionOn = (versions: readonly PreparedPolicy[], day: string): PreparedPolicy | undefined =>
  versions.find(({ file }) => file.effective.from <= day) ?? versions.at(-1);

/** Today, or the nearest day on which the policy is in force. */
export function firstDay({ effective: { from, until } }: PolicyFile, wanted: string | undefined): string {
  const day = wanted ?? dayHere();
  if (wanted !== undefined) return day;
  return day < from ? from : day > until ? until : day;
}
