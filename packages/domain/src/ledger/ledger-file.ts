import { z } from 'zod';
import { Name, UnitText } from '../rule/index.ts';

const Line = z.string('请写成文字').trim().min(1, '文字不能为空').max(100, '文字过长');
const Clause = z.string('条款应写成带引号的地址，如 "21"').min(1, '条款地址不能为空').max(100);

/**
 * `source` gave something up; `pool` is what may be taken; `use` took it, for a purpose; `kept` went to a merged firm
 * and never came to the county; `pending` waits for somebody to say which of the two.
 */
export const ACCOUNT_KINDS = ['source', 'pool', 'use', 'kept', 'pending'] as const;
export type AccountKind = (typeof ACCOUNT_KINDS)[number];

/** Within which bounds a taking has to find what it takes. */
export const LIMITS = ['unit', 'county', 'none'] as const;

export const LedgerResource = z.strictObject({
  id: Name,
  title: Line.describe('如 用地、用能'),
  unit: UnitText.describe('账上的计量单位'),
  decimals: z.int('小数位数应为整数').min(0).max(8, '小数位数不能超过 8').describe('屏幕上的小数位数'),
  limit: z
    .enum(LIMITS, 'limit 应为 unit、county、none 之一')
    .default('unit')
    .describe('占用不得超过谁的结余：unit 本乡镇、county 全县、none 不限'),
});
export type LedgerResource = z.infer<typeof LedgerResource>;

export const LedgerAccount = z.strictObject({
  id: Name.describe('清单里选项的标识，或 available 这样的名称'),
  title: Line,
  kind: z
    .enum(ACCOUNT_KINDS, `kind 应为 ${ACCOUNT_KINDS.join('、')} 之一`)
    .describe('source 来源、pool 结余、use 用途、kept 归企业、pending 待核'),
  clause: Clause.optional(),
});
export type LedgerAccount = z.infer<typeof LedgerAccount>;

/** What the plan does not say about whether two savings are one: somebody rules on it, and until then they are one. */
export const Unsaid = z.strictObject({
  quantity: Line,
  at: Clause.describe('方案里应当写而没有写的地方'),
  sentence: Line.describe('没有写的是什么'),
});
export type Unsaid = z.infer<typeof Unsaid>;

/** `ledger.yaml`: what is booked, and on which accounts. What is booked when stands in the registers. */
export const LedgerFile = z.strictObject({
  title: Line,
  clauses: z.array(Clause).min(1, '请写明出自哪一条'),
  resources: z.array(LedgerResource).min(1, '至少要有一种要素'),
  accounts: z.array(LedgerAccount).min(3, '至少要有来源、结余、用途各一个科目'),
  unsaid: z.array(Unsaid).default([]).describe('是不是同一笔，方案没有写的；在矛盾台裁定'),
});
export type LedgerFile = z.infer<typeof LedgerFile>;
