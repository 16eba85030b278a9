import type { ReactNode } from 'react';
import './layout.css';

export interface KeyFigure {
  readonly label: string;
  readonly value: ReactNode;
  readonly unit?: string | undefined;
}

/** A few figures in a row, label above, unit in grey behind. */
export function KeyFigures({ figures }: { readonly figures: readonly KeyFigure[] }) {
  return (
    <dl className="key-figures">
      {figures.map(({ label, value, unit }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>
            {value}
            {unit ? <small> {unit}</small> : null}
          </dd>
        </div>
      ))}
    </dl>
  );
}
