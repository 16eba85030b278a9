/**
 * 统一社会信用代码, GB 32100-2015: 17 characters and a check character, all from an alphabet of 31
 * (digits and capitals without I O S V Z).
 */
const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const SHAPE = /^[0-9A-HJ-NPQRTUWXY]{18}$/;
const WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];
/** Blanks of every kind, invisible marks, and the apostrophe that makes a spreadsheet keep text. */
const BLANKS = /[\s\p{Z}\p{Cf}\p{Cc}'‘’`]/gu;

export type CreditCodeReading =
  | { readonly kind: 'valid'; readonly code: string }
  | { readonly kind: 'wrong-check'; readonly code: string }
  | { readonly kind: 'none' };

/** By character code; −1 outside the alphabet. */
const VALUES: readonly number[] = Array.from({ length: 128 }, (_, code) =>
  ALPHABET.indexOf(String.fromCharCode(code)),
);
const NONE: CreditCodeReading = { kind: 'none' };

/**
 * The check character of the first 17 characters.
 *
 * @returns one of the 31 characters, or `undefined` if a character is outside the alphabet or there are fewer than 17
 * @source GB 32100-2015, 4.6: C18 = 31 − (Σ Ci × 3^(i−1) mod 31) mod 31
 * @example checkCharacter('91331083100000001') // '6'
 */
export function checkCharacter(body: string): string | undefined {
  let sum = 0;
  for (let position = 0; position < 17; position += 1) {
    const value = VALUES[body.charCodeAt(position)] ?? -1;
    if (value < 0) return undefined;
    sum += value * (WEIGHTS[position] ?? 0);
  }
  return ALPHABET[(31 - (sum % 31)) % 31];
}

/**
 * Whether an all-digit code ends as a spreadsheet leaves it that once took it for a number: fifteen digits and three
 * zeros. Its check character fits one time in 31, by chance.
 */
export const looksTruncated = (code: string): boolean => /^\d{15}000$/.test(code);

/**
 * Reads what somebody typed as a credit code: case, full width, blanks inside and around are forgiven.
 *
 * @returns `none` for anything that has not 18 characters of the alphabet (blank, 15 digits, an old tax number) or has
 *   lost its last digits; `wrong-check` for any other well-formed code whose check character does not fit; never throws
 */
export function readCreditCode(text: string): CreditCodeReading {
  const code = SHAPE.test(text) ? text : text.normalize('NFKC').replace(BLANKS, '').toUpperCase();
  if (!SHAPE.test(code)) return NONE;
  if (checkCharacter(code) === code[17]) return { kind: 'valid', code };
  return looksTruncated(code) ? NONE : { kind: 'wrong-check', code };
}
