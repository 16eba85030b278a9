import { z } from 'zod';
import { Name } from '../rule/index.ts';
import { ClauseAddress, Line } from './words.ts';

/** How a promise is kept: at least so much, at most so much, or by a deed. */
export const PROMISE_SENSES = ['least', 'most', 'deed'] as const;
export type PromiseSense = (typeof PROMISE_SENSES)[number];

/** What a breach takes back of the money that was granted: all, a share, in proportion to the shortfall, nothing. */
export const CLAWBACK_RULES = ['whole', 'share', 'shortfall', 'none'] as const;
export type ClawbackRule = (typeof CLAWBACK_RULES)[number];

const Figure = z
  .string('数应写成带引号的数，如 "20"')
  .regex(/^\d{1,15}(\.\d{1,8})?$/, '应写成带引号的数，如 "20"');

/** What whoever is granted something promises in return; once it is granted it is watched until it is kept. */
export const PolicyPromise = z
  .strictObject({
    id: z
      .string('请写明承诺的 id')
      .regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, '承诺的 id 以小写字母开头，只用小写字母、数字和连字符'),
    clause: ClauseAddress,
    provision: Line.optional().describe('随哪一条义务而来；那一条适用时才有'),
    content: Line.describe('承诺什么'),
    source: Line.describe('承诺事项清单里的来源选项'),
    to: Line.describe('向谁承诺：监管部门'),
    sense: z.enum(PROMISE_SENSES, 'sense 应为 least 不低于、most 不超过、deed 做到之一').default('deed'),
    metric: Line.optional().describe('指标和单位'),
    promised: Figure.optional().describe('承诺数'),
    tolerance: Figure.optional().describe('容差（%）'),
    due: z
      .union([
        z.strictObject({ months: z.int('月数应为整数').min(1).max(600) }),
        z.strictObject({ field: Name.describe('申报里的日期字段') }),
      ])
      .optional()
      .describe('从核定之日起几个月内，或按申报里的一个日期；原文没有期限的不写，由监管部门填'),
    back: z.enum(CLAWBACK_RULES, 'back 应为 whole 全部、share 一定比例、shortfall 按差额、none 不追缴之一'),
    share: Figure.optional().describe('追缴的比例（%），back 为 share 时写'),
    ruling: Line.optional().describe('原文没有写明、按此理解的理由'),
  })
  .refine(({ back, share }) => (back === 'share') === (share !== undefined), {
    path: ['share'],
    message: 'share 与 back: share 应一起写',
  })
  .refine(({ share }) => share === undefined || Number(share) <= 100, {
    path: ['share'],
    message: '追缴的比例不能超过 100%',
  })
  .refine(({ back, sense }) => back !== 'shortfall' || sense !== 'deed', {
    path: ['back'],
    message: '做到某件事的承诺没有差额，back 不能写 shortfall',
  })
  .refine(
    ({ sense, promised, metric }) => sense === 'deed' || (promised === undefined) === (metric === undefined),
    {
      path: ['promised'],
      message: '承诺数与指标和单位应一起写',
    },
  );
export type PolicyPromise = z.infer<typeof PolicyPromise>;
