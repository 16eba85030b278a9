import { useVirtualizer } from '@tanstack/react-virtual';
import { type RefObject, useEffect } from 'react';
import type { RowSource } from './row-source.ts';

interface Options<Row> {
  readonly rows: RowSource<Row>;
  readonly rowHeight: number;
  readonly scroller: RefObject<HTMLElement | null>;
  readonly windowed: boolean;
  readonly onVisible: ((first: number, last: number) => void) | undefined;
}

export interface RowWindow {
  readonly indexes: readonly number[];
  /** Height of what is left out above and below, in px. */
  readonly before: number;
  readonly after: number;
  readonly scrollToRow: (index: number) => void;
}

/** Which rows are drawn: all of a short list, a dozen more than are in sight of a long one. */
export function useRowWindow<Row>({
  rows,
  rowHeight,
  scroller,
  windowed,
  onVisible,
}: Options<Row>): RowWindow {
  const virtual = useVirtualizer({
    count: rows.count,
    enabled: windowed,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 12,
    // The head and the foot cover a row's height each.
    scrollPaddingStart: 72,
    scrollPaddingEnd: 48,
  });
  const items = windowed ? virtual.getVirtualItems() : [];
  const first = windowed ? (items[0]?.index ?? 0) : 0;
  const last = windowed ? (items.at(-1)?.index ?? 0) : rows.count - 1;
  useEffect(() => {
    if (last >= first) onVisible?.(first, last);
  }, [first, last, onVisible]);
  if (!windowed) {
    return {
      // A row that is not here has no place on a page that does not scroll.
      indexes: Array.from({ length: rows.count }, (_, at) => at).filter((at) => rows.at(at) !== undefined),
      before: 0,
      after: 0,
      scrollToRow: () => {},
    };
  }
  return {
    indexes: items.map(({ index }) => index),
    before: items[0]?.start ?? 0,
    after: Math.max(0, virtual.getTotalSize() - (items.at(-1)?.end ?? 0)),
    scrollToRow: (index) => virtual.scrollToIndex(index, { align: 'auto' }),
  };
}
