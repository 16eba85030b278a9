import { effectiveDrives } from './effective-drives.ts';
import type { Plan } from './plan.ts';

/** 淘汰落后 for 实施淘汰落后攻坚行动, if the plan has a drive of that name. */
function shortDrive(plan: Plan, printed: string): string {
  const drives = plan.parts.flatMap(({ drive }) => drive ?? []);
  return drives.find((drive) => printed.includes(drive)) ?? printed;
}

/**
 * Under which heading of the plan a clause stands: its drive, or the title of its part where the part is no drive. A task
 * goes by the drive it counts under, rulings included.
 *
 * @returns an empty text for an address that is neither clause nor task
 */
export function driveOfClause(plan: Plan, address: string): string {
  const clause = plan.clauses.find((one) => one.address === address);
  const part = plan.parts.find((one) => one.address === clause?.part);
  if (part) return part.drive ?? part.title;
  const task = plan.tasks.find((one) => one.address === address);
  if (!task) return '';
  const drive = effectiveDrives(plan).get(address);
  return drive === undefined ? task.category : shortDrive(plan, drive);
}
