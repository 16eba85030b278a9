import { useEffect, useState } from 'react';
import { flushSync } from 'react-dom';
import { useBeforePrint } from '../layout/index.ts';
import type { RowSource } from './row-source.ts';

/** What one page of a list needs to be asked for. */
export interface PageRequest {
  readonly page: number;
  readonly size: number;
  readonly signal?: AbortSignal | undefined;
}

/** One page of a list as the server answers it. */
export interface ListPage<Row> {
  readonly rows: readonly Row[];
  readonly total: number;
  readonly page: number;
}

/** Rows that go to paper at most; a longer list is for the worksheet. */
const PRINT_MOST = 5_000;
/** Rows asked for at once: the most that the server gives. */
const CHUNK = 500;

/** Every row of a list, page after page, up to `most`; `beyond` counts those that are left. */
async function loadAllRows<Row>(
  load: (request: PageRequest) => Promise<ListPage<Row>>,
  most = PRINT_MOST,
): Promise<RowSource<Row>> {
  const rows: Row[] = [];
  let total = 0;
  for (let page = 0; rows.length < most; page += 1) {
    const found = await load({ page, size: CHUNK });
    rows.push(...found.rows);
    total = found.total;
    if (found.rows.length < CHUNK) break;
  }
  const shown = rows.slice(0, most);
  return { count: shown.length, at: (index) => shown[index], beyond: Math.max(0, total - shown.length) };
}

/** The whole list while the page goes to paper; nothing otherwise. */
export function usePrintRows<Row>(
  load: (request: PageRequest) => Promise<ListPage<Row>>,
): RowSource<Row> | undefined {
  const [all, setAll] = useState<RowSource<Row>>();
  useBeforePrint(async () => {
    const rows = await loadAllRows(load);
    flushSync(() => setAll(rows));
  });
  useEffect(() => {
    const drop = () => setAll(undefined);
    window.addEventListener('afterprint', drop);
    return () => window.removeEventListener('afterprint', drop);
  }, []);
  return all;
}
