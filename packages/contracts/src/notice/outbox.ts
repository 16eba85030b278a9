import { z } from 'zod';
import { Instant, PageQuery, pageOf } from '../page/index.ts';

/** Where an outward message stands. */
export const outboxStates = {
  waiting: '待发',
  sending: '发送中',
  sent: '已发',
  doubtful: '存疑',
  undelivered: '未送达',
  void: '已作废',
} as const;
export type OutboxState = keyof typeof outboxStates;
export const OUTBOX_STATES = Object.keys(outboxStates) as [OutboxState, ...OutboxState[]];

export const outboxChannels = { mail: '邮件', webhook: '接口' } as const;
export const OUTBOX_CHANNELS = Object.keys(outboxChannels) as [
  keyof typeof outboxChannels,
  ...(keyof typeof outboxChannels)[],
];

/** GET /api/outbox; `state` and `channel` may name several, parted by commas. */
export const OutboxQuery = PageQuery.pick({ page: true, size: true }).extend({
  state: z.string().max(100).optional(),
  channel: z.string().max(40).optional(),
});
export type OutboxQuery = z.infer<typeof OutboxQuery>;

export const OutboxRow = z.object({
  id: z.string(),
  channel: z.enum(OUTBOX_CHANNELS),
  channelTitle: z.string(),
  /** The party it is for, by name. */
  recipient: z.string(),
  /** The address of a mail; empty for the one address of the interface. */
  address: z.string(),
  subject: z.string(),
  state: z.enum(OUTBOX_STATES),
  stateTitle: z.string(),
  attempts: z.number().int(),
  /** Why it has not gone out, in a sentence. */
  reason: z.string(),
  madeAt: Instant,
  changedAt: Instant,
  /** When it is tried again, while it waits. */
  nextAt: Instant.nullable(),
});
export type OutboxRow = z.infer<typeof OutboxRow>;

export const OutboxPage = pageOf(OutboxRow).extend({
  counts: z.record(z.enum(OUTBOX_STATES), z.number().int()),
  /** The outward ways that are set up; null for one that is not. Never a password or a key. */
  mail: z.object({ host: z.string(), from: z.string() }).nullable(),
  webhook: z.object({ target: z.string() }).nullable(),
});
export type OutboxPage = z.infer<typeof OutboxPage>;

/** POST /api/outbox/:id/void */
export const VoidBody = z.object({ reason: z.string().trim().min(1, '请写明理由').max(200, '理由过长') });
export type VoidBody = z.infer<typeof VoidBody>;

/** A party that notices are for, and where its mail goes; empty where it gets none. */
export const OutwardAddress = z.object({
  party: z.enum(['office', 'department', 'unit']),
  of: z.string().max(64),
  name: z.string(),
  email: z.string(),
});
export type OutwardAddress = z.infer<typeof OutwardAddress>;

/** PUT /api/outbox/addresses: an empty address takes it off. */
export const AddressBody = OutwardAddress.omit({ name: true }).extend({
  /** The address that the form began with. */
  seen: z.string().max(200),
  email: z.union([z.literal(''), z.email('电子邮箱写得不对，例如 zhuanban@example.gov.cn').max(200)]),
});
export type AddressBody = z.infer<typeof AddressBody>;
