import { useWindowVirtualizer } from '@tanstack/react-virtual';
import { type ReactNode, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { AddressLink } from '../layout/index.ts';
import type { RowSource } from './row-source.ts';

export interface PhoneRowsProps<Row> {
  readonly label: string;
  readonly rows: RowSource<Row>;
  readonly rowKey: (row: Row) => string;
  readonly card: (row: Row) => ReactNode;
  readonly onVisible?: ((first: number, last: number) => void) | undefined;
}

/** Usual height of a card with two lines. */
const CARD_HEIGHT = 62;

/** The list on a phone: the same rows, two lines each, in the page's own scrolling. */
export function PhoneRows<Row>({ label, rows, rowKey, card, onVisible }: PhoneRowsProps<Row>) {
  const list = useRef<HTMLUListElement>(null);
  const [top, setTop] = useState(0);
  useLayoutEffect(() => {
    setTop((list.current?.getBoundingClientRect().top ?? 0) + window.scrollY);
  }, []);
  const virtual = useWindowVirtualizer({
    count: rows.count,
    estimateSize: () => CARD_HEIGHT,
    overscan: 8,
    scrollMargin: top,
  });
  const items = virtual.getVirtualItems();
  const first = items[0]?.index ?? 0;
  const last = items.at(-1)?.index ?? 0;
  useEffect(() => {
    onVisible?.(first, last);
  }, [first, last, onVisible]);
  return (
    <ul ref={list} className="dt-cards" aria-label={label} style={{ height: virtual.getTotalSize() }}>
      {items.map(({ index, start, key }) => {
        const row = rows.at(index);
        return (
          <li
            key={row === undefined ? key : rowKey(row)}
            ref={virtual.measureElement}
            data-index={index}
            aria-setsize={rows.count}
            aria-posinset={index + 1}
            style={{ transform: `translateY(${start - top}px)` }}
          >
            {row === undefined ? <span className="dt-still" /> : card(row)}
          </li>
        );
      })}
    </ul>
  );
}

export interface RowCardProps {
  readonly title: ReactNode;
  readonly href: string;
  readonly note: ReactNode;
  /** The state, at the right of the second line. */
  readonly state?: ReactNode;
}

/** Name large, then one grey line and the state. */
export function RowCard({ title, href, note, state }: RowCardProps) {
  return (
    <AddressLink className="dt-card" href={href}>
      <span className="dt-card-title">{title}</span>
      <span className="dt-card-line">
        <span>{note}</span>
        <span>{state}</span>
      </span>
    </AddressLink>
  );
}
