import { z } from 'zod';
import { Day, RulingNote } from '../page/index.ts';
import { ListProgress } from './declaration.ts';

/** What the plan asks for in all, where that is more or less than its list hands out. */
export const StatedTarget = z.object({
  value: z.string(),
  /** Empty where a ruling set a figure that the plan prints nowhere. */
  address: z.string(),
  /** The ruling it is taken under. */
  ruling: RulingNote.nullable(),
  /** What is still to be handed out; negative if more was handed out than is asked for. */
  short: z.string(),
});
export type StatedTarget = z.infer<typeof StatedTarget>;

/** A column of a list with its progress by unit. */
export const ListColumnProgress = ListProgress.extend({
  key: z.string(),
  /** The head above it, if it has one. */
  group: z.string(),
  /** A part of another column, or some of it: shown on the list's own page only. */
  part: z.boolean(),
  /** The register whose entries are counted; `null` while none counts it. */
  register: z.string().nullable(),
  stated: StatedTarget.nullable(),
});
export type ListColumnProgress = z.infer<typeof ListColumnProgress>;

/** One of the lists. */
export const PlanListProgress = z.object({
  number: z.number().int(),
  address: z.string(),
  title: z.string(),
  shortTitle: z.string(),
  /** Whether the plan hands it out to the units, or leaves it with the county. */
  level: z.enum(['unit', 'county']),
  columns: z.array(ListColumnProgress),
});
export type PlanListProgress = z.infer<typeof PlanListProgress>;

/** Every list of the annex by unit. */
export const ListMatrix = z.object({
  asOf: Day,
  annex: z.string(),
  totalLabel: z.string(),
  sentence: z.string(),
  lead: z.string(),
  /** In the order of the plan; a unit that no list names is left out. */
  units: z.array(z.object({ id: z.string(), name: z.string() })),
  lists: z.array(PlanListProgress),
});
export type ListMatrix = z.infer<typeof ListMatrix>;

/** One list with what the reader opens it for. */
export const ListPage = PlanListProgress.extend({
  asOf: Day,
  sentence: z.string(),
  lead: z.string(),
});
export type ListPage = z.infer<typeof ListPage>;
