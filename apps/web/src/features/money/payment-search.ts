import { GRANT_STATES } from '@tenglong/contracts/money';
import { z } from 'zod';
import { listParam, textParam, yearParam } from '../../shared/url/index.ts';

/** 兑现台账 in the address. */
export const PaymentSearch = z.object({
  q: textParam(),
  policy: listParam(),
  fund: listParam(),
  unit: listParam(),
  year: yearParam(),
  state: z.enum(GRANT_STATES).optional().catch(undefined),
  sort: textParam(20),
  /** A named set of columns, or ids of one's own choice with commas between. */
  columns: textParam(200),
  /** The grant whose postings are open. */
  open: textParam(40),
});
export type PaymentSearch = z.infer<typeof PaymentSearch>;

export const BudgetSearch = z.object({ year: yearParam() });
export type BudgetSearch = z.infer<typeof BudgetSearch>;
