import type { ReactNode } from 'react';
import { bindNumbers } from '../value/index.ts';
import './layout.css';

export interface SentenceProps {
  /** The one sentence the page exists for; it gives the answer, not the name of the page. */
  readonly children: ReactNode;
  readonly lead?: ReactNode;
  /** Where the page hangs: `企业库 / 大麦屿街道`. */
  readonly path?: ReactNode;
  /** Print, export and the one primary act, right of the sentence. */
  readonly actions?: ReactNode;
}

/** The voice of the page: its only h1. It takes the focus when the page is entered. */
export function Sentence({ children, lead, path, actions }: SentenceProps) {
  return (
    <header className="sentence">
      <div>
        {path ? <p className="sentence-path">{path}</p> : null}
        <h1 id="page-sentence" tabIndex={-1}>
          {typeof children === 'string' ? bindNumbers(children) : children}
        </h1>
        {lead ? <p className="sentence-lead">{lead}</p> : null}
      </div>
      {actions ? <div className="btns sentence-actions">{actions}</div> : null}
    </header>
  );
}
