import { z } from 'zod';
import { Sensitivity } from '../enterprise/index.ts';
import { ExpressionSchema, Name, RuleBook } from '../rule/index.ts';
import { RegisterField } from './register-field.ts';
import { GrantRule } from './register-grant.ts';
import { LedgerRule } from './register-ledger.ts';
import { ProjectMapRule } from './register-map.ts';
import { MoneyRule } from './register-money.ts';
import { EvidenceDemand, Move } from './register-move.ts';
import { InterlockUse, PromiseRule, Receives } from './register-promise.ts';
import { Stage } from './register-stage.ts';
import { ClauseText, Id, Line } from './words.ts';

export const LIGHTS = ['green', 'amber', 'red', 'grey', 'done'] as const;
/** ● 按期 · ▲ 偏慢或临期 · ■ 落后或逾期 · ○ 未报 · ✓ 销号 */
export type Light = (typeof LIGHTS)[number];

/** The light is that of the first rule that holds; one that cannot be judged yet is passed over. */
export const LightRule = z.strictObject({
  light: z.enum(LIGHTS, 'light 应为 green、amber、red、grey、done 之一'),
  title: Line.describe('灯旁的字，如 逾期'),
  when: ExpressionSchema,
  clause: ClauseText.optional(),
});

/** Something a reader should see besides the light, such as words that the records do not bear out. */
export const Flag = z.strictObject({
  id: Id,
  title: Line.describe('如 自评正常，实据落后'),
  when: ExpressionSchema,
  clause: ClauseText.optional(),
});

/** What is done once an entry is this many days past its deadline. */
export const EscalationStep = z.strictObject({
  id: Id,
  title: Line.describe('如 催办、黄牌、红牌、通报'),
  overdueDays: z.int('天数应为整数').min(0).max(3_650),
});

/** Which cell of a list an entry counts towards, and when. Left out, the amount is 1. */
export const Count = z.strictObject({
  list: ClauseText.describe('清单的地址，如 "附件2#1"'),
  column: Id.describe('清单的栏'),
  when: ExpressionSchema,
  amount: ExpressionSchema.optional(),
});

/** A quantity of the plan that has a figure of its own beside the lists, and when an entry counts towards it. */
export const Goal = z.strictObject({
  quantity: Line.describe('indicators.yaml 里的量，如 品字标品牌企业'),
  when: ExpressionSchema,
  amount: ExpressionSchema.optional(),
  kept: z.boolean().default(false).describe('动态保有的：任何时候都要有这么多，不按序时'),
});
export type Goal = z.infer<typeof Goal>;

/** How many other entries about the same subject stand in a stage, of this register or another: `others.<name>`. */
export const OthersFact = z.strictObject({
  label: Line,
  register: Id.describe('哪张清单'),
  stages: z.array(Id).min(1, '至少要有一个阶段'),
});
export type OthersFact = z.infer<typeof OthersFact>;

/** For how long a closed entry is watched, and what shows that it has fallen back (回潮). */
export const Watch = z.strictObject({
  months: z.int('月数应为整数').min(1).max(120),
  when: ExpressionSchema,
  move: Id.describe('回潮时由平台办理的一步'),
  clause: ClauseText.optional(),
});

/** How an entry comes on the list. */
export const Opening = z.strictObject({
  title: Line.describe('按钮上的字，如 新增一家'),
  stage: Id,
  by: z.array(Line).min(1, '至少要有一方'),
  fields: z.array(Name).default([]),
  optional: z.array(Name).default([]).describe('列入时可填的字段'),
  evidence: z.array(EvidenceDemand).default([]),
});

/** Stops of the clock: by whom, and the reasons that are allowed. */
export const Holds = z.strictObject({
  by: z.array(Line).min(1, '至少要有一方'),
  reasons: z.array(Line).min(1, '至少要有一种理由'),
});

/**
 * What has to be said of every open entry month by month. The report of a month is looked for from a day in it, and is
 * due on a day of the month after; the latest month's fields stand in the entry.
 */
export const Reporting = z.strictObject({
  title: Line.describe('一期叫什么，如 月度进展'),
  fromDay: z.int('日应为整数').min(1).max(28, '不能晚于 28 日').describe('当月从哪一日起填报'),
  dueDay: z.int('日应为整数').min(1).max(28, '不能晚于 28 日').describe('次月的哪一日截止'),
  by: z.array(Line).min(1, '至少要有一方'),
  fields: z.array(Name).min(1, '至少要填一项').describe('每期必填的字段'),
  optional: z.array(Name).default([]).describe('可填的字段'),
  clause: ClauseText.optional(),
});
export type Reporting = z.infer<typeof Reporting>;

/**
 * That something comes on the list only against what was published and while its window is open, and which figure a ruling
 * puts in the place of the one that was reported.
 */
export const Publication = z.strictObject({
  number: Name.describe('写第几号公示的数值字段'),
  against: Name.describe('写申诉对象的字段，备选项就是可以公示的各类'),
  from: Name.describe('公示起'),
  to: Name.describe('公示止'),
  fact: Name.describe('写申诉哪个数的字段，备选项是 facts.yaml 里的标识'),
  published: Name.describe('公布值'),
  proposed: Name.describe('主张的数'),
  effect: Name.describe('按主张的数重算的影响'),
  before: Name.describe('公布等级'),
  after: Name.describe('改后等级'),
  verified: Name.describe('核定的数'),
  ruling: Name.describe('裁定的字段'),
  takes: z.array(Line).min(1).describe('裁定为哪几项时，以核定的数为准'),
  grounds: Name.describe('裁定理由'),
  row: Name.optional().describe('写公示清单第几行的数值字段'),
  plea: Name.optional().describe('写怎么不对的字段，备选项见 pleas'),
  words: Name.optional().describe('写主张怎么改的文字字段'),
  claim: Name.optional().describe('写主张等级的字段'),
  ruledGrade: Name.optional().describe('写核定等级的字段'),
  lists: z.record(Name, Id).default({}).describe('各类公示出自哪张清单；没有写的公示时再选'),
});
export type Publication = z.infer<typeof Publication>;

/**
 * A ratio the plan asks for, worked out from the entries that fall in a year by one of their days: part ÷ whole, each a count
 * of entries or, with an amount, a sum.
 */
export const Ratio = z.strictObject({
  quantity: Line.describe('indicators.yaml 里的量，如 落地率'),
  year: Name.describe('按哪个日期字段算哪一年'),
  whole: z.strictObject({
    label: Line,
    when: ExpressionSchema.optional(),
    amount: ExpressionSchema.optional(),
  }),
  part: z.strictObject({
    label: Line,
    when: ExpressionSchema.optional(),
    amount: ExpressionSchema.optional(),
  }),
  clause: ClauseText.optional(),
});
export type Ratio = z.infer<typeof Ratio>;

/** What a project being built on the last day of a year gives its enterprise in the evaluation of that year, by a policy. */
export const Promotes = z.strictObject({
  policy: Id.describe('policies 里哪一项，结果是等级的'),
  enterprise: Name.describe('写投资企业信用代码的字段'),
  from: Name.describe('开工日期'),
  until: Name.describe('竣工日期；没有的算还在建'),
  key: ExpressionSchema.describe('是不是重点产业项目'),
  investment: ExpressionSchema.describe('总投资'),
});
export type Promotes = z.infer<typeof Promotes>;

/**
 * What becomes of a closing that a spot check found to be false: a move of the platform that takes it back, or, of what was
 * granted and paid, a promise that is broken with it. A register that says nothing goes back to the stage its entries were
 * closed from (see {@link withWayBack}); one that only marks says why.
 */
export const FalseClosing = z
  .strictObject({
    move: z
      .union([Id, z.array(Id).min(1, '至少写一步')])
      .optional()
      .describe('抽查不属实时由平台办理的一步，如 退回整治；几个办结阶段退到不同地方的写几步'),
    breaks: Line.optional().describe('抽查不属实时随之认定未履约的承诺：政策里 promises 的 id'),
    marked: Line.optional().describe('抽查不属实只标明、不退回的，写明为什么'),
    clause: ClauseText.optional(),
  })
  .refine(
    ({ move, breaks, marked }) => [move, breaks, marked].filter((one) => one !== undefined).length === 1,
    {
      path: ['move'],
      message: 'move、breaks、marked 应写一个：退回办结的写 move，已经兑付的写 breaks，只标明的写 marked',
    },
  );

/** What an appeal that is upheld does to the entry it is over: a move of the platform, from wherever it may still be made. */
export const Appealed = z.strictObject({
  removed: Id.describe('“不应在列”采纳后由平台办理的一步，走到退出的阶段'),
  clause: ClauseText.optional(),
});

/** That a list has to cover every enterprise of a scale (全覆盖): they are its task, whether they are on it yet or not. */
export const Covers = z.strictObject({
  scale: z.enum(['above', 'below'], 'scale 应为 above 规上、below 规下之一'),
  title: Line.describe('这一栏叫什么，如 规上企业数字化改造'),
  clause: ClauseText,
});

export const SUBJECTS = ['enterprise', 'project', 'park', 'parcel', 'task', 'person', 'other'] as const;

/** `registers/<id>.yaml`: a list that is driven to closure. Rules are those of the one rule core. */
export const RegisterFile = z.strictObject({
  id: Id,
  title: Line,
  shortTitle: Line,
  clauses: z.array(ClauseText).min(1, '请写明出自哪一条'),
  subject: z.enum(SUBJECTS, `subject 应为 ${SUBJECTS.join('、')} 之一`),
  subjectLabel: Line.describe('表头怎么称呼，如 企业'),
  measure: Line.default('件').describe('一条叫什么，如 家、项、个'),
  listed: z.array(Name).default([]).describe('清单“要点”依次列哪些字段；不写的按类型取放得下的数和选项'),
  severalBy: Name.optional().describe('同一对象可以同时有几条的，写用哪个字段分开，如 number 编号'),
  sealed: z.boolean().default(false).describe('每一笔都连同前一笔封存，改动过就对不上'),
  others: z.record(Name, OthersFact, 'others 应写成 {标识: 说明}').default({}),
  ...RuleBook.shape,
  fields: z.record(Name, RegisterField, 'fields 应写成 {标识: 说明}'),
  evidence: z.record(
    Name,
    z.strictObject({
      label: Line,
      kind: z.enum(['file', 'photo'], 'kind 应为 file 文件或 photo 照片'),
      sensitivity: Sensitivity,
    }),
    'evidence 应写成 {标识: 说明}',
  ),
  stages: z.array(Stage).min(2, '至少要有两个阶段'),
  opening: Opening,
  moves: z.array(Move).min(1, '至少要有一步'),
  holds: Holds.optional(),
  reporting: Reporting.optional(),
  lights: z.array(LightRule).default([]),
  flags: z.array(Flag).default([]),
  escalation: z.array(EscalationStep).default([]),
  counts: z.array(Count).default([]),
  goals: z.array(Goal).default([]),
  ledger: z.array(LedgerRule).default([]).describe('入腾笼账：处在哪些阶段时占哪个科目、多少'),
  policy: GrantRule.optional().describe('条目是对一项政策的申报'),
  promises: z.array(PromiseRule).default([]).describe('核定以后承诺什么：哪一项政策的承诺，在哪些阶段'),
  interlocks: z.array(InterlockUse).default([]).describe('联动约束：按哪一项政策、看哪家企业'),
  receives: Receives.optional().describe('这张清单登记企业承诺：各项写在哪个字段，未履约怎样追缴'),
  money: MoneyRule.optional().describe('入资金账：处在哪些阶段时算承诺、兑付、应收、追回'),
  watch: Watch.optional(),
  falseClosing: FalseClosing.optional(),
  appealed: Appealed.optional(),
  publication: Publication.optional(),
  ratios: z.array(Ratio).default([]),
  promotes: Promotes.optional(),
  screening: z
    .array(Id)
    .default([])
    .describe('screening.yaml 里的规则：排查结论是“列入”的企业，应当在这张清单上'),
  covers: Covers.optional().describe('应全覆盖：名录里这一规模的企业都是任务'),
  projectMap: ProjectMapRule.optional().describe('作战图：节点的计划和实际、谁联系、哪些重点跟踪'),
});
export type RegisterFile = z.infer<typeof RegisterFile>;
