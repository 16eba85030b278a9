import { z } from 'zod';
import { ExpressionSchema, Name, RuleBook } from '../rule/index.ts';
import { CalendarDaySchema } from '../values/index.ts';
import { Interlock } from './interlock.ts';
import { PolicyInputs } from './policy-input.ts';
import { PolicyPromise } from './promise.ts';
import { ClauseAddress, Line, Paragraph } from './words.ts';

/** `22-equipment`: the clause, then a word. */
export const PolicyId = z
  .string('请写明政策的 id')
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, '政策的 id 只用小写字母、数字和连字符，如 22-equipment')
  .max(60, 'id 过长');

const ProvisionId = z
  .string('请写明分条的 id')
  .regex(
    /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/,
    '分条的 id 以小写字母开头，只用小写字母、数字和连字符，如 unit-price',
  );

/** Per what a cap is counted: each determination, each project, or each enterprise and calendar year. */
export const CAP_SCOPES = ['project', 'enterprise-year'] as const;

/**
 * One sentence of the clause: a condition (`requires`), money (`gives`, `caps`), a grade or term (`sets`), a duty
 * (`obliges`), or what the sentence grants or says without a figure to compute (`states`). `when` says whom it concerns; where it applies it puts aside the provisions it `overrides`.
 */
export const Provision = z
  .strictObject({
    id: ProvisionId,
    clause: ClauseAddress,
    says: Paragraph.describe('这一句的意思，用我们自己的话'),
    note: Paragraph.optional(),
    when: ExpressionSchema.optional().describe('适用的情形；不写则总是适用'),
    overrides: z.array(ProvisionId).min(1).optional().describe('适用时，这些分条不再适用'),
    soft: z.literal(true, '只写 true，或不写').optional().describe('原则上：不符时可由有权者书面决定放宽'),
    requires: ExpressionSchema.optional().describe('须符合的条件'),
    gives: ExpressionSchema.optional().describe('给予的金额（元），各条相加'),
    caps: ExpressionSchema.optional().describe('金额至多（元）'),
    per: z.enum(CAP_SCOPES, 'per 应为 project 每个项目、enterprise-year 每个企业每年之一').optional(),
    sets: ExpressionSchema.optional().describe('确定的等级或期限；几条都适用时以先写的为准'),
    obliges: Paragraph.optional().describe('随之而来的义务'),
    quantity: ExpressionSchema.optional().describe('义务所涉的数量'),
    states: z
      .literal(true, '只写 true，或不写')
      .optional()
      .describe('这一句给予的待遇或说明，没有可算的，不影响判定'),
  })
  .refine(
    ({ requires, gives, caps, sets, obliges, overrides, states }) =>
      [requires, gives, caps, sets, obliges, overrides, states].some((part) => part !== undefined),
    { message: '分条至少要写 requires、gives、caps、sets、obliges、overrides、states 中的一项' },
  )
  .refine(
    ({ states, requires, gives, caps, sets, obliges, overrides }) =>
      states === undefined ||
      [requires, gives, caps, sets, obliges, overrides].every((part) => part === undefined),
    { path: ['states'], message: 'states 只用于没有别的内容的一句' },
  )
  .refine(({ soft, requires }) => soft === undefined || requires !== undefined, {
    path: ['soft'],
    message: 'soft 只用于 requires',
  })
  .refine(({ per, caps }) => (per === undefined) === (caps === undefined), {
    path: ['per'],
    message: 'caps 与 per 应一起写',
  })
  .refine(({ quantity, obliges }) => quantity === undefined || obliges !== undefined, {
    path: ['quantity'],
    message: 'quantity 只用于 obliges',
  });
export type Provision = z.infer<typeof Provision>;

export const READING_KINDS = ['strict', 'adopted', 'generous'] as const;

/** One way to read the words. The adopted one is what the file computes; the others put definitions in their place. */
export const Alternative = z.strictObject({
  kind: z.enum(READING_KINDS, 'kind 应为 strict 从严、adopted 采用、generous 从宽之一'),
  says: Line,
  definitions: z.record(Name, ExpressionSchema, 'definitions 应写成 {名称: 表达式}').optional(),
  beyond: Line.optional().describe('单凭这些事实算不出的，写明还要什么'),
  needs: Name.optional().describe('只有这种理解才用到的事实；没有给出的，不按这种理解计算'),
});
export type Alternative = z.infer<typeof Alternative>;

export const Reading = z
  .strictObject({
    id: ProvisionId,
    clause: ClauseAddress,
    question: Line.describe('原文哪里可以有几种理解'),
    ruling: Paragraph.optional().describe('采用的理由'),
    alternatives: z.array(Alternative).min(2, '至少要有两种理解'),
  })
  .refine(({ alternatives }) => alternatives.filter(({ kind }) => kind === 'adopted').length === 1, {
    path: ['alternatives'],
    message: '应有且只有一种采用的理解',
  })
  .refine(
    ({ alternatives }) =>
      alternatives.every(
        ({ kind, definitions, beyond }) =>
          (kind === 'adopted') === (definitions === undefined && beyond === undefined),
      ),
    { path: ['alternatives'], message: '采用的理解不写 definitions；其余的写 definitions 或 beyond' },
  )
  .refine(
    ({ alternatives }) =>
      alternatives.every(
        ({ needs, definitions, beyond }) =>
          needs === undefined || (definitions !== undefined && beyond !== undefined),
      ),
    { path: ['alternatives'], message: '写了 needs 的理解，definitions 和 beyond 都要写' },
  );
export type Reading = z.infer<typeof Reading>;

/** What a policy decides besides whether it applies. */
export const OUTCOMES = ['amount', 'grade', 'term'] as const;

/** `policies/<id>/policy.yaml` */
export const PolicyFile = z
  .strictObject({
    id: PolicyId,
    title: Line,
    clause: ClauseAddress,
    summary: Paragraph.describe('写给企业看的说明，用我们自己的话'),
    note: Paragraph.optional(),
    effective: z
      .strictObject({ from: CalendarDaySchema, until: CalendarDaySchema })
      .describe('有效期，两端都含'),
    outcome: z
      .enum(OUTCOMES)
      .optional()
      .describe('amount 金额、grade 等级、term 期限或时点；只判断是否适用的不写'),
    always: z.literal(true).optional().describe('不符合条件时也给出等级或时点'),
    available: z
      .strictObject({ table: Name, says: Paragraph })
      .optional()
      .describe('判定所凭的表；表中无一行时不作判定，只说明原因'),
    about: z
      .strictObject({
        register: z.string().min(1).describe('哪张清单'),
        enterprise: Name.describe('写着企业信用代码的字段'),
        named: Name.optional().describe('写着企业名称的字段；没有填信用代码的，认名录里唯一的同名企业'),
      })
      .optional()
      .describe('按清单的每一条判定，如一个技改项目；不写则按企业判定'),
    inputs: PolicyInputs,
    consistent: z
      .array(z.strictObject({ that: ExpressionSchema, message: Line, remedy: Line }))
      .default([])
      .describe('填报的数据彼此应有的关系；不符的退回，不作判定'),
    ...RuleBook.shape,
    provisions: z.array(Provision).min(1, '至少要有一条'),
    readings: z.array(Reading).default([]),
    interlock: z
      .array(Interlock)
      .default([])
      .describe('联动约束：哪些企业的申报不能往下办，不改变政策的判定'),
    promises: z.array(PolicyPromise).default([]).describe('享受政策的企业承诺什么；核定后登记到承诺事项清单'),
  })
  .refine(({ effective: { from, until } }) => from <= until, {
    path: ['effective'],
    message: '有效期的起日晚于止日',
  })
  .superRefine(({ provisions, readings, interlock, promises }, context) => {
    const twins = (name: string, list: readonly { readonly id: string }[]) => {
      for (const [index, { id }] of list.entries()) {
        if (list.findIndex((one) => one.id === id) === index) continue;
        context.addIssue({ code: 'custom', path: [name, index, 'id'], message: `${id} 写了两次，请改换 id` });
      }
    };
    twins('provisions', provisions);
    twins('readings', readings);
    twins('interlock', interlock);
    twins('promises', promises);
    const known = new Set(provisions.map(({ id }) => id));
    for (const [index, { provision }] of promises.entries()) {
      if (provision === undefined) continue;
      if (provisions.find(({ id }) => id === provision)?.obliges !== undefined) continue;
      const message = `“${provision}”不是带有义务的分条，承诺没有依托`;
      context.addIssue({ code: 'custom', path: ['promises', index, 'provision'], message });
    }
    for (const [index, { id, overrides = [] }] of provisions.entries()) {
      for (const other of overrides) {
        if (known.has(other) && other !== id) continue;
        const message = `没有“${other}”这一条可以排除，现有：${[...known].filter((one) => one !== id).join('、')}`;
        context.addIssue({ code: 'custom', path: ['provisions', index, 'overrides'], message });
      }
    }
  });
export type PolicyFile = z.infer<typeof PolicyFile>;
