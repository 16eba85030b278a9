import { z } from 'zod';

export const SignInSearch = z.object({
  /** Where the person wanted to go. */
  from: z.string().max(2048).optional().catch(undefined),
  /** How the single sign-on ended, if it did not let the person in. */
  sso: z.enum(['unlinked', 'failed']).optional().catch(undefined),
});

/** Only an address of this product is followed after signing in; anything else leads home. */
export function safeReturn(from: string | undefined): string {
  if (from === undefined || !from.startsWith('/') || /^\/[/\\]/.test(from)) return '/';
  return from.startsWith('/sign-in') ? '/' : from;
}
