import { z } from 'zod';
import { listParam, textParam, yearParam } from '../../shared/url/index.ts';

/** 政策找企业 in the address. */
export const MatchSearch = z.object({
  year: yearParam(),
  policy: textParam(60),
  verdict: z.enum(['eligible', 'near', 'unknown', 'ineligible']).optional().catch(undefined),
  unit: listParam(),
  q: textParam(),
  sort: textParam(20),
});
export type MatchSearch = z.infer<typeof MatchSearch>;
