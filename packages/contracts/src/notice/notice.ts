import { z } from 'zod';
import { Day, Flag, Instant, PageQuery, pageOf } from '../page/index.ts';

/** What a notice is about, in the office's words. */
export const noticeKinds = {
  assigned: '交办',
  reminded: '临期提醒',
  escalated: '催办',
  returned: '退回',
  closed: '办结',
} as const;
export type NoticeKind = keyof typeof noticeKinds;
export const NOTICE_KINDS = Object.keys(noticeKinds) as [NoticeKind, ...NoticeKind[]];

/** GET /api/notices: the reader's own, newest first; `kind` may name several, parted by commas. */
export const NoticeQuery = PageQuery.pick({ page: true, size: true }).extend({
  kind: z.string().max(100).optional(),
  register: z.string().max(64).optional(),
  unread: Flag.optional(),
});
export type NoticeQuery = z.infer<typeof NoticeQuery>;

export const NoticeRow = z.object({
  id: z.string(),
  kind: z.enum(NOTICE_KINDS),
  /** `交办`, `临期提醒`; of an escalation the step it has come to, `黄牌`. */
  kindTitle: z.string(),
  /** What it is about: the enterprise or project, or how many came at once. */
  title: z.string(),
  body: z.string(),
  register: z.string(),
  registerTitle: z.string(),
  /** The page it leads to. */
  href: z.string(),
  on: Day,
  at: Instant,
  read: z.boolean(),
});
export type NoticeRow = z.infer<typeof NoticeRow>;

export const NoticePage = pageOf(NoticeRow).extend({
  /** Of all the reader's notices, whatever the filter. */
  unread: z.number().int(),
  /** The lists that any of the reader's notices is about. */
  registers: z.array(z.object({ id: z.string(), title: z.string() })),
});
export type NoticePage = z.infer<typeof NoticePage>;

/** GET /api/notices/count, for the bell. */
export const NoticeCount = z.object({ unread: z.number().int() });
export type NoticeCount = z.infer<typeof NoticeCount>;

/** POST /api/notices/read: these, or all there are; what is not the reader's own is passed over. */
export const NoticesRead = z.union([
  z.object({ ids: z.array(z.uuid()).min(1).max(500) }),
  z.object({ all: z.literal(true) }),
]);
export type NoticesRead = z.infer<typeof NoticesRead>;
