import { type ReactNode, useEffect } from 'react';
import './layout.css';
import { PageContext } from './frame-slots.tsx';
import { PrintFoot, PrintHead, type PrintHeadProps } from './print-head.tsx';

export interface PageProps extends Omit<PrintHeadProps, 'title'> {
  /** Name of the page: browser tab, what is read out on arrival, head of the printed sheet. */
  readonly title: string;
  /** Heads the printed sheet instead of the name, where the page's own h1 already says it. */
  readonly printTitle?: string | undefined;
  /** The line in the top bar; usually period and state of the figures. */
  readonly context?: ReactNode;
  /** Prints on A3 landscape: registers and matrices. */
  readonly wide?: boolean | undefined;
  readonly children: ReactNode;
}

export function Page({
  title,
  printTitle = title,
  context,
  wide = false,
  unit,
  asOf,
  filter,
  children,
}: PageProps) {
  useEffect(() => {
    document.title = `${title} · 腾笼`;
  }, [title]);
  return (
    <div className={wide ? 'page page-wide' : 'page'}>
      {context ? <PageContext>{context}</PageContext> : null}
      <PrintHead title={printTitle} unit={unit} asOf={asOf} filter={filter} />
      {children}
      <PrintFoot />
    </div>
  );
}
