import { type RefObject, useEffect, useRef } from 'react';
import { type Sort, writeSort } from '../url/index.ts';

/** A list under another filter or in another order is read from its first row, wherever it was scrolled to. */
export function useTopOfList(
  scroller: RefObject<HTMLElement | null>,
  sort: Sort | undefined,
  of: string | undefined,
): void {
  const list = `${sort ? writeSort(sort) : ''} ${of ?? ''}`;
  const before = useRef(list);
  useEffect(() => {
    if (before.current === list) return;
    before.current = list;
    // After the router, which puts what was scrolled back to where it was.
    const later = requestAnimationFrame(() => scroller.current?.scrollTo({ top: 0 }));
    return () => cancelAnimationFrame(later);
  }, [list, scroller]);
}
