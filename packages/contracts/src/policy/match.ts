import { z } from 'zod';
import { Grade, PageQuery, pageOf, Year } from '../page/index.ts';
import { Superseding } from './policy.ts';

export const MATCH_VERDICTS = ['eligible', 'near', 'unknown', 'ineligible'] as const;

/** GET /api/policies/matches/:year — 政策找企业, as last worked out for the year. */
export const MatchQuery = PageQuery.extend({
  policy: z.string().max(60).optional(),
  /** `near`: not there yet, or could have more, and close to it. */
  verdict: z.enum(MATCH_VERDICTS).optional(),
  unit: z.string().max(256).optional(),
  q: z.string().trim().max(64).optional(),
});
export type MatchQuery = z.infer<typeof MatchQuery>;

export const MatchRow = z.object({
  creditCode: z.string(),
  name: z.string(),
  unitId: z.string(),
  unitName: z.string(),
  grade: Grade.nullable(),
  policy: z.string(),
  policyTitle: z.string(),
  clause: z.string(),
  /** The project it is about; empty for the enterprise itself. */
  caseNumber: z.string(),
  caseTitle: z.string(),
  verdict: z.enum(['eligible', 'ineligible', 'unknown']),
  /** 元 with two decimals. */
  amountYuan: z.string().nullable(),
  /** 元 it can come to at most once what is missing is known; `null` where nothing bounds it. */
  mostYuan: z.string().nullable(),
  /** A grade or a term. */
  outcome: z.string().nullable(),
  /** What could change the answer, as questions; the first ones. */
  missing: z.array(z.string()),
  missingCount: z.number().int(),
  /** Of what is missing, how much only the enterprise can tell. */
  asked: z.number().int(),
  near: z.string().nullable(),
  /** The sentence of the clause that is not met. */
  reason: z.string(),
  /** 免申即享: settled by what is held, nothing has to be asked. */
  withoutForm: z.boolean(),
  /** The list it is applied for on; `null` where the plan has none. */
  register: z.string().nullable(),
  /** What would stop an application of this enterprise, whatever the policy determines; `null` if nothing is known to. */
  barred: z.string().nullable(),
});
export type MatchRow = z.infer<typeof MatchRow>;

export const MatchTally = z.object({
  policy: z.string(),
  title: z.string(),
  clause: z.string(),
  eligible: z.number().int(),
  near: z.number().int(),
  unknown: z.number().int(),
  ineligible: z.number().int(),
  /** 元 of all that is eligible; `null` for a policy that gives no money. */
  amountYuan: z.string().nullable(),
});
export type MatchTally = z.infer<typeof MatchTally>;

export const MatchPage = pageOf(MatchRow).extend({
  year: z.number().int(),
  /** `null`: not worked out yet for this year. */
  made: z
    .object({
      at: z.string(),
      by: z.string(),
      asOf: z.string(),
      /** Data or plan have changed since. */
      stale: z.boolean(),
    })
    .nullable(),
  tallies: z.array(MatchTally),
  /** Policies that nothing is held for: the enterprise has to begin. */
  unheld: z.array(z.object({ policy: z.string(), title: z.string(), clause: z.string() })),
  /** Policies whose place a newer rule from above has taken by today. */
  ended: z.array(Superseding.extend({ policy: z.string(), title: z.string() })),
  units: z.array(z.object({ id: z.string(), name: z.string() })),
});
export type MatchPage = z.infer<typeof MatchPage>;

/** GET /api/enterprises/:creditCode/policies — of one enterprise, in the latest year worked out. */
export const EnterpriseMatches = z.object({
  year: z.number().int().nullable(),
  /** The day everybody was judged by. */
  asOf: z.string().nullable(),
  rows: z.array(
    MatchRow.extend({
      /** What was held of the case; `null` where the reader may not see all of it, or it is very long. */
      facts: z.unknown(),
    }),
  ),
});
export type EnterpriseMatches = z.infer<typeof EnterpriseMatches>;

/** POST /api/policies/matches */
export const StartMatch = z.object({ year: Year });
export type StartMatch = z.infer<typeof StartMatch>;
export const MatchDone = z.object({ year: z.number().int(), cases: z.number().int() });
