import { z } from 'zod';
import { Name } from '../rule/index.ts';

/** Where the platform holds a fact of a case, if it does. One word each, so that an official can read it. */
export const HeldFrom = z.union(
  [
    z.strictObject({ fact: Name.describe('企业当年的一个数，如 landMu') }),
    z.strictObject({ grade: z.enum(['year', 'before']).describe('当年或上一年的评定等级') }),
    z.strictObject({
      field: Name.describe('清单条目的字段'),
      none: Name.optional().describe('这个是非字段为是，表示没有'),
    }),
    z.strictObject({ given: Name.describe('清单条目的这个字段填了，即为是') }),
    z.strictObject({ listed: z.literal(true).describe('在这张清单上，即为是') }),
    z.strictObject({
      underway: z.tuple([Name, Name]).describe('起、止两个日期字段：年末已起而未止，即为是'),
    }),
    z.strictObject({ granted: z.literal('year').describe('当年已经核定给这家企业的金额') }),
  ],
  'from 应写成 {fact: …}、{grade: year 或 before}、{field: …}、{given: …}、{listed: true}、{underway: [起, 止]}、{granted: year} 之一',
);
export type HeldFrom = z.infer<typeof HeldFrom>;
