import { lastDayOf, type PreparedPolicy } from '@tenglong/domain/policy';

/** Today, where the county is. */
export const dayHere = (): string =>
  new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(new Date());

/** The last version that had begun by a day; a day before all of them goes to the first. */
export const versionOn = (versions: readonly PreparedPolicy[], day: string): PreparedPolicy | undefined =>
  versions.find(({ file }) => file.effective.from <= day) ?? versions.at(-1);

/** The day asked for; else today, or the nearest day on which the policy is in force. */
export function firstDay(policy: PreparedPolicy, wanted: string | undefined): string {
  if (wanted !== undefined) return wanted;
  const today = dayHere();
  const { from } = policy.file.effective;
  const last = lastDayOf(policy);
  return today < from ? from : today > last ? last : today;
}
