import { z } from 'zod';
import { parseAddress } from '../../address/index.ts';
import { says } from '../issue-text.ts';

/** One line of text that somebody reads; never empty. */
export const Text = z.string().trim().min(1).max(4000);

/** A number as the plan prints it, kept as text so that nothing is rounded: `"34.6"`, `"-4"`. */
export const Decimal = z
  .string()
  .regex(/^-?\d+(\.\d+)?$/, says('〈值〉不是数字', '请写成带引号的十进制数，如 "34.6"'))
  .describe('十进制数，加引号以免失真，如 "34.6"');

/** A figure of the plan: a decimal, or a fraction where the plan says one (`"1/3"` for 三分之一). */
export const Figure = z
  .string()
  .regex(
    /^-?\d+(\.\d+)?$|^\d+\/[1-9]\d*$/,
    says('〈值〉不是数字', '请写成带引号的数，如 "34.6"；分数写作 "1/3"'),
  )
  .describe('数值，加引号，如 "34.6"；分数写作 "1/3"');

/** A cell of a list: a whole number as it stands, or a decimal in quotes. */
export const Amount = z.union([z.int().min(0), Decimal]).describe('整数，或加引号的小数');
export type Amount = z.infer<typeof Amount>;

/** A stable address inside the plan; see `address.ts`. */
export const AddressText = z
  .string()
  .refine(
    (text) => parseAddress(text) !== undefined,
    says(
      '〈值〉不是条款地址',
      '条款写序号，如 "22"；部分写 "五.3"；附件行写 "附件1#16"；清单单元格写 "附件2#3/沙门镇"',
    ),
  )
  .describe('条款地址，如 "22"、"五.3"、"附件1#16"、"附件2#3/沙门镇"');

/** Calendar day. */
export const Day = z.iso.date({ error: says('〈值〉不是日期', '请写成 "2023-12-31" 这样的年-月-日') });

/** Identity used in files and links: lower-case letters, digits, hyphens. */
export const Slug = z
  .string()
  .regex(
    /^[a-z0-9]+(-[a-z0-9]+)*$/,
    says('〈值〉不能作标识', '标识只用小写字母、数字和连字符，如 yuhuan-2021-2023'),
  );
