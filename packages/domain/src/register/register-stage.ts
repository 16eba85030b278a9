import { z } from 'zod';
import { Name } from '../rule/index.ts';
import { ClauseText, Id, Line } from './words.ts';

export const DAY_COUNTS = ['working', 'calendar'] as const;
export type DayCount = (typeof DAY_COUNTS)[number];
const fixed = z.boolean().optional().describe('条文定的期限，专班也不能改');
const since = Name.optional().describe(
  '从哪一天起算：日期字段，如批准日期；没有填的从到达这个阶段的那天起算',
);
const count = z.enum(DAY_COUNTS, 'count 应为 working 工作日或 calendar 自然日');

/**
 * How long an entry may stay in a stage, counted from the day it came there, or from the real day that a field says of it
 * (that day not counted): what was approved on Friday and entered on Monday runs from Friday. Or until the day that a field
 * of the entry says, such as the day a promise was made for. A fixed one is the plan's own: nobody extends it.
 */
export const Deadline = z.union(
  [
    z.strictObject({
      days: z.int('天数应为整数').min(1, '至少 1 天').max(3_650, '不能超过 3650 天'),
      count,
      since,
      fixed,
      clause: ClauseText.optional(),
    }),
    z.strictObject({
      months: z.int('月数应为整数').min(1, '至少 1 个月').max(120, '不能超过 120 个月'),
      since,
      fixed,
      clause: ClauseText.optional(),
    }),
    z.strictObject({ by: Name.describe('写到期日的日期字段'), fixed, clause: ClauseText.optional() }),
  ],
  '期限应写成 {days: 10, count: working}、{months: 24} 或 {by: 日期字段}',
);
export type Deadline = z.infer<typeof Deadline>;

/** `open` is being worked on; `closed` was done with proof (销号); `dropped` left the list without being done. */
export const STAGE_KINDS = ['open', 'closed', 'dropped'] as const;

/** A stage of the closed loop, in the order a reader goes through them. */
export const Stage = z.strictObject({
  id: Id,
  title: Line,
  was: z
    .array(Id)
    .min(1, '至少写一个')
    .optional()
    .describe('这个阶段在以前的版本里叫什么，那时的条目转到这里'),
  kind: z.enum(STAGE_KINDS, 'kind 应为 open 在办、closed 销号、dropped 退出之一').default('open'),
  deadline: Deadline.optional(),
  signatures: z.array(Line).min(1, '至少要有一个部门').optional().describe('须由这些部门签字，写部门名称'),
});
export type Stage = z.infer<typeof Stage>;
