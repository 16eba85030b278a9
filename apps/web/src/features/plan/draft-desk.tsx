import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { PlanVersion } from '@tenglong/contracts/plan';
import { useState } from 'react';
import { ConfirmButton, toast } from '../../shared/feedback/index.ts';
import { Section } from '../../shared/layout/index.ts';
import { useCan } from '../../shared/session/index.ts';
import { formatDay } from '../../shared/value/index.ts';
import { adoptDraft, discardDraft } from './plan-queries.ts';
import { VersionChanges } from './version-changes.tsx';
import './plan.css';

type Conflict = PlanVersion['conflicts'][number];
type Side = 'folder' | 'screen';

/** The draft of a changed folder: what it changes, the rulings to decide, and the two buttons. */
export function DraftDesk({ draft }: { readonly draft: PlanVersion }) {
  const client = useQueryClient();
  const mayRule = useCan('plan.rule');
  const [sides, setSides] = useState<Readonly<Record<string, Side>>>({});
  const chosen = (side: Side) => draft.conflicts.flatMap(({ id }) => (sides[id] === side ? [id] : []));
  const undecided = draft.conflicts.filter(({ id }) => sides[id] === undefined).length;
  const decide = useMutation({
    mutationFn: (verb: 'adopt' | 'discard') =>
      verb === 'adopt'
        ? adoptDraft(draft.id, { folder: chosen('folder'), screen: chosen('screen') })
        : discardDraft(draft.id),
    onSuccess: async (_done, verb) => {
      await client.invalidateQueries();
      toast(verb === 'adopt' ? '新版方案已启用，已冻结的结果不变' : '草稿已放弃，仍用原来的版本');
    },
  });
  return (
    <Section title="待启用的草稿" note={`方案文件夹有 ${draft.changeCount} 处改动；启用前一切按现行版本计算`}>
      {draft.conflicts.map((conflict) => (
        <ConflictChoice
          key={conflict.id}
          conflict={conflict}
          side={sides[conflict.id]}
          onChoose={(side) => setSides((now) => ({ ...now, [conflict.id]: side }))}
        />
      ))}
      {draft.faults.length > 0 ? (
        <div role="status">
          <p className="field-error">{`有 ${draft.faults.length} 处政策的用例不成立，改好方案文件夹前不能启用`}</p>
          <ul className="plan-faults">
            {draft.faults.map(({ path, message }) => (
              <li key={`${path} ${message}`}>
                {message} <span className="note">{path}</span>
              </li>
            ))}
          </ul>
        </div>
      ) : null}
      <VersionChanges version={draft} />
      {mayRule ? (
        <div className="btns noprint">
          {undecided > 0 ? <span className="note">还有 {undecided} 条裁定要选定用哪一个</span> : null}
          <ConfirmButton
            title="放弃这一版草稿"
            effect="方案文件夹里的改动不进入系统；文件夹本身不动，下次启动还会提示。"
            verb="放弃草稿"
            onConfirm={() => decide.mutateAsync('discard')}
          >
            放弃
          </ConfirmButton>
          <ConfirmButton
            title="启用这一版方案"
            effect={`${draft.changeCount} 处改动立即生效，之后的测算按新版；已冻结的结果不变。`}
            verb="启用"
            look="primary"
            disabled={undecided > 0 || draft.faults.length > 0}
            onConfirm={() => decide.mutateAsync('adopt')}
          >
            启用
          </ConfirmButton>
        </div>
      ) : null}
    </Section>
  );
}

interface ConflictChoiceProps {
  readonly conflict: Conflict;
  readonly side: Side | undefined;
  readonly onChoose: (side: Side) => void;
}

function ConflictChoice({ conflict, side, onChoose }: ConflictChoiceProps) {
  const { id, title, folder, screen } = conflict;
  const choices = [
    ['folder', '用文件夹的', folder],
    ['screen', '用屏幕上的', screen],
  ] as const;
  return (
    <fieldset className="plan-conflict">
      <legend>“{title}”的裁定，文件夹和屏幕上都改过，请选定</legend>
      {choices.map(([name, label, ruling]) => (
        <label key={name} className="plan-side">
          <input
            type="radio"
            className="check"
            name={id}
            checked={side === name}
            onChange={() => onChoose(name)}
          />
          <span>
            <b>{label}</b>：
            {ruling === null
              ? '文件夹里已经删去这条裁定'
              : ruling.status === 'withdrawn'
                ? `已撤回（原取 ${ruling.value}）`
                : `取 ${ruling.value}。${ruling.reason}`}
            {ruling ? (
              <span className="note">
                {' '}
                {ruling.author}，{formatDay(ruling.date)}
              </span>
            ) : null}
          </span>
        </label>
      ))}
    </fieldset>
  );
}
