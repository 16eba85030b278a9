import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { photoWith } from '../../../test/photo-with.ts';
import { readPhotoFacts } from './read-photo-facts.ts';

/** 28° 8′ 7.08″ north, 121° 13′ 54.48″ east: 28 + 8/60 + 7.08/3600 = 28.135300, 121 + 13/60 + 54.48/3600 = 121.231800. */
const HERE = { lat: [28, 8, 7.08], lon: [121, 13, 54.48], refs: ['N', 'E'] } as const;

describe('what a photo says of itself', () => {
  test.each(['II', 'MM'] as const)('when and where it was taken, in either byte order (%s)', (order) => {
    expect(readPhotoFacts(photoWith({ order, taken: '2023:08:30 10:21:59', ...HERE }))).toEqual({
      takenAt: '2023-08-30 10:21',
      place: { lat: '28.13530', lon: '121.23180' },
    });
  });

  test('south and west are below zero', () => {
    const { place } = readPhotoFacts(photoWith({ order: 'II', taken: '', ...HERE, refs: ['S', 'W'] }));
    expect(place).toEqual({ lat: '-28.13530', lon: '-121.23180' });
  });

  test.each([
    ['no date that is none', '2023:13:30 10:21:59', null],
    ['no hour that is none', '2023:08:30 24:00:00', null],
    ['no clock that was never set', '0000:00:00 00:00:00', null],
    ['the last minute of a day', '2023:08:30 23:59:59', '2023-08-30 23:59'],
  ])('%s', (_title, taken, wanted) => {
    expect(readPhotoFacts(photoWith({ order: 'MM', taken, ...HERE })).takenAt).toBe(wanted);
  });

  test.each([
    [[90, 0, 0], '90.00000'],
    [[90, 0, 1], undefined],
    [[0, 0, 0], '0.00000'],
  ])('a latitude of %j', (lat, wanted) => {
    const { place } = readPhotoFacts(photoWith({ order: 'II', taken: '', ...HERE, lat }));
    expect(place?.lat).toBe(wanted);
  });

  test('nowhere at all, as a telephone writes that does not know, is no place', () => {
    const zero = { lat: [0, 0, 0], lon: [0, 0, 0], refs: ['N', 'E'] } as const;
    expect(readPhotoFacts(photoWith({ order: 'II', taken: '', ...zero })).place).toBeNull();
  });

  test('a picture without the block, or cut off anywhere, or with any bytes in it, says nothing wrong', () => {
    expect(readPhotoFacts(Buffer.from('89504e470d0a1a0a', 'hex'))).toEqual({ takenAt: null, place: null });
    const whole = photoWith({ order: 'II', taken: '2023:08:30 10:21:59', ...HERE });
    for (let length = 0; length < whole.length; length += 1) readPhotoFacts(whole.subarray(0, length));
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
        readPhotoFacts(Buffer.concat([Buffer.from('Exif\0\0II*\0', 'latin1'), bytes]));
      }),
    );
  });
});
