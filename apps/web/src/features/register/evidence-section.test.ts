import { describe, expect, test } from 'vitest';
import { takenWords } from './evidence-section.tsx';

describe('what a photo says of itself', () => {
  const at = (lat: string, lon: string, from: 'photo' | 'phone' = 'photo') => ({ lat, lon, from });
  test.each([
    [
      '2023-08-30 10:21',
      at('28.13530', '121.23180'),
      '拍于 2023-08-30 10:21，北纬 28.13530°、东经 121.23180°',
    ],
    [null, at('-28.1', '-121.2', 'phone'), '没有拍摄时间，南纬 28.1°、西经 121.2°（上传时手机定位）'],
    ['2023-08-30 10:21', null, '拍于 2023-08-30 10:21，没有拍摄地点'],
    [null, null, '没有拍摄时间，没有拍摄地点'],
  ])('%s, %j', (takenAt, place, wanted) => {
    expect(takenWords({ takenAt, place })).toBe(wanted);
  });
});
