import { z } from 'zod';
import { MONEY_STATES } from '../money/index.ts';
import { ExpressionSchema, Name } from '../rule/index.ts';
import { ClauseText, Id } from './words.ts';

/** What an entry stands for in the money ledger while it is in one of these stages. */
export const MoneyStanding = z.strictObject({
  is: z
    .enum(MONEY_STATES, `is 应为 ${MONEY_STATES.join('、')} 之一`)
    .describe('committed 已承诺、paid 已兑付、receivable 应收追缴、recovered 已追回'),
  in: z.array(Id).min(1, '至少要有一个阶段').describe('处在这些阶段时入账，离开即冲回'),
  amount: ExpressionSchema.describe('多少元'),
  clause: ClauseText.optional(),
});
export type MoneyStanding = z.infer<typeof MoneyStanding>;

/** The move that the finance bureau's returned list takes, and what it fills in. */
export const PaymentMove = z.strictObject({
  move: Id.describe('拨付的一步'),
  on: Name.describe('写拨付日期的字段'),
  evidence: Id.describe('回来的清册归到哪种材料'),
  slip: Name.optional().describe('写银行回单号的字段'),
});
export type PaymentMove = z.infer<typeof PaymentMove>;

/**
 * What the entries of a register stand for in the money ledger. The books follow the entries (ADR 0009, 0014): nothing says
 * what a move posts, so no way back can be forgotten.
 */
export const MoneyRule = z.strictObject({
  policy: z
    .union(
      [Id, z.strictObject({ field: Name, options: z.record(Name, Id).optional() })],
      'policy 应写成政策的 id，或 {field: 字段, options: {选项: 政策}}',
    )
    .optional()
    .describe(
      '兑现哪项政策；字段有备选项的写各选项是哪项政策，没有的字段里写政策的 id；不写即本清单所申报的',
    ),
  number: Name.optional().describe('写申报的项目编号的字段；不写即申报的编号'),
  order: Name.optional().describe('写拨付通知文号的字段'),
  project: Name.optional().describe('写项目名称的字段'),
  standing: z.array(MoneyStanding).min(1, '请写明哪些阶段算承诺、兑付、应收或追回'),
  payment: PaymentMove.optional().describe('财政局回来的清册办理哪一步'),
});
export type MoneyRule = z.infer<typeof MoneyRule>;

/** The policies that the entries of a register can be about; `undefined` where each entry names its own. */
export function policiesOfMoney(
  { policy }: Pick<MoneyRule, 'policy'>,
  own: string | undefined,
): readonly string[] | undefined {
  const named = policy ?? own;
  if (named === undefined) return [];
  if (typeof named === 'string') return [named];
  return named.options && Object.values(named.options);
}
