import { createContext, type ReactNode, useContext } from 'react';
import { createPortal } from 'react-dom';

/** Places of the frame that a page may fill: the line in the top bar, and the drawer beside the page. */
export interface FrameSlots {
  readonly context: HTMLElement | null;
  readonly drawer: HTMLElement | null;
}

export const FrameSlotsContext = createContext<FrameSlots>({ context: null, drawer: null });

/** What the figures of this page are of: `2022 年度评价，2023 年 5 月 12 日核定`. Stands in the top bar. */
export function PageContext({ children }: { readonly children: ReactNode }) {
  const { context } = useContext(FrameSlotsContext);
  return context ? createPortal(children, context) : null;
}
