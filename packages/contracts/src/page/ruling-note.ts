import { z } from 'zod';

/** Who decided, when and why: what every figure computed under a ruling names. */
export const RulingNote = z.object({
  key: z.string(),
  reason: z.string(),
  author: z.string(),
  date: z.string(),
  /** 暂按, until somebody confirms it. */
  assumed: z.boolean(),
});
export type RulingNote = z.infer<typeof RulingNote>;
