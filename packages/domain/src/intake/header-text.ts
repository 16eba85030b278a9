import type { Dataset, Synonym } from './dataset.ts';
import { headerKey } from './dataset.ts';
import { foldText, splitBrackets } from './text.ts';
import { isTellingUnit, unitWords } from './unit-words.ts';

/** How surely a header names its column: `exact` and `plain` are the plan's own words, `guess` only ends in them. */
export type HeaderMatch =
  | { readonly kind: 'match'; readonly synonym: Synonym; readonly certainty: 3 | 2 | 1 }
  | { readonly kind: 'ignored' }
  | { readonly kind: 'none' };

/** A column's header taken apart: what it is about, the units it names, the year it is of. */
export interface HeaderReading {
  /** As written, from the top row to the bottom row, joined by a stroke. */
  readonly text: string;
  readonly units: readonly string[];
  readonly year: number | undefined;
  readonly match: HeaderMatch;
}

const YEAR = /(?<!\d)((?:19|20)\d{2})(?:年度?|(?!\d))/g;
const MONTHS = /(?:1|一)[-~～—至到](?:12|十二)月(?:份)?/g;
const NONE: HeaderMatch = { kind: 'none' };
const IGNORED: HeaderMatch = { kind: 'ignored' };

/** Reads the texts above one column, top row first, by the dataset's words. */
export function readHeader(texts: readonly string[], dataset: Dataset): HeaderReading {
  const units: string[] = [];
  let year: number | undefined;
  const pieces: { readonly base: string; readonly full: string }[] = [];
  for (const text of texts) {
    const timeless = foldText(text)
      .replace(MONTHS, '')
      .replace(YEAR, (_all, digits: string) => {
        year = Number(digits);
        return '';
      });
    const { base, inside } = splitBrackets(timeless);
    const remarks: string[] = [];
    for (const text of inside) takeRemarks(text, units, remarks);
    const bare = takeTrailingUnit(base, units, dataset);
    const full = headerKey(bare + remarks.join(''));
    if (full !== '') pieces.push({ base: headerKey(bare), full });
  }
  const written = texts.map((text) => text.trim()).join('/');
  return { text: written, units, year, match: matchPieces(pieces, dataset) };
}

/** What stands in brackets: 元, 单位:元, or a remark such as 等价值 that may tell columns apart. */
function takeRemarks(inside: string, units: string[], remarks: string[]): void {
  const words = unitWords(inside.replace(/^.{0,2}单位:?/, ''));
  const telling = words.filter(isTellingUnit);
  units.push(...telling);
  if (telling.length > 0 && inside.includes('单位')) return;
  remarks.push(...unitWords(inside).filter((word) => !telling.includes(word)));
}

const LONGEST_UNIT = 8;

/** 千元 alone under a title, 入库税额/元, 入库税额:元, 入库税额单位:元, or 入库税额元 if 入库税额 is a column: the unit is noted and taken off. */
function takeTrailingUnit(base: string, units: string[], dataset: Dataset): string {
  // 2022年/万元 under a title leaves its stroke when the year is gone
  const alone = base.replace(/^[/:_·,，;\-—]+/, '');
  if (isTellingUnit(alone)) {
    units.push(alone);
    return '';
  }
  const cut = /^(.+?)(?:[/:_·,，;\-—]+(?:.{0,2}单位:?)?|(?:计量|金额)?单位:)(.+)$/.exec(base);
  if (cut?.[1] && cut[2] && isTellingUnit(cut[2])) {
    units.push(cut[2]);
    return cut[1];
  }
  if (dataset.synonyms.has(headerKey(base))) return base;
  for (let length = Math.min(LONGEST_UNIT, base.length - 1); length > 0; length -= 1) {
    const [title, unit] = [base.slice(0, -length), base.slice(-length)];
    if (!isTellingUnit(unit) || !isKnown(headerKey(title), dataset)) continue;
    units.push(unit);
    return title;
  }
  return base;
}

function matchPieces(
  pieces: readonly { readonly base: string; readonly full: string }[],
  dataset: Dataset,
): HeaderMatch {
  if (pieces.length === 0) return NONE;
  const whole = pieces.map((piece) => piece.full).join('');
  const named = dataset.synonyms.get(whole);
  if (named) return { kind: 'match', synonym: named, certainty: 3 };
  if (dataset.ignoredWhole.has(whole)) return IGNORED;
  if (dataset.ignoredWords.some((word) => whole.includes(word))) return IGNORED;
  for (let from = 0; from < pieces.length; from += 1) {
    for (const form of ['full', 'base'] as const) {
      const key = pieces
        .slice(from)
        .map((piece) => piece[form])
        .join('');
      if (key === '') continue;
      const synonym = findSynonym(key, dataset);
      if (synonym) return { kind: 'match', synonym, certainty: from === 0 && form === 'full' ? 3 : 2 };
      if (dataset.ignoredWhole.has(key)) return IGNORED;
    }
  }
  return guess(withoutNeutral(pieces.map((piece) => piece.base).join(''), dataset), dataset);
}

/** The word itself goes before what is left of it: 入库金额 is a word of the plan, 金额 says nothing. */
const findSynonym = (key: string, dataset: Dataset): Synonym | undefined =>
  dataset.synonyms.get(key) ?? dataset.synonyms.get(withoutNeutral(key, dataset));

/** A word of a column, or one such as 本年累计 that only says when: what stands behind it is no part of it. */
const isKnown = (key: string, dataset: Dataset): boolean =>
  findSynonym(key, dataset) !== undefined ||
  dataset.neutral.includes(key) ||
  dataset.neutral.includes(withoutNeutral(key, dataset));

/** Takes 本年, 累计 and the like off both ends, however many there are, the longest first: 本年 before 年. */
function withoutNeutral(key: string, dataset: Dataset): string {
  let rest = key;
  for (;;) {
    const word = dataset.neutral.find(
      (one) => rest.length > one.length && (rest.endsWith(one) || rest.startsWith(one)),
    );
    if (word === undefined) return rest;
    rest = rest.endsWith(word) ? rest.slice(0, -word.length) : rest.slice(word.length);
  }
}

const SHORTEST_GUESS = 4;

/**
 * A header that only ends in a known word, as 规模以上工业增加值 does: the longest such word wins. One that begins with
 * the word of another column is no guess: 租入工业用地面积 is not 用地面积.
 */
function guess(key: string, dataset: Dataset): HeaderMatch {
  let best: { word: string; synonym: Synonym } | undefined;
  for (const [word, synonym] of dataset.synonyms) {
    if (word.length < SHORTEST_GUESS || !key.endsWith(word)) continue;
    if (!best || word.length > best.word.length) best = { word, synonym };
  }
  if (!best || (best.synonym.target.kind === 'field' && beginsOtherwise(key, best.synonym, dataset)))
    return NONE;
  return { kind: 'match', synonym: best.synonym, certainty: 1 };
}

function beginsOtherwise(key: string, { target }: Synonym, dataset: Dataset): boolean {
  for (const [word, synonym] of dataset.synonyms) {
    const other = synonym.target;
    if (other.kind === 'field' && other !== target && word.length > 1 && key.startsWith(word)) return true;
  }
  return false;
}
