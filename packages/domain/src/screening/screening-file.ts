import { z } from 'zod';
import { ExpressionSchema, Name, RuleBook } from '../rule/index.ts';

const text = (message: string) => z.string(message).trim().min(1, message).max(400, '文字过长');

/** One screening rule: whom it concerns, when it hits, and the figures shown beside its verdict. */
export const ScreeningRule = z.strictObject({
  id: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, '规则的 id 只用小写字母、数字和连字符，如 low-tax'),
  title: text('请写明规则的名称'),
  clause: text('请写明规则出自哪一条，如 "1"'),
  note: text('说明不能为空').optional(),
  population: ExpressionSchema.describe('排查对象'),
  when: ExpressionSchema.describe('符合条件即列入'),
  figures: z.array(Name).describe('列在结论旁的数据：事实或定义的标识'),
  years: z
    .array(z.int().min(0).max(10))
    .min(1)
    .default([0, 1])
    .describe('各项数据列出哪几年：0 为所评年份，1 为上年'),
  table: Name.optional().describe('判定所凭的表；表中无一行时，本规则不作判定，只说明原因'),
});
export type ScreeningRule = z.infer<typeof ScreeningRule>;

/** `screening.yaml`: parameters, tables and definitions at the top, then the rules that use them. */
export const ScreeningFile = z
  .strictObject({
    title: text('请写明排查的名称'),
    ...RuleBook.shape,
    rules: z.array(ScreeningRule).min(1, '至少要有一条规则'),
  })
  .superRefine(({ rules }, context) => {
    for (const [index, { id }] of rules.entries()) {
      if (rules.findIndex((rule) => rule.id === id) === index) continue;
      context.addIssue({
        code: 'custom',
        path: ['rules', index, 'id'],
        message: `规则 ${id} 写了两次，请删去一处或改换 id`,
      });
    }
  });
export type ScreeningFile = z.infer<typeof ScreeningFile>;
