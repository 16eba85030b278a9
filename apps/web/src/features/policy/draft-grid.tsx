import type { DraftFault } from '@tenglong/contracts/policy';
import type { ReactNode } from 'react';
import { HeadRow, ScrollStrip, Section, unseen } from '../../shared/layout/index.ts';
import { Faults } from './draft-fields.tsx';

interface GridRow {
  readonly key: string;
  readonly cells: ReactNode;
  /** Takes the row out; absent for one that has to stay. */
  readonly onRemove: (() => void) | undefined;
}

export interface DraftGridProps {
  readonly title: string;
  readonly note: string;
  readonly label: string;
  readonly faults: readonly DraftFault[];
  readonly heads: readonly string[];
  readonly rows: readonly GridRow[];
  readonly disabled: boolean;
  /** One more row, and what the button says; absent for whoever may not. */
  readonly add: { readonly words: string; readonly onAdd: () => void } | undefined;
}

/** A part of a draft whose rows are written cell by cell, taken out, and added to. */
export function DraftGrid({ title, note, label, faults, heads, rows, disabled, add }: DraftGridProps) {
  return (
    <Section title={title} note={note}>
      <Faults faults={faults} />
      <ScrollStrip label={label}>
        <table className="tbl draft-table">
          <HeadRow heads={[...heads, unseen('删去')]} />
          <tbody>
            {rows.map(({ key, cells, onRemove }) => (
              <tr key={key}>
                {cells}
                <td>
                  {onRemove ? (
                    <button type="button" className="lnk" disabled={disabled} onClick={onRemove}>
                      删去
                    </button>
                  ) : null}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollStrip>
      {add ? (
        <div className="btns noprint">
          <button type="button" className="btn" disabled={disabled} onClick={add.onAdd}>
            {add.words}
          </button>
        </div>
      ) : null}
    </Section>
  );
}
