import type { EntryDetail } from '@tenglong/contracts/register';
import { useState } from 'react';
import { FormDialog, toast } from '../../shared/feedback/index.ts';
import { ChoiceField, TextField } from '../../shared/forms/index.ts';
import { useEntryAct } from './use-entry-act.ts';

type Tool = 'hold' | 'resume' | 'extend' | 'comment';

const WORDS: Readonly<
  Record<Tool, { readonly title: string; readonly effect: string; readonly done: string }>
> = {
  hold: { title: '暂停计时', effect: '暂停期间不计期限、不能办下一步；恢复时期限顺延。', done: '已暂停计时' },
  resume: { title: '恢复计时', effect: '期限按停下的天数顺延。', done: '已恢复计时' },
  extend: { title: '改期限', effect: '新的期限和理由记入全程记录，催办从新期限起算。', done: '期限已改' },
  comment: { title: '留言', effect: '留言记入全程记录，看得到这一条的人都能看到。', done: '已留言' },
};

/** What else may be done to an entry: stop and start its clock, move its deadline, say something. */
export function EntryTools({ entry }: { readonly entry: EntryDetail }) {
  const [tool, setTool] = useState<Tool>();
  const { holdReasons, mayResume, mayExtend, mayComment } = entry;
  const tools: readonly Tool[] = [
    ...(mayExtend ? (['extend'] as const) : []),
    ...(holdReasons.length > 0 ? (['hold'] as const) : []),
    ...(mayResume ? (['resume'] as const) : []),
    ...(mayComment ? (['comment'] as const) : []),
  ];
  return (
    <>
      {tools.map((one) => (
        <button key={one} type="button" className="btn" onClick={() => setTool(one)}>
          {WORDS[one].title}
        </button>
      ))}
      {tool ? <ToolDialog entry={entry} tool={tool} onClose={() => setTool(undefined)} /> : null}
    </>
  );
}

interface ToolDialogProps {
  readonly entry: EntryDetail;
  readonly tool: Tool;
  readonly onClose: () => void;
}

function ToolDialog({ entry, tool, onClose }: ToolDialogProps) {
  const act = useEntryAct(entry);
  const [reason, setReason] = useState(tool === 'hold' ? (entry.holdReasons[0] ?? '') : '');
  // As they stood when it was opened: somebody else's step may leave none, and what was chosen is not to be lost.
  const [reasons] = useState(entry.holdReasons);
  const [dueOn, setDueOn] = useState(entry.dueOn ?? '');
  const { title, effect, done } = WORDS[tool];
  const ready = tool === 'resume' || (reason.trim() !== '' && (tool !== 'extend' || dueOn !== ''));
  const body = {
    hold: { kind: 'hold', reason } as const,
    resume: { kind: 'resume' } as const,
    extend: { kind: 'extend', dueOn, reason: reason.trim() } as const,
    comment: { kind: 'comment', text: reason.trim() } as const,
  }[tool];
  const submit = () =>
    act.mutate(body, {
      onSuccess: () => {
        toast(done);
        onClose();
      },
    });
  return (
    <FormDialog
      open
      title={title}
      verb={title}
      ready={ready}
      busy={act.isPending}
      failed={{ what: `没有${title}`, error: act.error }}
      onSubmit={submit}
      onClose={onClose}
    >
      <p>{effect}</p>
      {tool === 'extend' ? (
        <TextField label="新的期限" required type="date" value={dueOn} onChange={setDueOn} />
      ) : null}
      {tool === 'hold' ? (
        <ChoiceField
          label="理由"
          required
          choices={reasons.map((one) => ({ id: one, title: one }))}
          value={reason}
          onChange={setReason}
        />
      ) : null}
      {tool === 'extend' || tool === 'comment' ? (
        <TextField
          label={tool === 'comment' ? '留言' : '理由'}
          required
          lines={3}
          maxLength={500}
          value={reason}
          onChange={setReason}
        />
      ) : null}
    </FormDialog>
  );
}
