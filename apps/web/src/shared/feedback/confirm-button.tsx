import { type ReactNode, useState } from 'react';
import { asProblem } from '../api/index.ts';
import { Dialog } from './dialog.tsx';
import { ErrorState } from './error-state.tsx';

export interface ConfirmButtonProps {
  readonly children: ReactNode;
  /** What the act is: `撤回第 12 批`. */
  readonly title: string;
  /** What will change, said before it does: `880 家的数据回到入库前，3 家等级随之变化`. */
  readonly effect: ReactNode;
  /** The word on the button that does it; a verb, never 确定. */
  readonly verb: string;
  readonly onConfirm: () => Promise<unknown>;
  readonly look?: 'plain' | 'primary' | 'text' | undefined;
  readonly disabled?: boolean | undefined;
}

const looks = { plain: 'btn', primary: 'btn btn-primary', text: 'btn btn-text' } as const;

/** A button for what cannot be taken back lightly: it states the effect first. A refusal stays in the dialog. */
export function ConfirmButton(props: ConfirmButtonProps) {
  const { children, title, effect, verb, onConfirm, look = 'plain', disabled } = props;
  const [open, setOpen] = useState(false);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>();

  async function confirm() {
    setBusy(true);
    setProblem(undefined);
    try {
      await onConfirm();
      setOpen(false);
    } catch (error) {
      setProblem(asProblem(error));
    } finally {
      setBusy(false);
    }
  }

  return (
    <>
      <button type="button" className={looks[look]} disabled={disabled} onClick={() => setOpen(true)}>
        {children}
      </button>
      <Dialog
        open={open}
        title={title}
        onClose={() => {
          setOpen(false);
          setProblem(undefined);
        }}
        actions={
          <>
            <button type="button" className="btn" onClick={() => setOpen(false)}>
              取消
            </button>
            <button type="button" className="btn btn-primary" disabled={busy} onClick={confirm}>
              {verb}
            </button>
          </>
        }
      >
        <p>{effect}</p>
        {problem === undefined ? null : <ErrorState error={problem} />}
      </Dialog>
    </>
  );
}
