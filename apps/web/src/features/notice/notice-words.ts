import type { NoticeKind, NoticePage, NoticeRow, OutboxPage } from '@tenglong/contracts/notice';
import type { LightKind } from '../../shared/value/index.ts';

/** The sign beside a notice: late for what is overdue, slow for what comes due or came back, done for what has ended. */
export const noticeLight: Readonly<Record<NoticeKind, LightKind>> = {
  assigned: 'none',
  reminded: 'slow',
  returned: 'slow',
  escalated: 'late',
  closed: 'done',
};

/** `12 条未读，其中催办 3 条` would need a sum over all pages; what is certain is said. */
export function noticesSentence(
  { unread, total }: Pick<NoticePage, 'unread' | 'total'>,
  filtered: boolean,
): string {
  if (unread > 0) return `${unread} 条消息未读`;
  return total === 0 && !filtered ? '还没有消息' : '消息都已读过';
}

export interface NoticeDay {
  readonly day: string;
  readonly rows: readonly NoticeRow[];
}

/** The notices of a page by their day, in the order they come. */
export function byDay(rows: readonly NoticeRow[]): readonly NoticeDay[] {
  const days = new Map<string, NoticeRow[]>();
  for (const row of rows) days.set(row.on, [...(days.get(row.on) ?? []), row]);
  return [...days].map(([day, all]) => ({ day, rows: all }));
}

/** `2 件外发消息没有送达，1 件存疑` */
export function outboxSentence({
  counts,
  mail,
  webhook,
}: Pick<OutboxPage, 'counts' | 'mail' | 'webhook'>): string {
  const { undelivered = 0, doubtful = 0 } = counts;
  const parts = [
    ...(undelivered > 0 ? [`${undelivered} 件没有送达`] : []),
    ...(doubtful > 0 ? [`${doubtful} 件不能确定是否送达`] : []),
  ];
  if (parts.length > 0) return `外发消息 ${parts.join('，')}`;
  return mail || webhook ? '外发消息都已送达' : '外发渠道没有配置，消息只在平台内';
}

/** What is set up, and how the rest stands. */
export function outboxLead({
  counts,
  mail,
  webhook,
}: Pick<OutboxPage, 'counts' | 'mail' | 'webhook'>): string {
  const ways = [
    mail ? `邮件经 ${mail.host} 发出，发件人 ${mail.from}` : '邮件没有配置',
    webhook ? `接口发往 ${webhook.target}` : '接口没有配置',
  ];
  const { sent = 0, waiting = 0, sending = 0 } = counts;
  const stand = sent + waiting + sending === 0 ? '' : `已发 ${sent} 件，待发 ${waiting + sending} 件。`;
  return `${ways.join('；')}。${stand}`;
}
