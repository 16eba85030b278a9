import { type FormEvent, type ReactNode, useId } from 'react';
import { Dialog } from './dialog.tsx';
import { ErrorState } from './error-state.tsx';

export interface FormDialogProps {
  readonly open: boolean;
  readonly title: string;
  /** The word on the button that does it; a verb, never 确定. */
  readonly verb: string;
  /** Everything that has to be filled in is. */
  readonly ready: boolean;
  readonly busy: boolean;
  /** What did not come about, and why: stays in the dialog. */
  readonly failed: { readonly what: string; readonly error: unknown };
  readonly className?: string | undefined;
  readonly children: ReactNode;
  readonly onSubmit: () => void;
  readonly onClose: () => void;
}

/** A dialog that asks for something: 取消, and one button that does it; Enter does it too. */
export function FormDialog(props: FormDialogProps) {
  const { open, title, verb, ready, busy, failed, className, children, onSubmit, onClose } = props;
  const form = useId();
  const may = ready && !busy;
  function submit(event: FormEvent) {
    event.preventDefault();
    if (may) onSubmit();
  }
  return (
    <Dialog
      open={open}
      title={title}
      onClose={onClose}
      actions={
        <>
          <button type="button" className="btn" onClick={onClose}>
            取消
          </button>
          <button type="submit" form={form} className="btn btn-primary" disabled={!may}>
            {verb}
          </button>
        </>
      }
    >
      <form id={form} className={className} onSubmit={submit}>
        {children}
      </form>
      {failed.error ? <ErrorState what={failed.what} error={failed.error} /> : null}
    </Dialog>
  );
}
