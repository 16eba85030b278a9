import { z } from 'zod';
import { CalendarDaySchema } from '../../values/index.ts';
import { COMPARE_OPERATORS, DAY_OPERATORS, INCLUSIONS, TIER_MODES } from '../expression.ts';

/** The name and version of the format. A change that readers would notice gets a new number. */
export const TRACE_FORMAT = 'tenglong.trace/1';

const text = z.string();
const count = z.int().min(0);
const step = count.describe('另一步的序号，总在本步之前');
/** An exact decimal, or a fraction `n/d` in lowest terms where there is no finite decimal. */
const exact = z.string().regex(/^-?\d+(\.\d+)?$|^-?\d+\/\d+$/);

const reference = z.strictObject({ fact: text, yearsBefore: count });
const absence = z.enum(['unreported', 'unusable', 'no-record']);

/** Why something is unknown; see `Cause`. */
export const TraceCause = z.discriminatedUnion('kind', [
  reference.extend({ kind: z.literal('fact'), absence }),
  z.strictObject({ kind: z.literal('undefined-quotient'), denominator: z.array(reference).readonly() }),
  z.strictObject({ kind: z.literal('no-version'), parameter: text }),
  z.strictObject({
    kind: z.literal('no-row'),
    table: text,
    column: text,
    keys: z.record(text, text),
  }),
  z.strictObject({ kind: z.literal('empty-list') }),
  z.strictObject({ kind: z.literal('no-such-day') }),
]);

/** A value, or that there is none. */
export const TraceValue = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('number'), value: exact, unit: text }),
  z.strictObject({ kind: z.literal('boolean'), value: z.boolean() }),
  z.strictObject({ kind: z.literal('text'), value: text }),
  z.strictObject({ kind: z.literal('date'), value: CalendarDaySchema }),
  z
    .strictObject({ kind: z.literal('list'), items: z.array(text), doubtful: z.array(text) })
    .describe('items 为确定在内的项，doubtful 为尚不能确定的项'),
  z.strictObject({ kind: z.literal('unknown'), causes: z.array(TraceCause) }),
]);
export type TraceValue = z.infer<typeof TraceValue>;

const source = z.strictObject({ address: text, label: text.optional() });
const rounding = z.strictObject({
  places: z.int(),
  unit: text,
  mode: z.enum(['half-up', 'down', 'up']),
});
/** One item of a list under judgement: what was found of it. */
const member = z.strictObject({ item: text, step: step.optional(), doubtful: z.boolean() });

const base = {
  step: count.describe('本步序号，自 0 起'),
  at: text.describe('在规则数据中的位置，如 all[1].atMost[0]'),
  label: text.optional(),
  clause: text.optional(),
  result: TraceValue,
};
const inputs = z.array(step).describe('各项操作数所在的步，按书写次序');

/** One step of a calculation: what was done, to what, by which clause, with what result. */
export const TraceStep = z.discriminatedUnion('operator', [
  z.strictObject({ ...base, operator: z.literal('literal') }),
  z.strictObject({
    ...base,
    operator: z.enum(['fact', 'item']),
    fact: text.describe('事实名称；清单栏目写成 items[3].unitPrice'),
    yearsBefore: count.describe('比所评年份早几年'),
    source: source.optional(),
  }),
  z.strictObject({
    ...base,
    operator: z.literal('parameter'),
    parameter: text,
    from: CalendarDaySchema.optional(),
    until: CalendarDaySchema.optional(),
  }),
  z.strictObject({
    ...base,
    operator: z.literal('definition'),
    definition: text,
    yearsBefore: count,
    inputs,
  }),
  z.strictObject({ ...base, operator: z.enum(['all', 'any', 'none', 'not', 'known']), inputs }),
  z.strictObject({
    ...base,
    operator: z.enum(['everyYear', 'someYear']),
    years: z.array(count),
    inputs,
  }),
  z.strictObject({ ...base, operator: z.enum(COMPARE_OPERATORS), inputs }),
  z.strictObject({ ...base, operator: z.literal('between'), include: z.enum(INCLUSIONS), inputs }),
  z.strictObject({ ...base, operator: z.literal('oneOf'), inputs }),
  z.strictObject({
    ...base,
    operator: z.enum(['add', 'multiply', 'min', 'max', 'subtract', 'negate', 'convert']),
    inputs,
  }),
  z.strictObject({ ...base, operator: z.literal('divide'), positive: z.boolean(), inputs }),
  z.strictObject({ ...base, operator: z.literal('round'), rounding, inputs }),
  z
    .strictObject({
      ...base,
      operator: z.literal('if'),
      condition: step,
      whenTrue: step.optional(),
      whenFalse: step.optional(),
    })
    .describe('条件已知时只走一边；条件未知时两边都算，结果相同才算已知'),
  z.strictObject({ ...base, operator: z.literal('where'), list: step, members: z.array(member) }),
  z.strictObject({
    ...base,
    operator: z.enum(['every', 'some', 'noneOf', 'count', 'sum', 'least', 'greatest']),
    list: step,
    members: z.array(member),
  }),
  z.strictObject({
    ...base,
    operator: z.enum(['lookup', 'listed']),
    table: text,
    column: text,
    keys: z.record(text, z.strictObject({ step, match: z.enum(['exact', 'prefix']) })),
    row: z
      .strictObject({ index: count, when: z.record(text, text), clause: text.optional() })
      .optional()
      .describe('所取的行，序号自 0 起；没有合适的行则不写'),
  }),
  z.strictObject({
    ...base,
    operator: z.enum([...DAY_OPERATORS, 'yearOf']),
    inputs,
  }),
  z
    .strictObject({
      ...base,
      operator: z.literal('tiers'),
      mode: z.enum(TIER_MODES),
      inputs,
      from: z.array(step).describe('各档起点所在的步，由低到高'),
      gives: z.array(step).describe('各档取值所在的步'),
      tier: count.optional().describe('所达的档，自 0 起；未达第一档则不写'),
    })
    .describe('分档：whole 全额按所达档次，marginal 分段累进'),
]);
export type TraceStep = z.infer<typeof TraceStep>;

/** A whole calculation, from the facts to the answer, in the order in which it was done. */
export const Trace = z
  .strictObject({
    format: z.literal(TRACE_FORMAT),
    rule: z.strictObject({ id: text, title: text.optional(), clause: text.optional() }),
    asOf: CalendarDaySchema.describe('参数以这一天有效的取值为准'),
    year: z.int().optional().describe('所评年份'),
    answer: TraceValue,
    missing: z
      .array(reference.extend({ reason: z.enum(['unreported', 'unusable', 'no-record', 'denominator']) }))
      .describe('补上便可能改变结论的事实'),
    steps: z.array(TraceStep).min(1).describe('最后一步的结果即结论'),
  })
  .meta({ id: 'tenglong-trace-1', title: '腾笼计算过程' });
export type Trace = z.infer<typeof Trace>;

/** The JSON Schema of the format, for those who read traces elsewhere. */
export const traceJsonSchema = () => z.toJSONSchema(Trace);
