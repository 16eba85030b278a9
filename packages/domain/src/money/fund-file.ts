import { z } from 'zod';
import { Name } from '../rule/index.ts';

const Line = z.string('请写成文字').trim().min(1, '文字不能为空').max(100, '文字过长');
const Clause = z.string('条款应写成带引号的地址，如 "22"').min(1, '条款地址不能为空').max(100);
const Id = z
  .string('标识应写成文字')
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, '标识只用小写字母、数字和连字符，如 industry')
  .max(60, '标识过长');

/** What becomes of an order that passes the budget of its fund and year. */
export const OVERDRAWS = ['refuse', 'warn'] as const;
export type Overdraw = (typeof OVERDRAWS)[number];

/** Where the table of a policy says what a fund may be spent on. */
export const FundUses = z.strictObject({
  policy: Id.describe('政策的 id'),
  table: Name.describe('政策里列着用途的表'),
  key: Name.describe('表里写用途的键'),
  permitted: Name.describe('表里写可以不可以的列'),
});
export type FundUses = z.infer<typeof FundUses>;

/** A policy that says how much has to be put into a fund, and where its facts are found in the books. */
export const Extraction = z.strictObject({
  policy: Id.describe('政策的 id'),
  income: Name.describe('当年收入的事实，如 landIncome'),
  extracted: Name.describe('当年已提取的事实'),
  payments: Name.describe('支出清单的事实'),
  amount: Name.describe('清单里的金额'),
  use: Name.describe('清单里的用途'),
});
export type Extraction = z.infer<typeof Extraction>;

export const Fund = z.strictObject({
  id: Id,
  title: Line.describe('如 工业转型升级专项资金'),
  clause: Clause.optional(),
  overdraw: z
    .enum(OVERDRAWS, 'overdraw 应为 refuse、warn 之一')
    .default('refuse')
    .describe('超出预算时：refuse 不准下达、warn 只提醒'),
  policies: z.array(Id).default([]).describe('由它兑现的政策'),
  uses: FundUses.optional().describe('不经申报的支出须写明的用途'),
  extraction: Extraction.optional().describe('按政策应提取多少'),
});
export type Fund = z.infer<typeof Fund>;

/** `funds.yaml`: out of which funds the policies are paid. Budgets are no plan data: they are entered year by year. */
export const FundFile = z.strictObject({
  title: Line,
  clauses: z.array(Clause).default([]),
  keeper: Line.describe('编列预算、办理拨付的部门，写 departments.yaml 里的名称'),
  funds: z.array(Fund).min(1, '至少要有一项资金'),
});
export type FundFile = z.infer<typeof FundFile>;

/** The fund that pays for a policy. */
export const fundOfPolicy = (file: FundFile | undefined, policy: string): Fund | undefined =>
  file?.funds.find(({ policies }) => policies.includes(policy));
