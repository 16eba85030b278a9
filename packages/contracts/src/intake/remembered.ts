import { z } from 'zod';
import { Instant } from '../page/index.ts';

/** GET /api/intake/remembered — what the intake has learnt from people and will do by itself next time. */
export const Remembered = z.object({
  matches: z.array(
    z.object({
      id: z.string(),
      dataset: z.string(),
      /** As the sender wrote it. */
      name: z.string(),
      code: z.string(),
      creditCode: z.string(),
      enterprise: z.string(),
      reason: z.string(),
      by: z.string(),
      at: Instant,
    }),
  ),
  profiles: z.array(
    z.object({
      datasetId: z.string(),
      fingerprint: z.string(),
      dataset: z.string(),
      /** `第 3 列 → 占地（亩）`. */
      columns: z.array(z.string()),
      by: z.string(),
      at: Instant,
    }),
  ),
});
export type Remembered = z.infer<typeof Remembered>;

/** POST /api/intake/remembered/forget */
export const Forget = z.discriminatedUnion('what', [
  z.object({ what: z.literal('match'), id: z.uuid() }),
  z.object({ what: z.literal('profile'), datasetId: z.string().max(64), fingerprint: z.string().max(2000) }),
]);
export type Forget = z.infer<typeof Forget>;
