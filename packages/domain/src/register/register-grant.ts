import { z } from 'zod';
import { HeldFrom, HeldItem } from '../policy/index.ts';
import { type FactDeclaration, Name, type Vocabulary } from '../rule/index.ts';
import { Id, Line } from './words.ts';

/**
 * A register whose entries are applications under a policy: where each of the policy's facts stands in the entry, which
 * field is the amount decided, and in which stages it counts as granted.
 */
export const GrantRule = z.strictObject({
  id: Line.describe('政策的 id，如 22-equipment'),
  facts: z.record(Name, HeldFrom, 'facts 应写成 {政策的事实: 来自哪里}'),
  lists: z
    .record(Name, z.array(HeldItem).min(1), 'lists 应写成 {政策的清单: [各项]}')
    .optional()
    .describe('政策的清单输入由表单逐项填，如各层的面积'),
  project: z
    .strictObject({
      register: Id.describe('项目在哪张清单上，项目编号是那里的对象编号'),
      builder: Name.describe('那张清单上写着建设单位信用代码的字段'),
      builderName: Name.optional().describe('没有写信用代码的，看那张清单的这个名称字段'),
      title: Name.optional().describe('项目名称写进本清单的这个字段'),
      fields: z.record(Name, Name, 'fields 应写成 {本清单的字段: 那张清单的字段}').optional(),
    })
    .optional()
    .describe('申报的项目登记在哪里：带出已知的，并核对申报企业是不是建设单位'),
  machines: z.literal(true).optional().describe('政策的清单输入由设备购置明细填'),
  period: z
    .strictObject({ from: Name, until: Name, extendedTo: Name.optional() })
    .optional()
    .describe('购置期限写在哪些日期字段，期限以外购置的不计入；不写的不核对'),
  unnumbered: z.literal(true).optional().describe('明细里的东西没有出厂编号（如刀具），只按发票号码核对'),
  machineWords: z
    .strictObject({ productive: z.array(Line).min(1), unproductive: z.array(Line).min(1) })
    .optional()
    .describe('设备名称里有这些字的算生产性或非生产性设备，都没有的按未知'),
  lease: z
    .record(Name, Name, 'lease 应写成 {租赁合同的栏目: 字段}')
    .optional()
    .describe('融资租赁的设备属于一份合同，合同的金额写在这些字段里'),
  number: Name.describe('写着项目编号的字段'),
  decided: Name.describe('核定金额的字段'),
  granted: z.array(Id).min(1).describe('在这些阶段算已核定，占当年的限额'),
});
export type GrantRule = z.infer<typeof GrantRule>;

const yuan = (label: string): FactDeclaration => ({ type: 'number', label, unit: '元', decimals: 2 });

/** What the rules of such a register may ask of the policy, as it stands on the day. */
export const GRANT_FACTS: Vocabulary = {
  'policy.verdict': {
    type: 'text',
    label: '政策判定',
    options: { eligible: '符合', ineligible: '不符合', unknown: '未知' },
  },
  'policy.amount': yuan('按政策计算的金额'),
  'policy.room': yuan('限额还剩'),
  'policy.machines': { type: 'number', label: '设备', unit: '件', decimals: 0 },
  'policy.builder': {
    type: 'text',
    label: '申报企业与备案的建设单位',
    options: { same: '一致', other: '不一致', unlisted: '项目不在清单上，无法核对' },
  },
  'policy.unsettled': { type: 'number', label: '待核的设备', unit: '件', decimals: 0 },
};
