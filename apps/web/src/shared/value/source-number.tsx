import type { MouseEvent, ReactNode } from 'react';
import './value.css';

export interface SourceNumberProps {
  readonly children: ReactNode;
  /** Read out after the figure: what pressing opens, e.g. `入库税收，2022 年`. */
  readonly subject: string;
  /** This figure's source is the one that is open now. */
  readonly open?: boolean | undefined;
  readonly onOpen: (event: MouseEvent<HTMLButtonElement>) => void;
}

/** A number that can explain itself: dotted underline, pressing opens the source drawer. */
export function SourceNumber({ children, subject, open = false, onOpen }: SourceNumberProps) {
  return (
    <button type="button" className={open ? 'src src-open' : 'src'} aria-expanded={open} onClick={onOpen}>
      {children}
      <span className="unseen">，看{subject}的来源</span>
    </button>
  );
}
