import { z } from 'zod';
import { ExpressionSchema, type FactDeclaration, Name, type Vocabulary } from '../rule/index.ts';
import { ClauseText, Id, Line } from './words.ts';

/**
 * What entries of a register promise once they are granted: the promises of a policy, from the stages in which they stand.
 * They are opened on the list of commitments in the transaction of the step that grants, and released by the one that leaves.
 */
export const PromiseRule = z.strictObject({
  policy: Line.describe('哪一项政策的承诺'),
  in: z.array(Id).min(1, '至少要有一个阶段').describe('处在这些阶段时承诺有效，离开即解除'),
  when: ExpressionSchema.optional().describe('满足时才有；不填即都有'),
  promiser: z
    .strictObject({ code: Name.describe('信用代码的字段'), name: Name.describe('名称的字段') })
    .optional()
    .describe('谁承诺；不填就是清单的对象'),
  funds: Name.optional().describe('享受了多少资金的字段；没有资金的不填'),
});
export type PromiseRule = z.infer<typeof PromiseRule>;

/** A policy whose interlock stops entries of this register, and whom it looks at. */
export const InterlockUse = z.strictObject({
  policy: Line.describe('哪一项政策的联动约束'),
  when: ExpressionSchema.optional().describe('满足时才看；不填即都看'),
  who: Name.optional().describe('写着信用代码的字段；不填就是清单的对象'),
});
export type InterlockUse = z.infer<typeof InterlockUse>;

/** Where what a policy promises is written on the list of commitments, and how a breach is followed up. */
export const Receives = z.strictObject({
  performing: Id.describe('有期限的直接到这一阶段；没有期限的留在第一个阶段，由监管部门填'),
  release: Id.describe('申报退出时由平台办理的一步'),
  fields: z.strictObject({
    number: Name,
    source: Name,
    content: Name,
    to: Name,
    sense: Name,
    metric: Name,
    promised: Name,
    tolerance: Name,
    promisedOn: Name,
    finishBy: Name,
    funds: Name,
    actual: Name,
    ground: Name.describe('依据条款'),
    origin: Name.describe('来自哪件申报'),
    policy: Name.describe('享受哪项政策'),
    caseNumber: Name.describe('申报的项目编号'),
    back: Name.describe('怎样追缴'),
    share: Name.describe('追缴的比例'),
    owed: Name.describe('应追缴，由平台计算'),
    recovered: Name.describe('已追缴，由平台累计'),
    amount: Name.describe('本次追回'),
    recoveredOn: Name.describe('本次到账日期'),
    slip: Name.describe('本次银行回单号'),
  }),
  break: Id.describe('认定未履约的一步，当场算出应追缴多少'),
  falsified: Id.optional().describe('申报兑付后抽查不属实时，由平台认定未履约的一步'),
  recover: Id.describe('登记追回的一步'),
  broken: z.array(Id).min(1).describe('认定未履约以后的阶段'),
  dishonesty: z
    .strictObject({
      register: Id.describe('严重失信名单是哪张清单'),
      facts: Name.describe('写失信事实的字段'),
      basis: Name.describe('写依据的字段'),
      funds: Name.describe('写应追缴资金的字段'),
      ask: z.array(Name).default([]).describe('平台里没有、要当场填的字段'),
      standing: z.array(Id).min(1).describe('在名单上的各阶段'),
    })
    .optional(),
  letter: z
    .strictObject({
      basis: Line.describe('追缴的依据，照方案的话'),
      office: Line.describe('专班出具时的落款'),
    })
    .optional()
    .describe('追缴通知书里的话'),
  banks: z
    .strictObject({
      clause: ClauseText,
      grades: z.array(z.enum(['A', 'B', 'C', 'D'], '等级应为 A、B、C、D 之一')).min(1),
      dishonest: z.boolean().default(false).describe('严重失信的也列上'),
      by: z.array(Line).min(1, '至少要有一方').describe('谁可以导出'),
    })
    .optional()
    .describe('提供给银行的企业名单'),
});
export type Receives = z.infer<typeof Receives>;

/** What the rules of a register with an interlock may ask. */
export const INTERLOCK_FACTS: Vocabulary = {
  'policy.barred': { type: 'boolean', label: '被联动约束' },
};

const yuan = (label: string): FactDeclaration => ({ type: 'number', label, unit: '元', decimals: 2 });

/** What the rules of a register of enterprises may ask of the money that broken promises owe. */
export const CLAWBACK_FACTS: Vocabulary = {
  'clawback.owed': yuan('应追缴合计'),
  'clawback.recovered': yuan('已追缴合计'),
};
