import { type ReactNode, useEffect, useId, useRef, useState } from 'react';
import './filter.css';

export interface PopoverProps {
  readonly button: ReactNode;
  readonly className: string;
  /** What opens, for whoever hears it. */
  readonly label: string;
  readonly align?: 'start' | 'end' | undefined;
  readonly children: (close: () => void) => ReactNode;
}

/** A button with a small sheet under it. Esc or a press elsewhere closes it; the focus goes back to the button. */
export function Popover({ button, className, label, align = 'start', children }: PopoverProps) {
  const [open, setOpen] = useState(false);
  const root = useRef<HTMLSpanElement>(null);
  const opener = useRef<HTMLButtonElement>(null);
  const sheet = useRef<HTMLFieldSetElement>(null);
  const id = useId();

  useEffect(() => {
    if (!open) return;
    sheet.current?.querySelector<HTMLElement>('input, select, button, a')?.focus();
    const outside = (event: Event) => {
      if (event.target instanceof Node && !root.current?.contains(event.target)) setOpen(false);
    };
    const element = root.current;
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return;
      event.preventDefault();
      event.stopPropagation();
      setOpen(false);
      opener.current?.focus();
    };
    element?.addEventListener('keydown', onKey);
    document.addEventListener('pointerdown', outside);
    document.addEventListener('focusin', outside);
    return () => {
      element?.removeEventListener('keydown', onKey);
      document.removeEventListener('pointerdown', outside);
      document.removeEventListener('focusin', outside);
    };
  }, [open]);

  function close() {
    setOpen(false);
    opener.current?.focus();
  }

  return (
    <span className="pop" ref={root}>
      <button
        ref={opener}
        type="button"
        className={className}
        aria-expanded={open}
        aria-controls={open ? id : undefined}
        onClick={() => setOpen(!open)}
      >
        {button}
      </button>
      {open ? (
        <fieldset ref={sheet} id={id} className={`pop-sheet pop-${align}`} aria-label={label}>
          {children(close)}
        </fieldset>
      ) : null}
    </span>
  );
}
