import { z } from 'zod';
import { ExpressionSchema, Name } from '../rule/index.ts';
import { ClauseText, Id } from './words.ts';

/** An account by its id, or by a field whose options are accounts: 整治方式 says where it was freed, 用途 where it goes. */
export const AccountRef = z.union(
  [Name, z.strictObject({ field: Name })],
  '科目应写成标识，或 {field: 字段}，字段的选项即科目',
);
export type AccountRef = z.infer<typeof AccountRef>;

/** What says whose it is: the subject of the entry itself, or a text field. */
const ClaimRef = z.union(
  [z.literal('subject'), z.strictObject({ field: Name })],
  '应写成 subject，或 {field: 字段}',
);
export type ClaimRef = z.infer<typeof ClaimRef>;

/** That what is freed can be freed once only, whichever list says so. */
export const OnceRule = z.strictObject({
  parcel: ClaimRef.optional().describe('宗地编号，几宗的用顿号隔开；不填的按使用权人和年度认'),
  partOf: ClaimRef.optional().describe('分割出来的，写原来是哪一宗；整宗腾出过的，它的一部分不再腾出'),
  firm: ClaimRef.describe('使用权人的信用代码'),
  firmName: Name.optional().describe('使用权人的名称，firm 写字段的才要'),
  year: Name.optional().describe('哪一年腾出：日期字段；不填的取到达入账阶段的那天'),
  rest: z.boolean().default(false).describe('别的清单已经计入的不再计，只记多出的部分；不填的重复就办不成'),
  unsaid: z
    .string()
    .min(1)
    .max(100)
    .optional()
    .describe('是不是同一笔方案没有写的：ledger.yaml 里 unsaid 的名称'),
  clause: ClauseText.optional(),
});
export type OnceRule = z.infer<typeof OnceRule>;

/**
 * What an entry stands for in the cage ledger. It is booked while the entry is in one of the stages, in the transaction
 * of whatever brought it there, and reversed by whatever takes it out again: a return, a relapse, the end of a project.
 */
export const LedgerRule = z.strictObject({
  resource: Name.describe('ledger.yaml 里的要素'),
  in: z.array(Id).min(1, '至少要有一个阶段').describe('处在这些阶段时入账，离开即冲回'),
  from: AccountRef,
  to: AccountRef,
  amount: ExpressionSchema.describe('多少；单位不同的自动换算'),
  when: ExpressionSchema.optional().describe('满足时才入账；不填即都入'),
  except: z
    .array(
      z.strictObject({
        when: ExpressionSchema,
        to: AccountRef.describe('满足时改入这个科目'),
        unknown: AccountRef.optional().describe('还不能判定时先入这个科目'),
        holder: Name.optional().describe('归谁：写着名称的字段'),
        clause: ClauseText.optional(),
      }),
    )
    .default([]),
  once: OnceRule.optional().describe('同一宗地只腾出一次：几张清单都写的，先入账的算'),
  clause: ClauseText.optional(),
});
export type LedgerRule = z.infer<typeof LedgerRule>;
