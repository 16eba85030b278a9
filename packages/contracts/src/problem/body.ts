import { z } from 'zod';

/** The body of every refused request. */
export const ProblemBody = z.object({
  code: z.string(),
  message: z.string(),
  remedy: z.string(),
  requestId: z.string(),
  /** Per-field or per-item details, each a sentence in Chinese. */
  details: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
});
export type ProblemBody = z.infer<typeof ProblemBody>;
