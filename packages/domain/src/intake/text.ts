const BLANKS = /[\s\p{Z}\p{Cf}\p{Cc}]/gu;
const OPENING = /[〔［【〖[]/g;
const CLOSING = /[〕］】〗\]]/g;
const PLAIN = /^[\u4E00-\u9FFF0-9a-z()]*$/;

/** Removes blanks of every kind (U+3000, no-break, line breaks, zero width). */
export const withoutBlanks = (text: string): string => text.replace(BLANKS, '');

/**
 * The form in which headers, labels and unit words are compared: compatibility forms unified (㎡ → m2, ＣＯＤ → cod),
 * no blanks, round half-width brackets, lower case.
 */
export function foldText(text: string): string {
  if (PLAIN.test(text)) return text;
  return text.normalize('NFKC').replace(BLANKS, '').replace(OPENING, '(').replace(CLOSING, ')').toLowerCase();
}

export interface BracketedText {
  /** The text without its brackets' contents. */
  readonly base: string;
  /** Contents of the brackets, in order. */
  readonly inside: readonly string[];
}

/** Splits folded text into what stands outside and inside brackets: `入库税额(元)` → 入库税额, [元]. */
export function splitBrackets(folded: string): BracketedText {
  if (!folded.includes('(')) return { base: folded, inside: [] };
  const inside: string[] = [];
  const base = folded.replace(/\(([^()]*)\)?/g, (_all, content: string) => {
    if (content) inside.push(content);
    return '';
  });
  return { base: base.replace(/\)/g, ''), inside };
}
