import type { NoticeKind } from '@tenglong/contracts/notice';
import {
  type Announcement,
  type Change,
  type Entry,
  nextStep,
  partiesOf,
  titleOfStage,
} from '@tenglong/domain/register';
import { daysBetween } from '@tenglong/domain/values';
import type { NewNotice, Recipient } from '../notice/index.ts';
import { dayWords } from './day-words.ts';
import { stepWords } from './describe-row.ts';
import type { LoadedRegister } from './register-library.ts';

const KIND_TITLES: Readonly<Record<NoticeKind, string>> = {
  assigned: '交办',
  reminded: '临期提醒',
  escalated: '催办',
  returned: '退回',
  closed: '办结',
};

type Said = Pick<Change, 'after' | 'event' | 'today' | 'subject'>;

const reasonOf = ({ event }: Said): string =>
  event.kind === 'move' && event.reason?.trim() ? `：${event.reason.trim()}` : '';

/** `，请办“属地核实”`, or whose turn it is for somebody who only has to know. */
function stepPart(loaded: LoadedRegister, { after, today, subject }: Said, to: Recipient): string {
  const step = nextStep(loaded.register, after, today, subject);
  if (!step) return '';
  const { title, by } = stepWords(loaded, step, after);
  const [party, of] = to.party === 'office' ? ['office', undefined] : [to.party, to.of];
  const answering = loaded.register.answering.get(after.subject.id ?? '') ?? [];
  const own = partiesOf(step)
    .flatMap((one) => (one === 'responsible' ? answering : [one]))
    .some((one) => (party === 'department' ? one === of : one === party));
  return own ? `，请办“${title}”` : `，等${by}办“${title}”`;
}

const duePart = ({ dueOn }: Entry, today: string): string =>
  dueOn === null ? '' : `，${dayWords(dueOn, today)}到期`;

function leftWords(dueOn: string, today: string): string {
  const days = daysBetween(today, dueOn);
  return days <= 0 ? '今天到期' : `${dayWords(dueOn, today)}到期，还有 ${days} 天`;
}

/** What a notice says below the name of what it is about. */
function bodyOf(loaded: LoadedRegister, kind: NoticeKind, said: Said, to: Recipient): string {
  const { after, today } = said;
  const stage = `“${titleOfStage(loaded.register.file, after.stage)}”`;
  switch (kind) {
    case 'assigned':
      return `到${stage}${stepPart(loaded, said, to)}${duePart(after, today)}`;
    case 'returned':
      return `退回到${stage}${reasonOf(said)}${stepPart(loaded, said, to)}${duePart(after, today)}`;
    case 'reminded':
      return `${stage}${leftWords(after.dueOn ?? today, today)}${stepPart(loaded, said, to)}`;
    case 'escalated':
      return `${stage}逾期 ${daysBetween(after.dueOn ?? today, today)} 天${stepPart(loaded, said, to)}`;
    case 'closed':
      return `到${stage}${reasonOf(said)}`;
  }
}

/** A deadline is told of once; any other cause is the event, by the revision it made. */
const causeOf = (kind: NoticeKind, { id, revision, dueOn }: Entry): string =>
  kind === 'reminded' ? `entry:${id}:due:${dueOn}` : `entry:${id}:${revision}`;

/** An announcement as its reader finds it. */
export function noticeOf(loaded: LoadedRegister, said: Said, { kind, to }: Announcement): NewNotice {
  const { file } = loaded.register;
  const { after, event, today } = said;
  const step = event.kind === 'escalate' ? event.step : undefined;
  return {
    cause: causeOf(kind, after),
    kind,
    kindTitle: file.escalation.find(({ id }) => id === step)?.title ?? KIND_TITLES[kind],
    to,
    register: file.id,
    registerTitle: file.shortTitle,
    title: after.subject.name,
    body: bodyOf(loaded, kind, said, to),
    href: `/entries/${after.id}`,
    entryId: after.id,
    on: today,
  };
}

/** All entries of one list that came at once, told to whoever they are in the court of. */
export function batchNotice(
  { register: { file } }: LoadedRegister,
  batch: { readonly id: string; readonly number: number },
  to: Recipient,
  count: number,
  today: string,
): NewNotice {
  return {
    cause: `batch:${batch.id}:${file.id}`,
    kind: 'assigned',
    kindTitle: KIND_TITLES.assigned,
    to,
    register: file.id,
    registerTitle: file.shortTitle,
    title: `${file.shortTitle}：${count} ${file.measure}轮到${to.party === 'enterprise' ? '本企业' : '本单位'}办`,
    body: `随第 ${batch.number} 批清单列入`,
    href: '/todo',
    entryId: null,
    on: today,
  };
}
