import { z } from 'zod';
import { FactText } from '../enterprise/index.ts';
import { Grade, PageQuery, pageOf, ScaleName } from '../page/index.ts';

/** GET /api/screening/:year — 高耗低效排查, from the latest run of the year or `run`. */
export const ScreeningQuery = PageQuery.extend({
  run: z.uuid().optional(),
  rule: z.string().max(64).optional(),
  verdict: z.enum(['yes', 'unknown']).optional(),
  unit: z.string().max(256).optional(),
  /** Whether the enterprise stands on the list that the rules feed. */
  listed: z.enum(['yes', 'no']).optional(),
  q: z.string().trim().max(64).optional(),
});
export type ScreeningQuery = z.infer<typeof ScreeningQuery>;

export const ScreeningRow = z.object({
  creditCode: z.string(),
  name: z.string(),
  unitId: z.string(),
  unitName: z.string(),
  scale: ScaleName.nullable(),
  rule: z.string(),
  verdict: z.enum(['yes', 'unknown']),
  grade: Grade.nullable(),
  /** 亩均税收 and its parts, of the evaluated year and the one before; exact decimals. */
  figures: z.array(
    z.object({ label: z.string(), unit: z.string(), year: z.number().int(), figure: FactText }),
  ),
  /** Fact titles and years that could change the answer. */
  missing: z.array(z.string()),
  /** Where it stands on the list that the rule feeds; `null` if it does not, left out if no list is fed by the rule. */
  listed: z.object({ entryId: z.string(), stageTitle: z.string() }).nullable().optional(),
});
export type ScreeningRow = z.infer<typeof ScreeningRow>;

export const ScreeningPage = pageOf(ScreeningRow).extend({
  year: z.number().int(),
  runId: z.string(),
  rules: z.array(
    z.object({
      id: z.string(),
      title: z.string(),
      clause: z.string(),
      /** The rule in words, with its parameters. */
      text: z.string(),
      /** Of the enterprises the reader may see. */
      yes: z.number().int(),
      unknown: z.number().int(),
      /** Why the rule cannot be judged at all, e.g. its table is not public; empty otherwise. */
      unavailable: z.string(),
    }),
  ),
  byUnit: z.array(
    z.object({ unitId: z.string(), unitName: z.string(), yes: z.number().int(), unknown: z.number().int() }),
  ),
  /** Enterprises of the reader's on any rule, and beside them those that no rule can tell of yet. */
  distinct: z.number().int(),
  /** The list that the rules feed, how many of those it should have are not on it, and whether the reader may add one. */
  list: z
    .object({ register: z.string(), title: z.string(), unlisted: z.number().int(), mayOpen: z.boolean() })
    .nullable(),
  undecided: z.number().int(),
});
export type ScreeningPage = z.infer<typeof ScreeningPage>;
