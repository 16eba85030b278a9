import { type ReactNode, useContext, useEffect, useId, useRef } from 'react';
import { createPortal } from 'react-dom';
import { FrameSlotsContext } from '../layout/index.ts';
import './drawer.css';

export interface DrawerProps {
  readonly title: ReactNode;
  readonly children: ReactNode;
  readonly onClose: () => void;
  /** When it changes while the drawer is open, the new content is announced by moving the focus to its title. */
  readonly subject: string;
}

/**
 * The sheet beside the page. It docks while 760 px remain for the page, else lies over it, and fills a phone. The page
 * stays usable beside it, so it is no modal dialog; Esc closes it, and the focus goes back to what opened it.
 */
export function Drawer({ title, children, onClose, subject }: DrawerProps) {
  const { drawer } = useContext(FrameSlotsContext);
  const head = useRef<HTMLHeadingElement>(null);
  const opener = useRef<Element | null>(null);
  const close = useRef(onClose);
  const titleId = useId();
  close.current = onClose;

  useEffect(() => {
    if (!drawer) return;
    opener.current = document.activeElement;
    const onKey = (event: KeyboardEvent) => {
      if (event.key === 'Escape' && !event.defaultPrevented) close.current();
    };
    document.addEventListener('keydown', onKey);
    return () => {
      document.removeEventListener('keydown', onKey);
      if (opener.current instanceof HTMLElement && opener.current.isConnected) opener.current.focus();
    };
  }, [drawer]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: the focus moves when the subject changes
  useEffect(() => {
    if (drawer) head.current?.focus();
  }, [drawer, subject]);

  if (!drawer) return null;
  return createPortal(
    <aside className="drawer" aria-labelledby={titleId}>
      <header className="drawer-head">
        <h2 id={titleId} ref={head} tabIndex={-1}>
          {title}
        </h2>
        <button type="button" className="lnk" onClick={onClose}>
          关闭
        </button>
      </header>
      {children}
    </aside>,
    drawer,
  );
}

/** A part of the drawer under a grey word. */
export function DrawerPart({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section className="drawer-part">
      <h3>{title}</h3>
      {children}
    </section>
  );
}
