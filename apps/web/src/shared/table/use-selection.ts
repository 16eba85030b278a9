import { useCallback, useMemo, useRef } from 'react';
import type { RowSource } from './row-source.ts';

interface Options<Row> {
  readonly rows: RowSource<Row>;
  readonly rowKey: (row: Row) => string;
  readonly selected: ReadonlySet<string> | undefined;
  readonly onSelect: ((keys: ReadonlySet<string>) => void) | undefined;
}

export interface Selection {
  readonly state: 'none' | 'some' | 'all';
  readonly toggle: (key: string) => void;
  readonly toggleAll: () => void;
}

/** Ticking rows. The tick in the head is for every row that is here; those still on their way cannot be chosen. */
export function useSelection<Row>({ rows, rowKey, selected, onSelect }: Options<Row>): Selection | undefined {
  const latest = useRef({ selected, onSelect });
  latest.current = { selected, onSelect };
  // The same function for ever, so that ticking one row does not draw all the others again.
  const toggle = useCallback((key: string) => {
    const next = new Set(latest.current.selected);
    if (!next.delete(key)) next.add(key);
    latest.current.onSelect?.(next);
  }, []);
  const ticks = onSelect !== undefined;
  const keys = useMemo(() => (ticks ? presentKeys(rows, rowKey) : []), [ticks, rows, rowKey]);
  if (!onSelect) return undefined;
  const hit = keys.reduce((count, key) => count + (selected?.has(key) ? 1 : 0), 0);
  const state = hit === 0 ? 'none' : hit === keys.length ? 'all' : 'some';
  return {
    state,
    toggle,
    toggleAll: () => onSelect(state === 'all' ? new Set() : new Set([...(selected ?? []), ...keys])),
  };
}

function presentKeys<Row>(rows: RowSource<Row>, rowKey: (row: Row) => string): string[] {
  const keys: string[] = [];
  for (let index = 0; index < rows.count; index += 1) {
    const row = rows.at(index);
    if (row !== undefined) keys.push(rowKey(row));
  }
  return keys;
}
