import { z } from 'zod';
import { CalendarDaySchema, parseExactText, parseUnit } from '../values/index.ts';
import {
  AGGREGATES,
  COMPARE_OPERATORS,
  DAY_OPERATORS,
  type Expression,
  FOLD_OPERATORS,
  INCLUSIONS,
  LOGIC_OPERATORS,
  PAIR_OPERATORS,
  QUANTIFIERS,
  TIER_MODES,
} from './expression.ts';

/** Deeper than any clause can be read; guards the recursion against hostile data. */
const DEEPEST = 40;
const NAME = /^[\p{L}_][\p{L}\p{N}_-]*(\.[\p{L}_][\p{L}\p{N}_-]*)*$/u;

/** The name of a fact, parameter, definition, table or column. */
export const Name = z
  .string('这里应写一个名称')
  .regex(NAME, '名称以文字开头，只含文字、数字、连字符和下划线，分级用点号');
/** A unit of measure, as text. */
export const UnitText = z
  .string('单位应写成文字，如 "万元/亩"')
  .refine((text) => parseUnit(text) !== undefined, '不认识的计量单位，请写成如 万元/亩、吨标准煤、㎡');
/** A decimal or a fraction, as text. */
export const ExactText = z
  .string('数值请加引号写，如 "0.5"')
  .refine(
    (text) => parseExactText(text) !== undefined,
    '不是数值，请写成带引号的十进制数或分数，如 "0.5"、"1/3"',
  );

const years = z.int('年数应为整数').min(0, '年数不能为负').max(50, '年数不能超过 50');

/** One rule expression. Every message says what is wrong at which path and how to write it. */
export const ExpressionSchema = z
  .unknown()
  .superRefine((raw, context) => {
    const fail = (message: string) => context.addIssue({ code: 'custom', message });
    if (typeof raw === 'boolean' || typeof raw === 'string') return;
    if (typeof raw === 'number') {
      if (!Number.isSafeInteger(raw)) fail('带小数的数请加引号写成 {value: "0.5"}，以免失真');
      return;
    }
    if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) {
      return fail('这里应写一条规则表达式，如 {fact: tax}；多项条件请写在 all 或 any 之下');
    }
    if (depthOf(raw) > DEEPEST) return fail(`规则嵌套超过 ${DEEPEST} 层，请拆成若干个定义，用 use 引用`);
    const head = HEADS.find((key) => Object.hasOwn(raw, key));
    const shape = head && SHAPES.get(head);
    if (!shape) {
      return fail(`不认识的写法“${Object.keys(raw).join('、') || '空'}”，可用的有：${HEADS.join('、')}`);
    }
    for (const issue of shape.safeParse(raw).error?.issues ?? []) {
      context.addIssue({ code: 'custom', path: [...issue.path], message: sentence(issue, head) });
    }
  })
  .meta({
    id: 'tenglong-expression',
    title: '规则表达式',
    /** Worked out when a JSON Schema is written; the expressions inside refer back to this one. */
    get anyOf() {
      return shapesForEditors();
    },
  }) as z.ZodType<Expression>;

const pair = z.tuple([ExpressionSchema, ExpressionSchema], '应写两项，如 [左, 右]');
const many = z.array(ExpressionSchema, '应写成一组，如 [甲, 乙]').min(1, '至少要有一项');
const list = z.array(years, '应写成一组年数，如 [0, 1]').min(1, '至少要有一年');
const keys = z.record(z.string(), ExpressionSchema, '应写成 {键名: 值}');
const optional = ExpressionSchema.optional();

/** The shape of an operation, by its head; the order settles which key is the head where two could be. */
const SHAPES: ReadonlyMap<string, z.ZodType> = new Map<string, z.ZodType>([
  ['value', z.strictObject({ value: ExactText, unit: UnitText.optional() })],
  ['date', z.strictObject({ date: CalendarDaySchema })],
  ['fact', z.strictObject({ fact: Name, yearsBefore: years.optional() })],
  ['item', z.strictObject({ item: Name, up: years.optional() })],
  ['param', z.strictObject({ param: Name })],
  ['use', z.strictObject({ use: Name, yearsBefore: years.optional() })],
  // biome-ignore lint/suspicious/noThenProperty: the word of the language; a rule is data and never awaited
  ['if', z.strictObject({ if: ExpressionSchema, then: ExpressionSchema, else: ExpressionSchema })],
  ['where', whereShape()],
  [
    'tiers',
    z.strictObject({
      tiers: ExpressionSchema,
      mode: z.enum(TIER_MODES, '请写明分档办法：whole 全额按所达档次，marginal 分段累进'),
      steps: z
        .array(
          z.strictObject({ from: ExpressionSchema, gives: ExpressionSchema }),
          '应写成一组 {from, gives}',
        )
        .min(1, '至少要有一档'),
    }),
  ],
  ['everyYear', z.strictObject({ everyYear: list, meets: ExpressionSchema })],
  ['someYear', z.strictObject({ someYear: list, meets: ExpressionSchema })],
  ['lookup', z.strictObject({ lookup: Name, by: keys, column: Name })],
  ['listed', z.strictObject({ listed: Name, by: keys, column: Name })],
  [
    'between',
    z.strictObject({
      between: z.tuple([ExpressionSchema, ExpressionSchema, ExpressionSchema], '应写三项：[值, 下限, 上限]'),
      include: z.enum(INCLUSIONS, '请写明含不含端点：both 都含、low 只含下限、high 只含上限、neither 都不含'),
    }),
  ],
  ['oneOf', z.strictObject({ oneOf: z.tuple([ExpressionSchema, many], '应写成 [值, [备选一, 备选二]]') })],
  ['not', z.strictObject({ not: ExpressionSchema })],
  ['known', z.strictObject({ known: ExpressionSchema })],
  ['negate', z.strictObject({ negate: ExpressionSchema })],
  [
    'round',
    z.strictObject({
      round: ExpressionSchema,
      places: z.int('小数位数应为整数').min(-12, '小数位数不能少于 -12').max(12, '小数位数不能超过 12'),
      in: UnitText.optional(),
      mode: z.enum(['half-up', 'down', 'up'], '取整方式只有 half-up 四舍五入、down 舍去、up 进一').optional(),
    }),
  ],
  ['convert', z.strictObject({ convert: ExpressionSchema, to: UnitText })],
  ['divide', z.strictObject({ divide: pair, positive: z.boolean('positive 应为 true 或 false').optional() })],
  ['yearOf', z.strictObject({ yearOf: ExpressionSchema })],
  ...[...LOGIC_OPERATORS, ...FOLD_OPERATORS].map((key) => [key, z.strictObject({ [key]: many })] as const),
  ...[...COMPARE_OPERATORS, ...PAIR_OPERATORS.filter((key) => key !== 'divide'), ...DAY_OPERATORS].map(
    (key) => [key, z.strictObject({ [key]: pair })] as const,
  ),
]);
const HEADS: readonly string[] = [...SHAPES.keys()];

function whereShape() {
  const purposes = [...QUANTIFIERS, 'count', ...AGGREGATES] as const;
  return z
    .strictObject({
      where: ExpressionSchema,
      meet: optional,
      every: optional,
      some: optional,
      none: optional,
      count: z.union([z.literal(true), UnitText], 'count 之下写 true，或写计数单位，如 "家"').optional(),
      sum: optional,
      least: optional,
      greatest: optional,
    })
    .refine((node) => purposes.filter((key) => node[key] !== undefined).length <= 1, {
      message: `${purposes.join('、')} 只能写其中一项`,
    });
}

/** Nesting of objects and arrays; stops counting once it is too deep anyway. */
function depthOf(raw: unknown): number {
  let level: unknown[] = [raw];
  let depth = 0;
  while (level.length > 0 && depth <= 3 * DEEPEST) {
    depth += 1;
    level = level.flatMap((value) =>
      typeof value === 'object' && value !== null ? Object.values(value) : [],
    );
  }
  return depth / 2;
}

function sentence(issue: z.core.$ZodIssue, head: string): string {
  if (issue.code === 'unrecognized_keys') return `${head} 之下没有“${issue.keys.join('、')}”，请删去或改正`;
  return issue.message;
}

let writing = false;

/** One alternative for each literal and each operation; `undefined` inside itself, where the reference is enough. */
function shapesForEditors(): readonly object[] | undefined {
  if (writing) return undefined;
  writing = true;
  try {
    const shapes = [...SHAPES.values()].map((shape) => {
      const { $schema: _schema, $defs: _definitions, ...rest } = z.toJSONSchema(shape, { io: 'input' });
      return rest;
    });
    return [{ type: 'boolean' }, { type: 'integer' }, { type: 'string' }, ...shapes];
  } finally {
    writing = false;
  }
}
