import { z } from 'zod';
import { Decimal, Grade, Instant } from '../page/index.ts';
import { IndicatorInfo } from './run.ts';

const Input = z.object({
  fact: z.string(),
  title: z.string(),
  unit: z.string(),
  value: Decimal.nullable(),
  decimals: z.number().int(),
});

/** One indicator of one enterprise: the division written out, its baseline and score. */
export const IndicatorExplanation = z.object({
  indicator: IndicatorInfo,
  numerator: Input,
  denominator: Input.nullable(),
  value: z.number().nullable(),
  baseline: z.number().nullable(),
  baselineSums: z
    .object({ numerator: Decimal, denominator: Decimal, population: z.number().int() })
    .nullable(),
  score: z.number().nullable(),
  cap: z.number().nullable(),
  capped: z.boolean(),
  /** `computed`, `meanOfMembers` (no emission figure), `fullForZero` (emits nothing). */
  how: z.enum(['computed', 'meanOfMembers', 'fullForZero', 'none']),
  /** The same indicator one year earlier, if there was a run. */
  before: z.object({ value: z.number().nullable(), score: z.number().nullable() }).nullable(),
});
export type IndicatorExplanation = z.infer<typeof IndicatorExplanation>;

/** GET /api/evaluation/runs/:id/enterprises/:creditCode — 评价说明. */
export const Explanation = z.object({
  runId: z.string(),
  runNumber: z.number().int(),
  frozenAt: Instant,
  year: z.number().int(),
  creditCode: z.string(),
  name: z.string(),
  unitName: z.string(),
  scale: z.enum(['above', 'below']),
  schemeTitle: z.string(),
  total: z.number().nullable(),
  rank: z.number().int().nullable(),
  ranked: z.number().int(),
  preliminary: Grade.nullable(),
  grade: Grade.nullable(),
  reason: z.string(),
  indicators: z.array(IndicatorExplanation),
  /** Titles of the indicators whose figures the reader's role may not see. */
  withheld: z.array(z.string()),
  adjustments: z.array(
    z.object({
      kind: z.string(),
      text: z.string(),
      from: Grade,
      to: Grade,
      clause: z.string(),
      /** The entry of a register that it follows from. */
      entryId: z.string().nullable(),
    }),
  ),
  /** Lowest total and rank of each grade; the ribbon. */
  lines: z.array(z.object({ grade: Grade, total: z.number(), rank: z.number().int() })),
  next: z.object({ grade: Grade, points: z.number() }).nullable(),
  before: z
    .object({
      year: z.number().int(),
      total: z.number().nullable(),
      rank: z.number().int().nullable(),
      grade: Grade.nullable(),
    })
    .nullable(),
  /** Totals of the two above and two below, no names. */
  neighbours: z.array(z.object({ rank: z.number().int(), total: z.number() })),
});
export type Explanation = z.infer<typeof Explanation>;

/**
 * GET /api/evaluation/runs/:id/population/:scale — the figures of everybody without names or codes, for the exact
 * what-if in the browser (permission `evaluation.readPopulation`); `index` finds one's own row.
 */
export const Population = z.object({
  runId: z.string(),
  schemeId: z.string(),
  index: z.number().int(),
  /** The packed form of `@tenglong/domain/evaluation`, as JSON. */
  packed: z.unknown(),
});
export type Population = z.infer<typeof Population>;

/** POST /api/evaluation/runs/:id/enterprises/:creditCode/what-if — the same calculation on the server. */
export const WhatIfRequest = z.object({
  facts: z.record(z.string().max(64), Decimal.max(28, '数太大或小数太长，请核对单位后重填')),
});
export type WhatIfRequest = z.infer<typeof WhatIfRequest>;
export const WhatIfResult = z.object({
  total: z.number().nullable(),
  rank: z.number().int().nullable(),
  preliminary: Grade.nullable(),
  grade: Grade.nullable(),
  reason: z.string(),
  scores: z.record(z.string(), z.number().nullable()),
});
export type WhatIfResult = z.infer<typeof WhatIfResult>;

/** GET /api/evaluation/runs/:id/enterprises/:creditCode/ways — 到上一档的最短路. */
export const Ways = z.object({
  target: Grade.nullable(),
  single: z.array(
    z.object({
      fact: z.string(),
      title: z.string(),
      unit: z.string(),
      decimals: z.number().int(),
      now: Decimal,
      /** null: this lever alone does not reach it (its item is capped). */
      needed: Decimal.nullable(),
      /** Share of today's figure, negative for less of it. */
      change: z.number().nullable(),
    }),
  ),
  pair: z
    .array(
      z.object({
        fact: z.string(),
        title: z.string(),
        unit: z.string(),
        decimals: z.number().int(),
        now: Decimal,
        needed: Decimal,
        change: z.number(),
      }),
    )
    .nullable(),
});
export type Ways = z.infer<typeof Ways>;
