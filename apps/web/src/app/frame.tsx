import type { Session } from '@tenglong/contracts/identity';
import { type ReactNode, useState } from 'react';
import { OfflineLine } from '../shared/feedback/index.ts';
import { FrameSlotsContext, PrintRoomProvider } from '../shared/layout/index.ts';
import { Bar } from './bar.tsx';
import type { ContentsGroup } from './contents.ts';
import './frame.css';
import { PhoneStrip, PhoneTabs } from './phone-tabs.tsx';
import { PrintMark } from './print-mark.tsx';
import { Rail } from './rail.tsx';

export interface FrameProps {
  readonly session: Session;
  /** Already narrowed to what exists and may be seen. */
  readonly contents: readonly ContentsGroup[];
  readonly pathname: string;
  /** How many things wait behind an entry, by its path. */
  readonly counts?: Readonly<Record<string, number>> | undefined;
  readonly onSearch: () => void;
  readonly children: ReactNode;
}

/** Top bar, rail, page and drawer. Everything a page may fill from inside goes through the slots. */
export function Frame({ session, contents, pathname, counts = {}, onSearch, children }: FrameProps) {
  const [context, setContext] = useState<HTMLElement | null>(null);
  const [drawer, setDrawer] = useState<HTMLElement | null>(null);
  return (
    <FrameSlotsContext.Provider value={{ context, drawer }}>
      <a className="skip" href="#page-main">
        跳到正文
      </a>
      <Bar session={session} contextRef={setContext} onSearch={onSearch} />
      <OfflineLine />
      <div className="frame">
        <Rail contents={contents} pathname={pathname} counts={counts} />
        <main id="page-main" tabIndex={-1}>
          <PhoneStrip contents={contents} pathname={pathname} />
          <PrintRoomProvider>{children}</PrintRoomProvider>
        </main>
        <div className="drawer-slot" ref={setDrawer} />
      </div>
      <PrintMark session={session} />
      <PhoneTabs contents={contents} pathname={pathname} />
    </FrameSlotsContext.Provider>
  );
}
