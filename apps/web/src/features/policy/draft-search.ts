import { z } from 'zod';

export const DRAFT_TABS = ['figures', 'rules', 'texts', 'cases', 'effect', 'history'] as const;
export const DraftSearch = z.object({ tab: z.enum(DRAFT_TABS).optional().catch(undefined) });
export type DraftSearch = z.infer<typeof DraftSearch>;
export const CliffSearch = z.object({
  year: z.coerce.number().int().optional().catch(undefined),
  only: z.enum(['bunched', 'near']).optional().catch(undefined),
});
export type CliffSearch = z.infer<typeof CliffSearch>;
