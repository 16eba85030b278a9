import { type RefObject, useEffect, useRef } from 'react';
import { type Sort, writeSort } from '../url/index.ts';

/** A list put into another order is read from its first row, wherever it was scrolled to. */
export function useTopAfterSort(scroller: RefObject<HTMLElement | null>, sort: Sort | undefined): void {
  const order = sort ? writeSort(sort) : '';
  const before = useRef(order);
  useEffect(() => {
    if (before.current === order) return;
    before.current = order;
    // After the router, which puts what was scrolled back to where it was.
    const later = requestAnimationFrame(() => scroller.current?.scrollTo({ top: 0 }));
    return () => cancelAnimationFrame(later);
  }, [order, scroller]);
}
