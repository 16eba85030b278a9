import type { EntryDetail, MoveText } from '@tenglong/contracts/register';
import { ConfirmButton, toast } from '../../shared/feedback/index.ts';
import { ActionBar } from '../../shared/layout/index.ts';
import { isPhoto, piecesWord, primaryAct } from './entry-words.ts';
import { EvidenceInput } from './evidence-input.tsx';
import { useEntryAct } from './use-entry-act.ts';

export interface EntryBarProps {
  readonly entry: EntryDetail;
  /** Further moves that may be made from here. */
  readonly others: readonly MoveText[];
  readonly onForm: (move: string) => void;
}

/** The foot of the page: what pressing does, the other ways on, and the one primary button at the thumb. */
export function EntryBar({ entry, others, onForm }: EntryBarProps) {
  const primary = primaryAct(entry);
  if (!primary && others.length === 0) return null;
  const to = primary?.kind === 'form' ? primary.move.toTitle : entry.step?.toTitle;
  const effect =
    primary === undefined
      ? `现在是“${entry.stageTitle}”`
      : primary.kind === 'sign'
        ? '签字后不能撤回'
        : to
          ? `办后到“${to}”`
          : '记入全程记录';
  return (
    <ActionBar effect={effect}>
      {others.map(({ move, title }) => (
        <button key={move} type="button" className="btn desk-only" onClick={() => onForm(move)}>
          {title}
        </button>
      ))}
      {primary?.kind === 'sign' ? <SignButton entry={entry} /> : null}
      {primary?.kind === 'form' ? (
        <button type="button" className="btn btn-primary" onClick={() => onForm(primary.move.move)}>
          {primary.move.title}
        </button>
      ) : null}
      {primary?.kind === 'attach' ? (
        <EvidenceInput
          entry={entry}
          kind={primary.wanted.kind}
          className="btn btn-primary"
          camera={isPhoto(entry, primary.wanted.kind)}
        >
          {isPhoto(entry, primary.wanted.kind) ? '拍' : '交'}
          {primary.wanted.label}，还差 {primary.wanted.lack} {piecesWord(entry, primary.wanted.kind)}
        </EvidenceInput>
      ) : null}
    </ActionBar>
  );
}

function SignButton({ entry }: { readonly entry: EntryDetail }) {
  const act = useEntryAct(entry);
  return (
    <ConfirmButton
      look="primary"
      title={`${entry.stageTitle}签字`}
      effect={`代表本单位对${entry.subjectName}的“${entry.stageTitle}”签字，记入全程记录，不能撤回。`}
      verb="签字"
      onConfirm={async () => {
        await act.mutateAsync({ kind: 'sign' });
        toast('已签字');
      }}
    >
      签字
    </ConfirmButton>
  );
}
