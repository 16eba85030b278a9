import { createContext, type ReactNode, useContext, useEffect, useMemo, useRef } from 'react';

/** Brings in what a part of the page has not loaded yet, so that paper can show all of it. */
export type PrintPreparation = () => Promise<void>;

interface PrintRoom {
  /** @returns takes the preparation back */
  readonly register: (prepare: PrintPreparation) => () => void;
  /** Runs every preparation. Rejects with the first that fails. */
  readonly prepare: PrintPreparation;
}

const PrintRoomContext = createContext<PrintRoom>({ register: () => () => {}, prepare: async () => {} });

/** Where the parts of a page say what must be there before it goes to paper. */
export function PrintRoomProvider({ children }: { readonly children: ReactNode }) {
  const preparations = useRef(new Set<PrintPreparation>());
  const room = useMemo(
    (): PrintRoom => ({
      register(prepare) {
        preparations.current.add(prepare);
        return () => preparations.current.delete(prepare);
      },
      async prepare() {
        await Promise.all([...preparations.current].map((prepare) => prepare()));
      },
    }),
    [],
  );
  return <PrintRoomContext value={room}>{children}</PrintRoomContext>;
}

/** Everything the page needs before printing. */
export const usePrintRoom = (): PrintRoom => useContext(PrintRoomContext);

/** Has a part of the page made ready before it goes to paper. */
export function useBeforePrint(prepare: PrintPreparation): void {
  const { register } = usePrintRoom();
  const latest = useRef(prepare);
  latest.current = prepare;
  useEffect(() => register(() => latest.current()), [register]);
}
