import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkCharacter, looksTruncated, readCreditCode } from './credit-code.ts';

const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';

describe('a credit code (GB 32100-2015)', () => {
  // Worked out from the standard; the first is the code of the county government as printed on its site index.
  test.each([
    ['11331021002687408', '2'],
    ['91331021000000000', 'X'],
    ['91331083100000001', '6'],
  ])('%s has the check character %s', (body, check) => {
    expect(checkCharacter(body)).toBe(check);
  });

  test('a body with a letter outside the alphabet, or too short, has no check character', () => {
    expect(checkCharacter('91331083I00000001')).toBeUndefined();
    expect(checkCharacter('9133108310000000')).toBeUndefined();
  });

  test.each([
    ['as it stands', '913310831000000016'],
    ['in lower case with blanks', ' 91331021000000000x '],
    ['in full width', '９１３３１０８３１０００００００１６'],
    ['with blanks inside, a no-break one among them', '913310 83\u00a01000 0000\u300016'],
    ['with the apostrophe that keeps it a text', "'913310831000000016"],
  ])('is read %s', (_, text) => {
    expect(readCreditCode(text).kind).toBe('valid');
  });

  test.each([
    ['a blank', ''],
    ['a dash', '—'],
    ['fifteen digits', '331021123456789'],
    ['a number gone scientific', '9.13E+17'],
    ['seventeen characters', '91331083100000001'],
    ['nineteen characters', '9133108310000000161'],
    ['a letter outside the alphabet', '91331083IO00000016'],
    ['a text of eighteen digits whose last three are gone', '913310218960000000'],
  ])('%s is no code at all', (_, text) => {
    expect(readCreditCode(text)).toEqual({ kind: 'none' });
  });

  test('a well-formed code whose check character does not fit is told apart from no code', () => {
    expect(readCreditCode('913310831000000017')).toEqual({ kind: 'wrong-check', code: '913310831000000017' });
  });

  test('any single wrong character is noticed', () => {
    const body = fc
      .array(fc.constantFrom(...ALPHABET), { minLength: 17, maxLength: 17 })
      .map((c) => c.join(''));
    fc.assert(
      fc.property(body, fc.nat(17), fc.constantFrom(...ALPHABET), (seventeen, at, letter) => {
        const code = `${seventeen}${checkCharacter(seventeen)}`;
        const wrong = code.slice(0, at) + letter + code.slice(at + 1);
        fc.pre(code[at] !== letter && !looksTruncated(wrong));
        expect(readCreditCode(code).kind).toBe('valid');
        expect(readCreditCode(wrong).kind).toBe('wrong-check');
      }),
    );
  });
});
