import { titleOfStage } from '@tenglong/domain/register';
import type { KeptEvent } from './event-store.ts';
import type { LoadedRegister } from './register-library.ts';

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

/** An event in the words of the office: what was done, and the note that goes with it. */
export function eventWords(
  { register }: Pick<LoadedRegister, 'register'>,
  { kind, body, stage }: Pick<KeptEvent, 'kind' | 'body' | 'stage'>,
): { readonly title: string; readonly note: string } {
  const { file, moves } = register;
  switch (kind) {
    case 'open':
      return { title: `列入清单，到“${titleOfStage(file, stage)}”`, note: '' };
    case 'move': {
      const move = moves.get(text(body.move));
      const to = move?.to === undefined ? '' : `，到“${titleOfStage(file, stage)}”`;
      return { title: `${move?.title ?? text(body.move)}${to}`, note: text(body.reason) };
    }
    case 'amend':
      return { title: '填报', note: fieldWords({ register }, body) };
    case 'report': {
      const fields: Record<string, unknown> =
        typeof body.fields === 'object' && body.fields !== null ? { ...body.fields } : {};
      const notes = (file.reporting?.fields ?? []).map((name) => {
        const field = file.fields[name];
        const value = text(fields[name]);
        return field?.type === 'text' ? (field.options?.[value] ?? value) : value;
      });
      const title = `报 ${Number(text(body.period).slice(5))} 月${file.reporting?.title.replace(/^月度/, '') ?? '进展'}`;
      return { title, note: notes.filter((note) => note !== '').join('：') };
    }
    case 'attach':
      return { title: `上传${file.evidence[text(body.evidence)]?.label ?? '材料'}`, note: '' };
    case 'sign':
      return { title: '签字', note: '' };
    case 'hold':
      return { title: '暂停计时', note: text(body.reason) };
    case 'resume':
      return { title: '恢复计时', note: '' };
    case 'extend':
      return { title: `期限改为 ${text(body.dueOn)}`, note: text(body.reason) };
    case 'escalate':
      return { title: file.escalation.find(({ id }) => id === body.step)?.title ?? '催办', note: '' };
    case 'inspect': {
      const found = body.result === 'true' ? '属实' : '不属实';
      return { title: `第 ${Number(body.check)} 次抽查：${found}`, note: text(body.reason) };
    }
    case 'comment':
      return { title: '留言', note: text(body.text) };
  }
}

/** The fields that an event says something of, by their labels; what they are stays with the entry. */
function fieldWords(
  { register: { file } }: Pick<LoadedRegister, 'register'>,
  { fields }: KeptEvent['body'],
): string {
  const names = Object.keys(typeof fields === 'object' && fields !== null ? fields : {});
  return names.map((name) => file.fields[name]?.label ?? name).join('、');
}

/** What an event changed, to somebody who came second: what was done, and which fields were filled in with it. */
export function changeWords(
  loaded: Pick<LoadedRegister, 'register'>,
  event: Pick<KeptEvent, 'kind' | 'body' | 'stage'>,
): string {
  const { title } = eventWords(loaded, event);
  const fields = fieldWords(loaded, event.body);
  return fields === '' ? title : `${title}（${fields}）`;
}
