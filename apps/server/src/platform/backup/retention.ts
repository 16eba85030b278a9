import { shanghaiDay } from '../clock/index.ts';

const DAILY = 7;
const WEEKLY = 4;
const NAME = /^tenglong-(\d{4})(\d{2})(\d{2})T(\d{2})(\d{2})(\d{2})Z\.tar\.gz$/;

/** `tenglong-20230901T020000Z.tar.gz` */
export function backupName(at: Date): string {
  return `tenglong-${at.toISOString().replace(/[-:]|\.\d+/g, '')}.tar.gz`;
}

/** When a backup of that name was made; undefined for a file that is not one of ours. */
export function backupTime(name: string): Date | undefined {
  const match = NAME.exec(name);
  if (!match) return undefined;
  const [, year, month, day, hour, minute, second] = match;
  return new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
}

const DAY_MS = 24 * 60 * 60 * 1000;

/** The Monday of an instant's week in Shanghai. */
function weekOf(at: Date): string {
  const day = new Date(`${shanghaiDay(at)}T00:00:00Z`);
  const sinceMonday = (day.getUTCDay() + 6) % 7;
  return new Date(day.getTime() - sinceMonday * DAY_MS).toISOString().slice(0, 10);
}

/**
 * Which backups are no longer kept: all but the newest of each of the last 7 days and of each of the last 4 weeks
 * that have one. Days and weeks without a backup do not count, so a machine that was off for a month loses nothing.
 */
export function outdatedBackups(names: readonly string[]): string[] {
  const newestFirst = names
    .flatMap((name) => {
      const at = backupTime(name);
      return at ? [{ name, at }] : [];
    })
    .sort((a, b) => b.at.getTime() - a.at.getTime());
  const kept = new Set<string>();
  const keepNewest = (periodOf: (at: Date) => string, periods: number) => {
    const seen = new Set<string>();
    for (const { name, at } of newestFirst) {
      const period = periodOf(at);
      if (seen.has(period) || seen.size === periods) continue;
      seen.add(period);
      kept.add(name);
    }
  };
  keepNewest(shanghaiDay, DAILY);
  keepNewest(weekOf, WEEKLY);
  return newestFirst.map(({ name }) => name).filter((name) => !kept.has(name));
}
