import { compatible, convert, type Exact, parseUnit, type Unit } from '../values/index.ts';
import { foldText } from './text.ts';

/** Dimensions whose unit in a header says what the column measures; `(月)` or `(家)` behind a title says nothing. */
const TELLING = /^(?:yuan|dollar|metre|gram|gramCoal|gramCarbon|kilowattHour|megajoule|person)\^/;

/**
 * The unit that a sender's word names for a column of the canonical unit, or `undefined` if it names none or one of
 * another dimension. What clerks leave out is filled in from the column: 吨 in a column of 吨标准煤, 万 in one of 万元.
 */
export function readUnit(word: string, canonical: Unit): Unit | undefined {
  const folded = bareUnit(word);
  if (folded === '') return undefined;
  const completed = [folded, `${folded}标准煤`, ...(/^[千万亿]+$/.test(folded) ? [`${folded}元`] : [])];
  for (const text of completed) {
    const unit = parseUnit(text);
    if (unit && unit.text !== '' && compatible(unit, canonical)) return unit;
  }
  return undefined;
}

/** 人民币万元 is 万元, 以千元计 is 千元; a year’s figure in 吨/年 is so many 吨. */
const bareUnit = (word: string): string =>
  foldText(word)
    .replace(/^(?:人民币|金额|面积|数量|以)+/, '')
    .replace(/千瓦[·.]?小?时/g, '千瓦时')
    .replace(/(?:计|\/年|\/a|每年)$/, '');

/** Whether a word is a unit that a column of another dimension cannot have: 用电量(元) is no 用电量 in kWh. */
export function isTellingUnit(word: string): boolean {
  const unit = parseUnit(bareUnit(word));
  if (!unit || unit.text === '') return false;
  return TELLING.test(unit.dimension) || (unit.dimension === '' && /[%‰]/.test(unit.text));
}

/** The words of `千元、人`, `吨标准煤，等价值` or `千元 人`: first as punctuation parts them, then as blanks and strokes do. */
export function unitWords(text: string): string[] {
  const parts = text.normalize('NFKC').split(/[、,;|]|和|及(?!其)/);
  const words = parts.map(foldText).filter((word) => word !== '');
  const finer = parts.flatMap((part) => part.trim().split(/[\s/]+/)).map(foldText);
  return [...new Set([...words, ...finer])].filter((word) => word !== '');
}

const LABEL = /单\s*位\s*[:：]/;
const OFFICE = /(?:填报|报送|编制|制表|主管|负责|统计|牵头|责任|所属|建设|审核|公布)$/;
/** A label that follows on the same line takes its own beginning along: 千元填表日期 of 千元 填表日期：… */
const NEXT_LABEL =
  /(?:填表|填报|编制|制表|报送|报出|截止|统计|所属|数据|审核|负责|联系|日期|时间|年度)[\s\S]*$/;

/**
 * The unit words of a line such as 单位：千元、人, 计量单位:万元 or a title ending in （单位：平方米）.
 *
 * @returns the words, none if they stand in the next cell; `undefined` for any other text, and for 填报单位：…,
 *   which names an office
 */
export function readUnitLine(text: string): string[] | undefined {
  if (!text.includes('单')) return undefined;
  const pieces = text.normalize('NFKC').split(LABEL);
  for (const [index, behind] of pieces.entries()) {
    if (index === 0 || OFFICE.test(foldText(pieces[index - 1] ?? ''))) continue;
    const closed = behind.includes('(') ? behind : behind.replace(/[)\]】〕][\s\S]*$/, '');
    return unitWords(
      closed
        .replace(/\([^)]*\)?/g, '')
        .replace(NEXT_LABEL, '')
        .replace(/:[\s\S]*$/, ''),
    );
  }
  return undefined;
}

/** A figure of a sheet in the canonical unit, exactly. */
export const toCanonical = (value: Exact, from: Unit, canonical: Unit): Exact | undefined =>
  convert(value, from, canonical);
