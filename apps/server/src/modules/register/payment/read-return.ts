import type { SheetCell } from '@tenglong/domain/intake';
import { RETURN_COLUMNS, type ReturnColumn, type ReturnedRow } from '@tenglong/domain/money';
import { Problem } from '../../../platform/problem/index.ts';
import type { WholeSheet } from '../deps.ts';

const words = (cell: SheetCell | undefined): string => (cell?.date ?? cell?.text ?? '').trim();
const headOf = (text: string): string => text.normalize('NFKC').replace(/\(.*?\)|\s/g, '');

/** A longer list is none of one county. */
const MOST_ROWS = 20_000;
const NEEDED: readonly ReturnColumn[] = ['orderNumber', 'payee', 'amount', 'outcome'];

/**
 * Reads the list that the finance bureau sent back: the columns by their heads, in whatever order; every row with an
 * order number or an outcome, by its own row number. @throws Problem RETURN_UNREADABLE
 */
export function readReturn(sheets: readonly WholeSheet[]): readonly ReturnedRow[] {
  for (const { rows } of sheets) {
    for (const header of rows.slice(0, 30)) {
      const heads = header.cells.map((cell) => headOf(words(cell)));
      const at = new Map<ReturnColumn, number>();
      for (const [column, title] of Object.entries(RETURN_COLUMNS) as [ReturnColumn, string][]) {
        const index = heads.indexOf(headOf(title));
        if (index >= 0) at.set(column, index);
      }
      if (!NEEDED.every((column) => at.has(column))) continue;
      return rows
        .filter(({ row }) => row > header.row)
        .slice(0, MOST_ROWS)
        .flatMap(({ row, cells }): ReturnedRow[] => {
          const text = (column: ReturnColumn): string => {
            const index = at.get(column);
            return index === undefined ? '' : words(cells[index]);
          };
          const read: ReturnedRow = {
            row,
            orderNumber: text('orderNumber'),
            payee: text('payee'),
            creditCode: text('creditCode'),
            amount: text('amount'),
            caseNumber: text('caseNumber'),
            outcome: text('outcome'),
            paidOn: text('paidOn'),
            slip: text('slip'),
            note: text('note'),
          };
          // The notes and the signatures stand across the sheet, one text in every column; the total has neither.
          const isAcross = read.orderNumber === read.payee && read.orderNumber === read.amount;
          const isLine = read.orderNumber !== '' || (read.outcome !== '' && read.payee !== '');
          return isLine && !isAcross ? [read] : [];
        });
    }
  }
  throw new Problem('RETURN_UNREADABLE');
}
