import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { trials } from '../../test/trials.ts';
import { type Address, compareAddresses, isWithinAddress, parseAddress } from './address.ts';
import { toChineseNumeral } from './chinese-numeral.ts';

/** As it is written: the other way round. */
function written(address: Address): string {
  switch (address.kind) {
    case 'clause':
      return address.item === undefined ? `${address.clause}` : `${address.clause}#${address.item}`;
    case 'part': {
      const part = toChineseNumeral(address.part);
      return address.section === undefined ? part : `${part}.${address.section}`;
    }
    case 'annex': {
      const entry = address.entry === undefined ? '' : `#${address.entry}`;
      return `附件${address.annex}${entry}${address.row === undefined ? '' : `/${address.row}`}`;
    }
  }
}

describe('an address', () => {
  test.each<[string, Address]>([
    ['22', { kind: 'clause', clause: 22 }],
    ['22#2', { kind: 'clause', clause: 22, item: 2 }],
    ['二', { kind: 'part', part: 2 }],
    ['五.3', { kind: 'part', part: 5, section: 3 }],
    ['十二.1', { kind: 'part', part: 12, section: 1 }],
    ['附件1', { kind: 'annex', annex: 1 }],
    ['附件1#16', { kind: 'annex', annex: 1, entry: 16 }],
    ['附件2#3/沙门镇', { kind: 'annex', annex: 2, entry: 3, row: '沙门镇' }],
  ])('%s is read and written alike', (text, address) => {
    expect(parseAddress(text)).toEqual(address);
    expect(written(address)).toBe(text);
  });

  test.each([
    '',
    '0',
    '022',
    '22#',
    '22#0',
    '22.1',
    '五#3',
    '五.0',
    '第22条',
    '附件',
    '附件2/沙门镇',
    '附件2#3/',
    '附件2#3/a/b',
    ' 22',
    '22 ',
    '一百',
  ])('%j is none', (text) => {
    expect(parseAddress(text)).toBeUndefined();
  });

  test('writing and reading are inverse for every address there can be', () => {
    const number = fc.integer({ min: 1, max: 999 });
    const part = fc.record({
      kind: fc.constant('part' as const),
      part: fc.integer({ min: 1, max: 99 }),
      section: number,
    });
    const clause = fc.record({ kind: fc.constant('clause' as const), clause: number, item: number });
    const row = fc.stringMatching(/^[\u4e00-\u9fff（）]{1,12}$/);
    const annex = fc.record({ kind: fc.constant('annex' as const), annex: number, entry: number, row });
    fc.assert(
      fc.property(fc.oneof<fc.Arbitrary<Address>[]>(part, clause, annex), (address) => {
        expect(parseAddress(written(address))).toEqual(address);
      }),
      trials,
    );
  });

  test('is ordered by number, not by digit', () => {
    const shuffled = [
      '附件1#10',
      '附件1#9',
      '22',
      '9',
      '五.10',
      '五.9',
      '二',
      '附件2#1/乙',
      '附件2#1/甲',
      '附件2#1',
    ];
    expect(shuffled.sort(compareAddresses)).toEqual([
      ...['二', '五.9', '五.10', '9', '22'],
      ...['附件1#9', '附件1#10', '附件2#1', '附件2#1/乙', '附件2#1/甲'],
    ]);
  });
});

test.each([
  ['22', '22', true],
  ['22#2', '22', true],
  ['22', '22#2', false],
  ['2', '22', false],
  ['22', '2', false],
  ['五.3', '五', true],
  ['附件1#16', '附件1', true],
  ['附件1#16', '附件1#1', false],
  ['附件2#3/沙门镇', '附件2#3', true],
])('%s within %s: %s', (inner, outer, expected) => {
  expect(isWithinAddress(inner, outer)).toBe(expected);
});
