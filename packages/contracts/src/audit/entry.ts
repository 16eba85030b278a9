import { z } from 'zod';
import { Day, Instant, PageQuery, pageOf } from '../page/index.ts';

/** GET /api/audit: newest first. */
export const AuditQuery = PageQuery.pick({ page: true, size: true }).extend({
  account: z.string().trim().max(64).optional(),
  action: z.string().max(64).optional(),
  /** An id, or the name of an account, an enterprise or an entry. */
  subject: z.string().trim().max(200).optional(),
  /** Calendar days in Asia/Shanghai, both included. */
  from: Day.optional(),
  to: Day.optional(),
});
export type AuditQuery = z.infer<typeof AuditQuery>;

export const AuditEntry = z.object({
  /** Place in the chain, from 1 without a gap. */
  seq: z.number().int(),
  at: Instant,
  account: z.string(),
  name: z.string(),
  /** False where the product itself acted: a first start, a backup, the command line. */
  byPerson: z.boolean(),
  action: z.string(),
  actionTitle: z.string(),
  subject: z.string(),
  /** What the subject is in words; empty where it speaks for itself or is gone since. */
  subjectTitle: z.string(),
  /** Where it came from: the file and batch, the address of a sign-in. */
  source: z.unknown(),
  before: z.unknown(),
  after: z.unknown(),
  /** SHA-256 over the previous entry's hash and this entry. */
  hash: z.string(),
});
export type AuditEntry = z.infer<typeof AuditEntry>;

const Words = z.record(z.string(), z.string());

/** How a list calls what its entries keep by code: the words of the plan in force. */
export const AuditRegister = z.object({
  id: z.string(),
  title: z.string(),
  stages: Words,
  moves: Words,
  evidence: Words,
  fields: z.record(z.string(), z.object({ label: z.string(), options: Words })),
});
export type AuditRegister = z.infer<typeof AuditRegister>;

/** With the words of every list that its entries speak of. */
export const AuditPage = pageOf(AuditEntry).extend({ registers: z.array(AuditRegister) });
export type AuditPage = z.infer<typeof AuditPage>;

/** GET /api/audit/chain: whether every entry is as it was written and none is missing. */
export const AuditChain = z.object({
  intact: z.boolean(),
  entries: z.number().int(),
  /** The last entry's hash; written down elsewhere (a backup's manifest), it proves the past. */
  head: z.string(),
  /** The first entry that is not as written; null when intact. */
  brokenAt: z.number().int().nullable(),
  /** A sentence in Chinese. */
  finding: z.string(),
});
export type AuditChain = z.infer<typeof AuditChain>;
