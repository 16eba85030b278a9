import { z } from 'zod';
import { choiceParam, wholeParam, yearParam } from '../../shared/url/index.ts';

/** 待裁定 in the address: open or ruled, of which kind and year, which page. */
export const FindingsSearch = z.object({
  state: choiceParam(['open', 'ruled', 'all'], 'open'),
  kind: z.enum(['departmentsDisagree', 'sharedParcel', 'oneSidedLease']).optional().catch(undefined),
  year: yearParam(),
  page: wholeParam(0, 10_000, 0),
});
export type FindingsSearch = z.infer<typeof FindingsSearch>;
