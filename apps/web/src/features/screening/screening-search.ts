import { z } from 'zod';
import { listParam, textParam, yearParam } from '../../shared/url/index.ts';

/** 高耗低效排查 in the address. */
export const ScreeningSearch = z.object({
  year: yearParam(),
  rule: textParam(64),
  verdict: z.enum(['yes', 'unknown']).optional().catch(undefined),
  unit: listParam(),
  /** Whether it stands on the list that the rules feed. */
  listed: z.enum(['yes', 'no']).optional().catch(undefined),
  q: textParam(),
  sort: textParam(20),
});
export type ScreeningSearch = z.infer<typeof ScreeningSearch>;
