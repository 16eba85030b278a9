import { z } from 'zod';
import { Grade } from '../page/index.ts';

/** Somebody within five hundredths of a threshold. */
export const CliffNeighbour = z.object({
  creditCode: z.string(),
  name: z.string(),
  unitName: z.string(),
  grade: Grade.nullable(),
  caseNumber: z.string(),
  figure: z.string(),
  met: z.boolean(),
  source: z.enum(['held', 'application']),
});
export type CliffNeighbour = z.infer<typeof CliffNeighbour>;

export const CliffRow = z.object({
  id: z.string(),
  policy: z.string(),
  policyTitle: z.string(),
  clause: z.string(),
  kind: z.enum(['condition', 'tier', 'cap']),
  says: z.string(),
  label: z.string(),
  operator: z.enum(['atLeast', 'above', 'atMost', 'below']),
  bound: z.string(),
  unit: z.string(),
  /** How many stand in each band of distance, from far below to far above. */
  bands: z.array(z.number().int()),
  /** Cases, or items of cases, whose distance is known; cases of which it is not. */
  known: z.number().int(),
  unknown: z.number().int(),
  nearMet: z.number().int(),
  nearUnmet: z.number().int(),
  /** The chance that so many stand on the better side by themselves. */
  chance: z.string().nullable(),
  verdict: z.enum(['few', 'even', 'bunched']),
  neighbours: z.array(CliffNeighbour),
});
export type CliffRow = z.infer<typeof CliffRow>;

/** GET /api/policies/cliffs/:year — 断崖透视: every threshold, and who stands how far from it. */
export const CliffLens = z.object({
  year: z.number().int(),
  years: z.array(z.number().int()),
  asOf: z.string(),
  /** Policies that can be computed; of them those with a threshold. */
  policies: z.number().int(),
  rows: z.array(CliffRow),
});
export type CliffLens = z.infer<typeof CliffLens>;
