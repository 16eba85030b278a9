import type { ReactNode } from 'react';
import { bindNumbers } from '../value/index.ts';
import './layout.css';

export interface ActionBarProps {
  /** What pressing the button will do, or what is chosen: said before the button. */
  readonly effect: ReactNode;
  readonly note?: ReactNode;
  /** Sums of the selection. */
  readonly sums?: readonly { readonly label: string; readonly value: ReactNode }[] | undefined;
  readonly children: ReactNode;
}

/** The bar at the foot of a page that changes something: effect, then buttons, the primary one last. */
export function ActionBar({ effect, note, sums = [], children }: ActionBarProps) {
  return (
    <div className="action-bar">
      <p className="action-effect" aria-live="polite">
        {typeof effect === 'string' ? bindNumbers(effect) : effect}
      </p>
      {sums.length > 0 ? (
        <dl className="action-sums">
          {sums.map(({ label, value }) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      ) : null}
      {note ? <span className="note action-note">{note}</span> : null}
      <div className="btns action-buttons">{children}</div>
    </div>
  );
}
