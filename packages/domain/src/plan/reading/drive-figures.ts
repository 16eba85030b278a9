import { effectiveDrives } from '../effective-drives.ts';
import type { Plan } from '../plan.ts';
import type { SheetFigure } from './sheet-figure.ts';

/** How many tasks count under each drive. */
export function driveFigures(plan: Plan): SheetFigure[] {
  const drives = [...effectiveDrives(plan).values()];
  const known = plan.parts.filter(({ drive }) => drive !== undefined).map(({ title }) => title);
  return [...new Set([...known, ...plan.tasks.map(({ drive }) => drive)])].map((drive) => ({
    subject: drive,
    title: '名下任务',
    value: `${drives.filter((one) => one === drive).length}`,
    unit: '项',
  }));
}
