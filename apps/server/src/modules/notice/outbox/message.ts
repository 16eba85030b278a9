import type { NoticeKind } from '@tenglong/contracts/notice';

/** One notice as it leaves the house. */
export interface OutwardNotice {
  readonly id: string;
  readonly kind: NoticeKind;
  readonly kindTitle: string;
  readonly register: string;
  readonly registerTitle: string;
  readonly title: string;
  readonly body: string;
  readonly href: string;
  readonly on: string;
}

/** What is sent to one party at a time: the same bytes at every try. */
export interface OutwardPayload {
  readonly county: string;
  readonly recipient: { readonly party: string; readonly of: string; readonly name: string };
  readonly notices: readonly OutwardNotice[];
}

/** `黄牌 1 件、交办 3 件`, in the order in which the kinds come. */
export function subjectOf({ notices }: Pick<OutwardPayload, 'notices'>): string {
  const counts = new Map<string, number>();
  for (const { kindTitle } of notices) counts.set(kindTitle, (counts.get(kindTitle) ?? 0) + 1);
  return [...counts].map(([title, n]) => `${title} ${n} 件`).join('、');
}

/** The text of a mail: one paragraph a notice. */
export function mailText({ county, recipient, notices }: OutwardPayload): string {
  const lines = notices.map(
    ({ kindTitle, title, body, registerTitle, on }, at) =>
      `${at + 1}. 【${kindTitle}】${title}（${registerTitle}）\n   ${body}（${on}）`,
  );
  return [
    `${recipient.name}：`,
    '',
    ...lines,
    '',
    `请登录${county}腾笼平台，在“消息”和“我的待办”里查看并办理。本邮件由平台自动发出，请勿回复。`,
    '',
  ].join('\n');
}
