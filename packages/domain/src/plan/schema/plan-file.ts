import { z } from 'zod';
import { AddressText, Day, Slug, Text } from './primitives.ts';

/** A newer rule from above that takes the place of something in this plan, from a day on. */
export const SupersedingRule = z.strictObject({
  document: Text.describe('新规定的名称或文号'),
  level: z.enum(['national', 'province', 'city']).describe('national 国家、province 省、city 设区市'),
  from: Day.describe('自哪一天起按新规定执行'),
  addresses: z.array(AddressText).min(1).describe('被替代的条款地址'),
  note: Text.optional(),
});
export type SupersedingRule = z.infer<typeof SupersedingRule>;

/** `plan.yaml`: which campaign this is, whose, and from when to when. */
export const PlanFile = z.strictObject({
  id: Slug.describe('方案标识，与目录同名'),
  title: Text.describe('行动名称'),
  shortTitle: Text.describe('页面上用的简称'),
  documentTitle: Text.describe('方案文件名称'),
  county: z.strictObject({
    name: Text.describe('县（市、区）名称'),
    code: z
      .string()
      .regex(/^\d{6}$/)
      .describe('六位行政区划代码，加引号'),
    city: Text.describe('设区市名称'),
    province: Text.describe('省份名称'),
  }),
  years: z
    .strictObject({ from: z.int().min(2000).max(2100), to: z.int().min(2000).max(2100) })
    .describe('行动覆盖的年份，含首尾'),
  effective: z.strictObject({
    from: Day.optional().describe('施行之日；文件没有写明日期的留空，由裁定给出'),
    fromPrinted: Text.describe('文件关于起始的原话大意'),
    to: Day.describe('有效期止'),
    at: AddressText.describe('写明有效期的条款地址'),
  }),
  goals: AddressText.describe('写主要目标的部分，如 "二"'),
  precedence: z.strictObject({
    at: AddressText,
    overrides: z.array(Text).describe('与本方案不一致时让位于本方案的规定'),
    yieldsTo: z.array(Text).describe('出台新规定时本方案让位于谁'),
    supersededBy: z.array(SupersedingRule).describe('已经出台、替代本方案某些条款的新规定'),
  }),
});
export type PlanFile = z.infer<typeof PlanFile>;
