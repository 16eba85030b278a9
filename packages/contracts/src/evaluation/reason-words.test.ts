import { describe, expect, test } from 'vitest';
import { reasonWords } from './reason-words.ts';

const fact = (id: string, title: string) => ({ fact: id, title, unit: '' });
const indicators = [
  {
    id: 'taxPerMu',
    title: '亩均税收',
    unit: '万元/亩',
    decimals: 2,
    weight: 30,
    capFactor: 1.5,
    numerator: fact('tax', '入库税收'),
    denominator: fact('landMu', '实际用地'),
    percent: false,
  },
];

describe('why somebody has no grade', () => {
  test.each([
    ['one fact is named by its title', 'unknown: tax', '缺入库税收'],
    ['several facts stand in their order', 'unknown: tax, landMu', '缺入库税收、实际用地'],
    [
      'two kinds of obstacle are kept apart',
      'unknown: tax; not positive: landMu',
      '缺入库税收；不大于零的有实际用地',
    ],
    ['a graded enterprise has no words', '', ''],
  ])('%s', (_title, reason, words) => {
    expect(reasonWords(reason, indicators)).toBe(words);
  });
});
