import { describe, expect, test } from 'vitest';
import { sha256 } from './sha256.ts';

describe('SHA-256 of a text', () => {
  // FIPS 180-2, appendix B, and the empty message.
  test.each([
    ['nothing', '', 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'],
    ['one block', 'abc', 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'],
    [
      'two blocks',
      'abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq',
      '248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1',
    ],
  ])('%s gives the digest of the standard', (_title, text, digest) => {
    expect(sha256(text)).toBe(digest);
  });

  // printf 'x%.0s' $(seq 55) | sha256sum
  test.each([
    [54, '45f316e10b2c99abf374b22bda893cf3300d77263f1e272349ed414680522952'],
    [55, 'd5e285683cd4efc02d021a5c62014694958901005d6f71e89e0989fac77e4072'],
    [56, '04c26261370ee7541549d16dee320c723e3fd14671e66a099afe0a377c16888e'],
    [63, '75220b47218278e656f2013bb8f0c455a25eaf01e86c64924e9d48d89776d6f2'],
    [64, '7ce100971f64e7001e8fe5a51973ecdfe1ced42befe7ee8d5fd6219506b5393c'],
    [65, '9537c5fdf120482f7d58d25e9ed583f52c02b4e304ea814db1633ad565aed7e9'],
  ])('%i bytes are padded as the standard says', (length, digest) => {
    expect(sha256('x'.repeat(length))).toBe(digest);
  });

  test('a text goes by its UTF-8 bytes, of three and of four', () => {
    // printf '腾笼换鸟𠮷' | sha256sum
    expect(sha256('腾笼换鸟𠮷')).toBe('ca0fce9b3f1c59c4f9e6f642c7b989c810abdae0b9af403880afd1886c61b296');
  });
});
