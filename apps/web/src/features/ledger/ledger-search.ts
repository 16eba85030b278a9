import { z } from 'zod';
import { listParam, textParam } from '../../shared/url/index.ts';

/** The ledger in the address: which resource, and every condition of the journal. */
export const LedgerSearch = z.object({
  resource: textParam(64),
  unit: listParam(),
  account: listParam(),
  register: listParam(),
  q: textParam(),
});
export type LedgerSearch = z.infer<typeof LedgerSearch>;
