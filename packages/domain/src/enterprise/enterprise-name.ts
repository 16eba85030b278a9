const OPENING = /[（〔［【〖｛{[]/g;
const CLOSING = /[）〕］】〗｝}\]]/g;
const BLANKS = /[\s\p{Z}\p{Cf}\p{Cc}]/gu;
const APOSTROPHE = /^['‘’]/;
const FULL_WIDTH = /[\uFF01-\uFF5E]/g;
const CLEAN = /^[\u4E00-\u9FFF()A-Za-z0-9·]*$/;

/**
 * The form in which names are compared and printed: no blanks or line breaks of any kind, half-width letters and
 * digits, and round half-width brackets for every kind of bracket.
 *
 * @example cleanName(' 玉环甲泰阀门〔浙江〕\n有限公司　') // '玉环甲泰阀门(浙江)有限公司'
 */
export function cleanName(text: string): string {
  if (CLEAN.test(text)) return text;
  return text
    .replace(BLANKS, '')
    .replace(APOSTROPHE, '')
    .replace(FULL_WIDTH, (letter) => String.fromCharCode(letter.charCodeAt(0) - 0xfee0))
    .replace(OPENING, '(')
    .replace(CLOSING, ')');
}

const FORMER =
  /^(.+?)\((?:(?:曾用名|原名|更名前|变更前)[称为是]?[:：]?(.+)|原(?![料油木材])(.+(?:公司|厂)))\)$/;

/**
 * An earlier name that stands in brackets behind the name: 甲公司（曾用名：乙厂）, 甲公司（原乙厂）.
 *
 * @param name - as cleaned by {@link cleanName}
 */
export function splitFormerName(name: string): { readonly name: string; readonly formerName: string } {
  const match = name.endsWith(')') ? FORMER.exec(name) : null;
  const [, own, said, before] = match ?? [];
  return own === undefined ? { name, formerName: '' } : { name: own, formerName: said ?? before ?? '' };
}
