import { z } from 'zod';
import { choiceParam, choicesParam, listParam, textParam, yearParam } from '../../shared/url/index.ts';

/** 企业库 in the address: every condition, the sort and the set of columns. */
export const EnterpriseListSearch = z.object({
  q: textParam(),
  year: yearParam(),
  unit: listParam(),
  scale: z.enum(['above', 'below']).optional().catch(undefined),
  grade: choicesParam(['A', 'B', 'C', 'D', 'none']),
  industry: textParam(4),
  /** Ranges: `tax:10:50`. */
  range: listParam(),
  sort: textParam(40),
  /** A named set, or ids of columns with commas between. */
  columns: textParam(600),
});
export type EnterpriseListSearch = z.infer<typeof EnterpriseListSearch>;

/** 一企一档: the tab, the year explained, the number whose source is open. */
export const DossierSearch = z.object({
  tab: choiceParam(['score', 'years', 'policies', 'changes'], 'score'),
  year: yearParam(),
  source: textParam(64),
});
export type DossierSearch = z.infer<typeof DossierSearch>;
