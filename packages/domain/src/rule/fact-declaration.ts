import { z } from 'zod';
import { ExactText, Name, UnitText } from './expression-schema.ts';

/**
 * What may be said of the subject of a rule: the label a reader sees, the type, the unit. Nested facts have dotted
 * names (`project.filed`); a list declares the fields of its items.
 */
export type FactDeclaration =
  | {
      readonly type: 'number';
      readonly label: string;
      /** Empty or left out for a pure number. */
      readonly unit?: string | undefined;
      /**
       * How many decimals the figure usually has. Any other value is just as exact, only slower in the compiled form.
       */
      readonly decimals?: number | undefined;
      /** The least and the greatest it can be at all, in its unit, both included: an area is never below zero. */
      readonly least?: string | undefined;
      readonly most?: string | undefined;
      /** Only whole numbers make sense: pieces, storeys. */
      readonly whole?: boolean | undefined;
    }
  | { readonly type: 'boolean'; readonly label: string }
  | { readonly type: 'date'; readonly label: string }
  | {
      readonly type: 'text';
      readonly label: string;
      /** The values it may have, each with its label; any text if left out. */
      readonly options?: Readonly<Record<string, string>> | undefined;
    }
  | {
      readonly type: 'list';
      readonly label: string;
      readonly fields: Readonly<Record<string, FactDeclaration>>;
    };

/** The facts a rule may name. */
export type Vocabulary = Readonly<Record<string, FactDeclaration>>;

const label = z.string('请写明名称').trim().min(1, '请写明名称').max(200, '名称过长');

export const FactDeclarationSchema: z.ZodType<FactDeclaration> = z.lazy(() =>
  z.discriminatedUnion(
    'type',
    [
      z.strictObject({
        type: z.literal('number'),
        label,
        unit: UnitText.optional(),
        decimals: z
          .int('小数位数应为整数')
          .min(0, '小数位数不能为负')
          .max(8, '小数位数不能超过 8')
          .optional(),
        least: ExactText.optional(),
        most: ExactText.optional(),
        whole: z.boolean('whole 应为 true 或 false').optional(),
      }),
      z.strictObject({ type: z.literal('boolean'), label }),
      z.strictObject({ type: z.literal('date'), label }),
      z.strictObject({
        type: z.literal('text'),
        label,
        options: z.record(z.string(), label, '备选项应写成 {值: 名称}').optional(),
      }),
      z.strictObject({ type: z.literal('list'), label, fields: VocabularySchema }),
    ],
    'type 应为 number 数值、boolean 是非、date 日期、text 文字、list 清单之一',
  ),
);

export const VocabularySchema: z.ZodType<Vocabulary> = z.record(
  Name,
  FactDeclarationSchema,
  '应写成 {标识: 说明}',
);

const DEFAULT_DECIMALS = 4;

/** The step in which a numeric fact is counted: 0.01 for two decimals. */
export const decimalsOf = (declaration: Extract<FactDeclaration, { type: 'number' }>): number =>
  declaration.decimals ?? DEFAULT_DECIMALS;

/** How a compiled rule counts a fact: a number in steps of so many decimals, a day by its digits, others not at all. */
export type Counting = number | 'day' | undefined;

export const countingOf = (declaration: FactDeclaration): Counting =>
  declaration.type === 'number' ? decimalsOf(declaration) : declaration.type === 'date' ? 'day' : undefined;
