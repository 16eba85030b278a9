import { type ReactNode, useId } from 'react';
import './layout.css';

export interface SectionProps {
  readonly title: ReactNode;
  /** How to read what follows; explains signs once instead of a legend. */
  readonly note?: ReactNode;
  /** Links or buttons at the right end of the rule. */
  readonly more?: ReactNode;
  readonly children: ReactNode;
  readonly className?: string | undefined;
}

/** A part of a page, opened by one ink line. */
export function Section({ title, note, more, children, className }: SectionProps) {
  const id = useId();
  return (
    <section className={className ? `sec ${className}` : 'sec'} aria-labelledby={id}>
      <header className="sec-head">
        <h2 id={id}>{title}</h2>
        {note ? <span className="note">{note}</span> : null}
        {more ? <span className="sec-more">{more}</span> : null}
      </header>
      {children}
    </section>
  );
}
