import { z } from 'zod';
import { Scalar } from '../rule/index.ts';
import { CalendarDaySchema } from '../values/index.ts';
import { VERDICTS } from './determination.ts';
import { ClauseAddress, Line } from './words.ts';

/** Facts as a case is written: plain JSON. */
const Facts = z.record(z.string(), z.unknown(), 'facts 应写成 {名称: 值}');
const Place = z.string('位置应写成文字，如 "items[0].vatRate"').min(1);

/** What is expected of a case; only what is written is compared. */
export const Expectation = z.strictObject({
  verdict: z.enum(VERDICTS, 'verdict 应为 eligible、ineligible、unknown 之一'),
  amountYuan: z.string().nullable().optional(),
  grade: z.string().nullable().optional(),
  term: z.union([z.string(), z.number()]).nullable().optional(),
  missing: z.array(Place).optional().describe('可能改变结论的缺项，须全同'),
  obligations: z.array(z.string()).optional().describe('随之而来的义务（分条的 id），须全同'),
  readings: z
    .record(z.string(), z.record(z.string(), z.string()))
    .optional()
    .describe('各种理解下的金额：{理解的 id: {strict: "…"}}'),
});
export type Expectation = z.infer<typeof Expectation>;

const CaseId = z
  .string('请写明用例的 id')
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, '用例的 id 只用小写字母、数字和连字符');

/** A case written from the clause: facts, changed from a base if one is named, and what they come to. */
export const PolicyCase = z.strictObject({
  id: CaseId,
  says: Line,
  clause: ClauseAddress.optional(),
  asOf: CalendarDaySchema.optional(),
  of: z.string().optional().describe('以哪一组事实为底；不写为 facts 所写'),
  facts: Facts.optional().describe('替换底上的整项'),
  change: z.record(Place, z.unknown()).optional().describe('改底上某个位置的值'),
  without: z.array(Place).optional().describe('略去某个位置的值'),
  set: z.record(z.string(), Scalar).optional().describe('试算用的参数'),
  waived: z.array(z.string()).optional().describe('已由决定放宽的分条'),
  expect: Expectation,
});
export type PolicyCase = z.infer<typeof PolicyCase>;

/** Each fact of a base left out alone: what becomes unknown for want of it, and what the answer does not need. */
const LeftOut = z.strictObject({
  of: z.string(),
  unknown: z.array(Place).default([]).describe('单独略去，结论即未知，缺的正是它'),
  needless: z.array(Place).default([]).describe('单独略去，结论不变'),
});

/** `policies/<id>/cases.yaml` */
export const CaseFile = z
  .strictObject({
    asOf: CalendarDaySchema.describe('用例的日期，各例可另写'),
    bases: z.record(z.string(), Facts).default({}),
    leftOut: z.array(LeftOut).default([]),
    cases: z.array(PolicyCase).min(1, '至少要有一个用例'),
  })
  .superRefine(({ cases, bases, leftOut }, context) => {
    for (const [index, { id, of }] of cases.entries()) {
      if (cases.findIndex((one) => one.id === id) !== index) {
        context.addIssue({
          code: 'custom',
          path: ['cases', index, 'id'],
          message: `用例 ${id} 写了两次，请改换 id`,
        });
      }
      if (of !== undefined && !Object.hasOwn(bases, of)) {
        context.addIssue({
          code: 'custom',
          path: ['cases', index, 'of'],
          message: `bases 里没有“${of}”，请核对名称`,
        });
      }
    }
    for (const [index, { of }] of leftOut.entries()) {
      if (Object.hasOwn(bases, of)) continue;
      context.addIssue({
        code: 'custom',
        path: ['leftOut', index, 'of'],
        message: `bases 里没有“${of}”，请核对名称`,
      });
    }
  });
export type CaseFile = z.infer<typeof CaseFile>;
