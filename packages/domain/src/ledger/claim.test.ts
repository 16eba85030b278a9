import { describe, expect, test } from 'vitest';
import { type Claim, conflictOf, parcelsOf } from './claim.ts';

const claim = (more: Partial<Claim> = {}): Claim => ({
  resource: 'land',
  parcels: [],
  partsOf: [],
  firmCode: null,
  firmName: null,
  by: 'parcel',
  year: null,
  rest: false,
  unsaid: null,
  ...more,
});

describe('numbers of parcels', () => {
  test.each([
    ['YH-01', ['YH-01']],
    ['ＹＨ－01、yh-02', ['YH-01', 'YH-02']],
    [' YH - 01 ,YH-01; ', ['YH-01']],
    ['', []],
  ])('“%s” are %j', (text, parcels) => {
    expect(parcelsOf(text)).toEqual(parcels);
  });
});

describe('two entries that free land', () => {
  const A = { firmCode: 'A', firmName: '甲公司' };
  const IN_2023 = { by: 'firm', year: '2023' } as const;
  test.each<[string, Partial<Claim>, Partial<Claim>, 'same' | 'unclear' | undefined]>([
    ['one parcel of one firm', { ...A, parcels: ['P1'] }, { ...A, parcels: ['P1'] }, 'same'],
    [
      'one parcel whosever it was',
      { ...A, parcels: ['P1'] },
      { firmCode: 'B', parcels: ['P2', 'P1'] },
      'same',
    ],
    ['two parcels of one firm', { ...A, parcels: ['P1'] }, { ...A, parcels: ['P2'] }, undefined],
    ['one firm, one without its parcel', A, { ...A, parcels: ['P1'] }, 'unclear'],
    ['one firm by its name where a code is missing', A, { firmName: '甲公司', parcels: ['P1'] }, 'unclear'],
    ['two codes under one name', A, { firmCode: 'B', firmName: '甲公司' }, undefined],
    ['nobody named and no parcel', {}, {}, undefined],
    [
      'a part and the parcel it was split from',
      { parcels: ['P1-1'], partsOf: ['P1'] },
      { parcels: ['P1'] },
      'same',
    ],
    [
      'two parts of one parcel, sold one by one',
      { ...A, parcels: ['P1-1'], partsOf: ['P1'] },
      { ...A, parcels: ['P1-2'], partsOf: ['P1'] },
      undefined,
    ],
    [
      'one part sold twice',
      { ...A, parcels: ['P1-1'], partsOf: ['P1'] },
      { firmCode: 'B', parcels: ['P1-1'], partsOf: ['P1'] },
      'same',
    ],
    ['another resource', { ...A, resource: 'energy' }, A, undefined],
    ['by firms: one firm in one year', { ...A, ...IN_2023 }, { ...A, ...IN_2023 }, 'same'],
    ['by firms: the year before', { ...A, ...IN_2023 }, { ...A, ...IN_2023, year: '2022' }, undefined],
    ['by firms: a year that nobody knows', { ...A, ...IN_2023 }, { ...A, ...IN_2023, year: null }, 'same'],
    ['by firms: another firm', { ...A, ...IN_2023 }, { firmCode: 'B', ...IN_2023 }, undefined],
    ['by firms on the one side, by parcels on the other', { ...A, ...IN_2023 }, A, undefined],
  ])('%s', (_title, one, other, wanted) => {
    expect(conflictOf(claim(one), claim(other))).toBe(wanted);
    // Whichever was there first.
    expect(conflictOf(claim(other), claim(one))).toBe(wanted);
  });
});
