const DAY_MS = 86_400_000;

/** Whole calendar days from one day to another (`YYYY-MM-DD`); `undefined` when either is no day. */
export function daysBetween(from: string, to: string): number | undefined {
  const days = (Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY_MS;
  return Number.isFinite(days) ? Math.round(days) : undefined;
}

/** How old the figures are, once they are older than they should be; otherwise nothing. */
export function staleDays(asOf: string, today: string, limit: number): number | undefined {
  const age = daysBetween(asOf, today);
  return age !== undefined && age > limit ? age : undefined;
}
