import { z } from 'zod';
import { PolicyCard, Superseding } from './policy.ts';

/** GET /api/calculator — what can be calculated, for everybody. */
export const CalculatorLibrary = z.object({ county: z.string(), policies: z.array(PolicyCard) });
export type CalculatorLibrary = z.infer<typeof CalculatorLibrary>;

/**
 * GET /api/calculator/:id — a policy as data, of the plan in force or of one that was. Whoever asks computes with it
 * where they are: no figure of an enterprise is sent.
 */
export const CalculatorPolicy = z.object({
  county: z.string(),
  /** The version of the plan, for links. */
  planVersion: z.string(),
  /** Whether that version is in force. */
  inForce: z.boolean(),
  /** `policy.yaml` as JSON, to be read with the domain's `PolicyFile`. */
  policy: z.record(z.string(), z.unknown()),
  /** The versions it followed, the latest first: a day before its first is theirs. */
  earlier: z.array(z.record(z.string(), z.unknown())),
  /** What takes the place of each of these versions, in their order. */
  superseding: z.array(Superseding.nullable()),
});
export type CalculatorPolicy = z.infer<typeof CalculatorPolicy>;
