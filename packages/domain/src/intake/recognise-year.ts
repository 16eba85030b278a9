import { foldText } from './text.ts';

/** A year that a text speaks of, and how plainly. */
interface YearMention {
  readonly year: number;
  readonly weight: number;
}

const MENTION = /(?<!\d)((?:19|20)\d{2})(?!\d)/g;
const FULL_DATE = /^[-/.年]\d{1,2}[-/.月]\d{1,2}/;
const WHOLE_YEAR = /^(?:年?度?(?:1|01|一)[-~–—至到](?:12|十二)月|[-/.]0?1[-~–—至到](?:[-/.])?12(?!\d))/;
const MONTH = /^(?:年\d{1,2}月|[-/.]\d{1,2}(?!\d))/;

const NUMERALS = '〇一二三四五六七八九';
const WRITTEN_OUT = /(?:二[〇零○◯0o]|一九)[〇零○◯0o一二三四五六七八九]{2}(?=年)/g;
const SHORT = /(?<![\d.-])([1-3]\d)年(?![以期限间来内前后多])/g;

/** 二〇二二年 and 22年 as 2022年. */
const inDigits = (folded: string): string =>
  folded
    .replace(WRITTEN_OUT, (year) =>
      [...year.replace(/[零○◯0o]/g, '〇')].map((numeral) => NUMERALS.indexOf(numeral)).join(''),
    )
    .replace(SHORT, '20$1年');

/** 2022年度 and 2022年1-12月 speak of a year; 2022年8月 and 2023-01-05 are days of sending and weigh little. */
function mentions(text: string): YearMention[] {
  const folded = inDigits(foldText(text));
  return [...folded.matchAll(MENTION)].map((match) => {
    const behind = folded.slice(match.index + 4);
    const weight = WHOLE_YEAR.test(behind)
      ? 4
      : FULL_DATE.test(behind)
        ? 0
        : MONTH.test(behind)
          ? 1
          : /^年/.test(behind)
            ? 3
            : 2;
    return { year: Number(match[1]), weight };
  });
}

/** The year a text speaks of most plainly, or `null`; the later one of two equals. */
export function readYear(text: string): number | null {
  let best: YearMention | undefined;
  for (const mention of mentions(text)) {
    if (mention.weight === 0) continue;
    if (
      !best ||
      mention.weight > best.weight ||
      (mention.weight === best.weight && mention.year > best.year)
    ) {
      best = mention;
    }
  }
  return best?.year ?? null;
}

export interface YearRecognition {
  /** The year of the workbook; `null` if nothing says it or its sheets are of several years. */
  readonly year: number | null;
  readonly bySheet: ReadonlyMap<string, number>;
  /** Sources that name different years; empty when all agree. */
  readonly disagreement: readonly string[];
  /** How it was recognised, in words. */
  readonly reasons: readonly string[];
}

/** What the recognition of the year looks at in one sheet. */
export interface SheetTexts {
  readonly name: string;
  /** Texts above the table and in its header. */
  readonly titles: readonly string[];
  /** Whether the sheet holds a table of the dataset: the year of a cover or of a summary parts no workbook. */
  readonly table?: boolean;
}

/**
 * The year a workbook is of. Sheets named after different years are of those years (a workbook with a sheet per year);
 * else the file name decides, then the titles, then the sheet name.
 */
export function recogniseYear(fileName: string, sheets: readonly SheetTexts[]): YearRecognition {
  const named = sheets.map(({ name }) => readYear(name));
  const titled = sheets.map(({ titles }) => titles.map(readYear).find((year) => year !== null) ?? null);
  for (const [source, years] of [
    ['工作表名', named],
    ['表内标题', titled],
  ] as const) {
    const distinct = new Set(years.filter((year, i) => year !== null && sheets[i]?.table !== false));
    if (distinct.size < 2) continue;
    const bySheet = new Map(sheets.flatMap(({ name }, i) => (years[i] ? [[name, years[i]] as const] : [])));
    return {
      year: null,
      bySheet,
      disagreement: [],
      reasons: [`各工作表分属不同年度（按${source}）：${[...distinct].sort().join('、')}`],
    };
  }
  const sources = (
    [
      ['文件名', readYear(fileName)],
      ['表内标题', titled.find((year) => year !== null) ?? null],
      ['工作表名', named.find((year) => year !== null) ?? null],
    ] as const
  ).flatMap(([source, year]) => (year === null ? [] : [{ source, year }]));
  const [first, ...others] = sources;
  if (!first)
    return {
      year: null,
      bySheet: new Map(),
      disagreement: [],
      reasons: ['文件名、标题和工作表名都没有写年度'],
    };
  const agree = others.every(({ year }) => year === first.year);
  return {
    year: first.year,
    bySheet: new Map(),
    disagreement: agree ? [] : sources.map(({ source, year }) => `${source} ${year} 年`),
    reasons: [
      `${sources
        .filter(({ year }) => year === first.year)
        .map(({ source }) => source)
        .join('、')}写明 ${first.year} 年`,
    ],
  };
}
