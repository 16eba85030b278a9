import { expect, test } from 'vitest';
import { firm } from '../../test/screening/firms.ts';
import { factsOfEnterprise } from './vocabulary.ts';

const [north, south] = ['玉城街道', '沙门镇'];
const at = (unit: string) => firm({}, { unit });

test.each([
  ['of a year with a record it is its own', [at(north), at(south)], 1, south],
  ['of a year without one it is that of the nearest year', [at(north), at(south), undefined], 2, south],
  ['of two as near it is the later one’s', [at(north), undefined, at(south)], 1, north],
  ['without any record it is not known', [undefined, undefined], 0, undefined],
])('the township: %s', (_title, years, yearsBefore, unit) => {
  expect(factsOfEnterprise(years, 2023).read('unit', yearsBefore)).toBe(unit);
});
