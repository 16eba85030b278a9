import { z } from 'zod';
import { FactsFile } from '../../enterprise/index.ts';
import { Trace } from '../../rule/index.ts';
import { Grade, SchemeFile } from '../scheme/index.ts';

export const CAPSULE_FORMAT = 'tenglong.evaluation-capsule/1';

const Scale = z.enum(['above', 'below']);

/** An enterprise as it was evaluated. Figures are exact text in canonical units; `null` was reported and unusable. */
export const FrozenEnterprise = z.strictObject({
  creditCode: z.string(),
  name: z.string(),
  unit: z.string(),
  scale: Scale,
  industry: z.string(),
  facts: z.record(z.string(), z.string().nullable()),
  violations: z.array(
    z.strictObject({ field: z.string(), foundOn: z.string(), severity: z.enum(['severe', 'ordinary']) }),
  ),
});
export type FrozenEnterprise = z.infer<typeof FrozenEnterprise>;

/** A ruling that the figures rest on: on the plan, or — with code and fact — on one enterprise's figure. */
export const FrozenRuling = z.strictObject({
  id: z.string(),
  address: z.string(),
  text: z.string(),
  creditCode: z.string().nullable(),
  fact: z.string().nullable(),
});
export type FrozenRuling = z.infer<typeof FrozenRuling>;

export const FrozenPromotion = z.strictObject({
  creditCode: z.string(),
  atLeast: Grade,
  clause: z.string(),
  basis: z.string(),
  /** Left out where the office registered it, so that such a run has the bytes it always had. */
  entryId: z.string().optional(),
});

export const FrozenDemotion = z.strictObject({
  creditCode: z.string(),
  atMost: Grade,
  clause: z.string(),
  basis: z.string(),
});

/** One result, nothing rounded. */
export const FrozenResult = z.strictObject({
  creditCode: z.string(),
  schemeId: z.string(),
  items: z.record(
    z.string(),
    z.strictObject({
      value: z.number().nullable(),
      score: z.number().nullable(),
      origin: z.enum(['computed', 'meanOfMembers', 'fullForZero', 'none']),
    }),
  ),
  total: z.number().nullable(),
  rank: z.int().nullable(),
  preliminaryGrade: Grade.nullable(),
  grade: Grade.nullable(),
  reason: z.string(),
  adjustments: z.array(
    z.strictObject({
      kind: z.enum(['points', 'promotion', 'demotion', 'veto']),
      title: z.string(),
      clause: z.string(),
      basis: z.string(),
      points: z.number(),
      from: Grade,
      to: Grade,
      trace: Trace.nullable(),
    }),
  ),
  undecided: z.array(z.strictObject({ id: z.string(), title: z.string(), missing: z.array(z.string()) })),
});
export type FrozenResult = z.infer<typeof FrozenResult>;

/** What an indicator's values were compared with, by industry; 全市 first. */
export const FrozenBaseline = z.strictObject({
  schemeId: z.string(),
  indicator: z.string(),
  group: z.string(),
  figure: z.number().nullable(),
  worst: z.number().nullable(),
  members: z.int(),
});

/**
 * An evaluation with everything it was made of: facts, schemes, rulings, promotions, engine. Written as canonical JSON
 * (RFC 8785) it is the same bytes whenever it is run again; a correction makes another capsule.
 */
export const EvaluationCapsule = z.strictObject({
  format: z.literal(CAPSULE_FORMAT),
  engineVersion: z.string().min(1),
  planHash: z.string().min(1),
  year: z.int(),
  schemes: z.array(SchemeFile),
  dictionary: FactsFile,
  rulings: z.array(FrozenRuling),
  promotions: z.array(FrozenPromotion),
  /** Left out where there is none, so that a run without any has the bytes it always had. */
  demotions: z.array(FrozenDemotion).optional(),
  /** By credit code. */
  enterprises: z.array(FrozenEnterprise),
  baselines: z.array(FrozenBaseline),
  /** By scheme, then rank, then the ungraded by credit code. */
  results: z.array(FrozenResult),
});
export type EvaluationCapsule = z.infer<typeof EvaluationCapsule>;
