import { z } from 'zod';

/**
 * A whole number as an address writes it: digits alone. `0x1`, `1e2` and ` 1 ` are other texts, though the language takes
 * them for numbers; in a body it is a number already.
 */
export const wholeNumber = (least: number, most: number) => {
  const words = `应为 ${least} 到 ${most} 的整数`;
  return z.preprocess(
    (raw) => (typeof raw === 'string' && !/^\d{1,15}$/.test(raw) ? Number.NaN : raw),
    z.coerce.number(words).int(words).min(least, words).max(most, words),
  );
};

/** Query of every paged list: 0-based page, rows per page, sort column and direction. */
export const PageQuery = z.object({
  page: wholeNumber(0, 100_000).default(0),
  size: wholeNumber(1, 500).default(100),
  sort: z.string().max(64).optional(),
  dir: z.enum(['asc', 'desc']).default('asc'),
});
export type PageQuery = z.infer<typeof PageQuery>;

/** What an export is asked for beside the list's own query: the columns on the screen, and the filter in words. */
export const ExportQuery = z.object({
  /** Ids of the columns in their order, with commas between; without it all columns. */
  columns: z.string().max(1024).optional(),
  filterText: z.string().max(300).default(''),
});
export type ExportQuery = z.infer<typeof ExportQuery>;

/** A page of rows and how many there are in all under the same filter. */
export const pageOf = <Row extends z.ZodType>(row: Row) =>
  z.object({ rows: z.array(row), total: z.number().int(), page: z.number().int(), size: z.number().int() });

/** A decimal on the wire, as text: `"12.60"`. Units stand in the name or beside it. */
export const Decimal = z.string().regex(/^-?\d+(\.\d+)?$/, '应为十进制数');
export type Decimal = z.infer<typeof Decimal>;

const NO_DAY = '没有这一天，请写成 2023-12-31 这样的年-月-日';

/** A day that is on the calendar, `YYYY-MM-DD`, from the year 1 on: 2023-02-31 is none. */
export const Day = z.iso.date(NO_DAY).refine((day) => !day.startsWith('0000'), NO_DAY);
export type Day = z.infer<typeof Day>;

/** Yes or no in an address. Never `z.coerce.boolean()`, to which every text is a yes, `false` too. */
export const Flag = z.enum(['true', 'false'], '应为 true 或 false').transform((text) => text === 'true');

/** An instant, ISO 8601 in UTC. */
export const Instant = z.string();
export const Year = wholeNumber(2000, 2100);
export const Grade = z.enum(['A', 'B', 'C', 'D']);
export type Grade = z.infer<typeof Grade>;
export const CreditCode = z.string().regex(/^[0-9A-HJ-NP-RTUW-Y]{18}$/, '统一社会信用代码应为 18 位');
export const ScaleName = z.enum(['above', 'below']);
export type ScaleName = z.infer<typeof ScaleName>;
