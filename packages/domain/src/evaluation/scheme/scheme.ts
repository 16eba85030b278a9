import { z } from 'zod';
import { RuleBook } from '../../rule/index.ts';
import { Adjustment, Veto } from './scheme-adjustments.ts';
import { checkScheme } from './scheme-check.ts';
import {
  Baseline,
  DecimalText,
  Formula,
  Indicator,
  Industries,
  Lever,
  Population,
  Quotas,
  TieRule,
} from './scheme-parts.ts';

/**
 * One evaluation scheme (评价办法) as data: `evaluation/<id>.yaml` of a plan.
 *
 * `cap` and `floor` are multiples of an indicator's weight; `null` means none. With `quotas: null` enterprises are ranked
 * and not graded. `promotion` opens the scheme to the named input of promotions that its clause grants: a promotion
 * takes nobody's place in the quota, and a veto beats it. `publication` rounds what is printed, never what is ranked.
 */
export const SchemeFile = z
  .strictObject({
    id: z.string().regex(/^[a-z][a-z0-9-]*$/, '应为小写英文标识，例如 above；请改写'),
    title: z.string().min(1),
    clause: z.string(),
    source: z.string().min(1),
    /** `default` schemes are what an evaluation runs; `reference` ones ship to compare with. */
    role: z.enum(['default', 'reference']),
    population: Population,
    industries: Industries.optional(),
    indicators: z.array(Indicator).min(1),
    formula: Formula,
    baseline: Baseline.optional(),
    cap: DecimalText.nullable().default('1.5'),
    floor: DecimalText.nullable().default('0'),
    quotas: Quotas.nullable(),
    ties: z.array(TieRule),
    /** Parameters, tables and definitions that the conditions below share. */
    rules: RuleBook.optional(),
    adjustments: z.array(Adjustment).default([]),
    vetoes: z.array(Veto).default([]),
    promotion: z.strictObject({ clause: z.string().min(1), title: z.string().min(1) }).nullable(),
    levers: z.array(Lever).default([]),
    publication: z.strictObject({
      totalDecimals: z.int().min(0).max(8),
      scoreDecimals: z.int().min(0).max(8),
      rounding: z.literal('halfAwayFromZero'),
    }),
  })
  .superRefine(checkScheme);
export type SchemeFile = z.infer<typeof SchemeFile>;
