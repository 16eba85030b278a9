import { z } from 'zod';

const id = z.string().regex(/^[a-z][A-Za-z0-9-]*$/, 'id 应以小写字母开头，只含字母、数字和连字符');
const words = z.array(z.string().min(1, '不能是空白')).default([]);
const synonyms = z.array(z.string().min(1, '不能是空白')).min(1, '至少写一个列名');

const column = { id, title: z.string().min(1, '请写明中文名称'), synonyms };

/** A figure with a unit. Blank is unknown if it is required, unless one of `requiredUnless` stands in the same row. */
export const NumberField = z.strictObject({
  ...column,
  type: z.literal('number'),
  /** Canonical unit: what every sender's figure is converted to. */
  unit: z.string().min(1, '请写明规范计量单位'),
  /** Used, and said so, when neither header nor unit line names one. Absent: the canonical unit. */
  defaultUnit: z.string().optional(),
  required: z.boolean().default(true),
  requiredUnless: words,
  /** A blank says 0 (租金面积): it neither differs from a 0 in another row nor stands for a figure beside it. */
  blankIsZero: z.boolean().default(false),
  /** The field that takes a figure whose cell names a unit of another kind: 1092万美元 in a column of 亿元. */
  otherwise: z.string().optional(),
});
export const TextField = z.strictObject({
  ...column,
  type: z.literal('text'),
  required: z.boolean().default(false),
});
export const DateField = z.strictObject({
  ...column,
  type: z.literal('date'),
  required: z.boolean().default(false),
});
/** A word out of few: each value lists what senders write for it. */
export const ChoiceField = z.strictObject({
  ...column,
  type: z.literal('choice'),
  choices: z.record(z.string(), synonyms),
  required: z.boolean().default(true),
});
export const Field = z.discriminatedUnion('type', [NumberField, TextField, DateField, ChoiceField]);
export type Field = z.infer<typeof Field>;
export type NumberField = z.infer<typeof NumberField>;

/** Rows of one enterprise that differ here are parts of one figure (宗地号, 税种, 月份) and are summed. */
export const PartColumn = z.strictObject({
  ...column,
  /** A part belongs to one enterprise: the same one under two of them (一宗地两家企业) is listed. */
  exclusive: z.boolean().default(false),
});
export type PartColumn = z.infer<typeof PartColumn>;

/** A fact is the sum of `plus` less the sum of `minus`; what is blank adds nothing if any of them is given. */
export const FactRule = z.strictObject({
  id,
  plus: z.array(z.string()).min(1, '至少要有一列相加'),
  minus: words,
  /** A value below zero is listed for a look (税收为负), and kept. */
  flagNegative: z.boolean().default(false),
  /** The fact that this one is a small share of: a figure that looks like a percentage of it is listed. */
  shareOf: z.string().optional(),
});
export type FactRule = z.infer<typeof FactRule>;

/** One side of a lease: the field with its area and the field that names the other party, by code or by name. */
const LeaseSide = z.strictObject({ area: z.string(), party: z.string() });

/** Where the two sides of a lease stand, so that one reported by one side only, or differently by each, is listed. */
export const LeaseColumns = z.strictObject({ rentedIn: LeaseSide, rentedOut: LeaseSide });
export type LeaseColumns = z.infer<typeof LeaseColumns>;

export const DATASET_KINDS = ['roster', 'yearly', 'events', 'entries'] as const;
export type DatasetKind = (typeof DATASET_KINDS)[number];

/**
 * An office's own list as the first entries of a register. Fields called as the register's are taken over as those; a
 * word that the register's field has no option for is unknown there.
 */
const Entries = z.strictObject({
  /** The register by its id; or, with a sheet per register, each by the name of its sheet. */
  register: z.string().min(1, '请写明清单的标识').optional(),
  sheets: z.record(z.string(), z.string().min(1, '请写明清单的标识')).optional(),
  /** `enterprise`: rows are matched to the roster. `own`: a row is its own subject, by the name in its name column. */
  subject: z.enum(['enterprise', 'own'], 'subject 应为 enterprise 企业或 own 自有名称（如项目）'),
  /** For subjects of their own: the field with their number, such as 项目代码. */
  number: z.string().optional(),
  /** Rows are what is said of a month, the file's, of entries that stand already; the name column tells which. */
  report: z.literal('month', 'report 只能写 month 按月').optional().describe('各行是条目的月度填报'),
  stage: z.string().optional().describe('写阶段的一列；月度填报的不写'),
  opened: z.string().optional().describe('写列入日期的一列'),
  closed: z.string().optional().describe('写办结日期的一列'),
});
export type EntriesMapping = z.infer<typeof Entries>;

/** Field ids that the kinds `roster` and `events` must define, because the code reads them by name. */
const ROLES: Readonly<Record<DatasetKind, Readonly<Record<string, Field['type']>>>> = {
  roster: { scale: 'choice' },
  yearly: {},
  events: { field: 'text', foundOn: 'date', severity: 'choice' },
  entries: {},
};

/** `workbooks/*.yaml`: how the columns of one department's workbook map to fields and facts. */
export const WorkbookFile = z
  .strictObject({
    id,
    title: z.string().min(1, '请写明数据名称'),
    department: z.string().min(1, '请写明报送部门'),
    kind: z.enum(DATASET_KINDS),
    /** Words of file names and titles by which the workbook is recognised beside its columns. */
    recognition: z.strictObject({ words }),
    keys: z.strictObject({
      creditCode: synonyms,
      name: synonyms,
      unit: words,
      formerName: words,
      year: words,
    }),
    parts: z.array(PartColumn).default([]),
    fields: z.array(Field).min(1, '至少要有一列数据'),
    /** Headers that are passed over: the whole header, or any header containing one of the words. */
    ignore: z.strictObject({ whole: words, containing: words }),
    /** Words that change nothing about what a column is: 本年, 本期, 累计. */
    neutral: words,
    facts: z.array(FactRule).default([]),
    leases: LeaseColumns.optional(),
    entries: Entries.optional(),
  })
  .superRefine((file, context) => {
    const complain = (path: (string | number)[], message: string) =>
      context.addIssue({ code: 'custom', path, message });
    const fields = new Map(file.fields.map((field) => [field.id, field]));
    if (fields.size < file.fields.length) complain(['fields'], '有两列用了同一个 id，请改成不同的');
    for (const [role, type] of Object.entries(ROLES[file.kind])) {
      if (fields.get(role)?.type !== type) {
        complain(['fields'], `${file.kind} 类的数据必须有一列 ${role}，类型为 ${type}`);
      }
    }
    if ((file.kind === 'entries') !== (file.entries !== undefined)) {
      complain(['entries'], 'kind 为 entries 的要写 entries，其他的不写');
    }
    for (const [index, field] of file.fields.entries()) {
      if (field.type !== 'number' || field.otherwise === undefined) continue;
      if (fields.get(field.otherwise)?.type !== 'number') {
        complain(['fields', index, 'otherwise'], `${field.otherwise} 不是本表的数字列，请核对`);
      }
    }
    for (const problem of entriesProblems(file.entries, fields)) complain(['entries'], problem);
    for (const [side, { area, party }] of Object.entries(file.leases ?? {})) {
      if (fields.get(area)?.type !== 'number') complain(['leases', side], `${area} 不是本表的数字列，请核对`);
      if (fields.get(party)?.type !== 'text') complain(['leases', side], `${party} 不是本表的文字列，请核对`);
    }
    for (const [index, rule] of file.facts.entries()) {
      for (const term of [...rule.plus, ...rule.minus]) {
        if (fields.get(term)?.type !== 'number') {
          complain(['facts', index], `事实 ${rule.id} 用到的 ${term} 不是本表的数字列，请核对`);
        }
      }
    }
  });
export type WorkbookFile = z.infer<typeof WorkbookFile>;

function entriesProblems(entries: EntriesMapping | undefined, fields: ReadonlyMap<string, Field>): string[] {
  if (!entries) return [];
  const { register, sheets, number, stage, opened, closed, report } = entries;
  const problems: string[] = [];
  if ((report === undefined) === (stage === undefined)) {
    problems.push('stage（写阶段的一列）与 report（月度填报）只写其一');
  }
  if ((register === undefined) === (sheets === undefined)) {
    problems.push('register（一张清单）与 sheets（每张工作表一张清单）只写其一');
  }
  const wanted: [string | undefined, Field['type']][] = [
    [number, 'text'],
    [stage, 'choice'],
    [opened, 'date'],
    [closed, 'date'],
  ];
  for (const [id, type] of wanted) {
    if (id !== undefined && fields.get(id)?.type !== type)
      problems.push(`${id} 不是本表的 ${type} 列，请核对`);
  }
  return problems;
}
