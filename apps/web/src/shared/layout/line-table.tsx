import type { ReactNode } from 'react';
import { type Head, HeadRow, wordsOf } from './head-row.tsx';
import { ScrollStrip } from './scroll-strip.tsx';

/** A cell with a look of its own; `bare` shows no head above it on a phone, because it says itself what it is. */
export interface LineCell {
  readonly shows: ReactNode;
  readonly look?: string;
  readonly bare?: boolean;
}

/** Of a column that is left out, `false` as its head is. */
export type Cell = LineCell | string | false;

export interface LineRowProps {
  readonly heads: readonly Head[];
  /** One for each head. */
  readonly cells: readonly Cell[];
  readonly look?: string | undefined;
  /** Whether the row is called by its first cell that is no figure; on a phone that one leads. */
  readonly named?: boolean;
}

/** What stands in a cell, made into what the row shows. */
export const cell = (shows: ReactNode, look?: string): LineCell => ({
  shows,
  ...(look !== undefined && { look }),
});
/** The same, without a head of its own on a phone. */
export const bare = (shows: ReactNode, look?: string): LineCell => ({ ...cell(shows, look), bare: true });

const isFigure = (head: Head | undefined): boolean => typeof head === 'object' && head.as === 'num';

/** A line of a plain table. On a phone each of its cells stands under its head, which it takes from the heads of the table. */
export function LineRow({ heads, cells, look, named = true }: LineRowProps) {
  const name = named ? heads.findIndex((head) => head !== false && !isFigure(head)) : -1;
  return (
    <tr className={look}>
      {heads.map((head, at) => {
        const given = cells[at];
        if (head === false || given === false || given === undefined) return null;
        const { shows, look: own, bare: headless = false } = typeof given === 'string' ? cell(given) : given;
        const words = wordsOf(head);
        if (at === name) {
          return (
            <th key={words} scope="row" className={own}>
              {shows}
            </th>
          );
        }
        const looks = [isFigure(head) ? 'num' : '', own ?? ''].filter(Boolean);
        return (
          <td
            key={words}
            className={looks.length === 0 ? undefined : looks.join(' ')}
            data-head={headless ? undefined : words}
          >
            {shows}
          </td>
        );
      })}
    </tr>
  );
}

export interface LineTableProps {
  readonly label: string;
  readonly heads: readonly Head[];
  readonly rows: readonly (Omit<LineRowProps, 'heads' | 'named'> & { readonly key: string })[];
  readonly named?: boolean;
  readonly look?: string;
  /** A row of sums. */
  readonly foot?: ReactNode;
}

/** A plain table at a desk and on paper; on a phone a line of it is a few lines of its own, nothing scrolls sideways. */
export function LineTable({ label, heads, rows, named = true, look = 'tbl-flush', foot }: LineTableProps) {
  return (
    <ScrollStrip label={label}>
      <table className={`tbl tbl-cards ${look}`}>
        <HeadRow heads={heads} />
        <tbody>
          {rows.map(({ key, ...row }) => (
            <LineRow key={key} heads={heads} named={named} {...row} />
          ))}
          {foot}
        </tbody>
      </table>
    </ScrollStrip>
  );
}
