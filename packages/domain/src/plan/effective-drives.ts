import { findDriveContradictions, findUnknownDriveNames } from './contradiction/drives.ts';
import type { Plan } from './plan.ts';
import { rulingOn } from './ruling-on.ts';

/** Under which drive each task counts, by the task's address: as printed, or as a ruling says. */
export function effectiveDrives(plan: Plan): ReadonlyMap<string, string> {
  const drives = new Map(
    plan.tasks
      .filter(({ category }) => category === plan.driveCategory)
      .map(({ address, drive }) => [address, drive]),
  );
  for (const { kind, quantity, sources } of [
    ...findUnknownDriveNames(plan),
    ...findDriveContradictions(plan),
  ]) {
    const ruling = rulingOn(plan, kind, quantity);
    if (!ruling) continue;
    for (const { address } of sources) if (drives.has(address)) drives.set(address, ruling.value);
  }
  return drives;
}
