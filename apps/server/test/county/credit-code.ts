import type { Random } from './random.ts';

// GB 32100-2015: thirty-one characters without I O S V Z, weights 3^i mod 31.
const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];

function withCheckCharacter(body: string): string {
  let total = 0;
  for (const [i, weight] of WEIGHTS.entries()) total += ALPHABET.indexOf(body.charAt(i)) * weight;
  return body + ALPHABET.charAt((31 - (total % 31)) % 31);
}

/** The same code with its last character turned into another letter of the alphabet. */
export function withWrongCheckCharacter(code: string): string {
  return code.slice(0, 17) + ALPHABET.charAt((ALPHABET.indexOf(code.charAt(17)) + 7) % 31);
}

/** @param region - six digits; @param digitsOnly - the older style, whose check character happens to be a digit too */
export function inventCode(random: Random, region: string, digitsOnly: boolean): string {
  for (;;) {
    let subject = digitsOnly ? '' : 'MA';
    while (subject.length < 9)
      subject += digitsOnly ? String(random.between(0, 9)) : random.pick([...ALPHABET]);
    const code = withCheckCharacter(`91${region}${subject}`);
    if (!digitsOnly || /\d$/.test(code)) return code;
  }
}
