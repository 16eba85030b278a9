import { type ReactNode, useLayoutEffect, useRef, useState } from 'react';

/** A strip that scrolls sideways when its table is wider than the screen; then the arrow keys scroll it too. */
export function ScrollStrip({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  const strip = useRef<HTMLDivElement>(null);
  const [scrolls, setScrolls] = useState(false);
  useLayoutEffect(() => {
    const element = strip.current;
    if (!element) return;
    const measure = () =>
      setScrolls(element.scrollWidth > element.clientWidth || element.scrollHeight > element.clientHeight);
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    if (element.firstElementChild) observer.observe(element.firstElementChild);
    return () => observer.disconnect();
  }, []);
  const region = scrolls ? { role: 'group', tabIndex: 0, 'aria-label': label } : {};
  return (
    <div ref={strip} className="tbl-scroll" {...region}>
      {children}
    </div>
  );
}
