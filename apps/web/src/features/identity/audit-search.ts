import { z } from 'zod';
import { textParam } from '../../shared/url/index.ts';

/** 审计 in the address: who, what, to what or whom, on which day (Asia/Shanghai), and the entry that lies open. */
export const AuditSearch = z.object({
  account: textParam(),
  action: textParam(),
  subject: textParam(),
  day: z.iso.date().optional().catch(undefined),
  entry: z.coerce.number().int().min(1).optional().catch(undefined),
});
export type AuditSearch = z.infer<typeof AuditSearch>;

/** The same list with one entry open, or with none. */
export function auditHref(
  { account, action, subject, day }: Omit<AuditSearch, 'entry'>,
  entry?: number,
): string {
  const params = new URLSearchParams();
  if (account) params.set('account', account);
  if (action) params.set('action', action);
  if (subject) params.set('subject', subject);
  if (day) params.set('day', day);
  if (entry) params.set('entry', String(entry));
  const query = params.toString();
  return query === '' ? '/audit' : `/audit?${query}`;
}
