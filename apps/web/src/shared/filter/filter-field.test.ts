import { describe, expect, test } from 'vitest';
import { describeFilter, describeFilters, type FilterField } from './filter-field.ts';

const unit: FilterField = {
  kind: 'choice',
  id: 'unit',
  label: '乡镇',
  options: ['玉城街道', '坎门街道', '沙门镇', '龙溪镇'].map((label, at) => ({ value: String(at), label })),
};
const perMu: FilterField = { kind: 'range', id: 'perMu', label: '亩均税收', unit: '万元/亩' };
const name: FilterField = { kind: 'text', id: 'q', label: '名称' };

describe('a condition in words', () => {
  test.each([
    ['one of a set', unit, ['2'], '沙门镇'],
    ['three are all named', unit, ['0', '1', '2'], '玉城街道、坎门街道、沙门镇'],
    ['of four, two are named and all are counted', unit, ['0', '1', '2', '3'], '玉城街道、坎门街道等 4 项'],
    ['a choice that is gone shows what the address says', unit, ['9'], '9'],
    ['from and to', perMu, ['5', '10'], '5 至 10 万元/亩'],
    ['only from', perMu, ['5', ''], '不低于 5 万元/亩'],
    ['only to', perMu, ['', '10'], '不高于 10 万元/亩'],
    ['a text stands as typed', name, ['阀门'], '阀门'],
  ] as const)('%s', (_title, field, values, expected) => {
    expect(describeFilter(field, values)).toBe(expected);
  });

  test('the printed head names the conditions that are set, in the order of the page', () => {
    expect(describeFilters([unit, perMu, name], { q: ['阀门'], unit: ['2'], perMu: ['', ''] })).toBe(
      '乡镇 沙门镇；名称 阀门',
    );
    expect(describeFilters([unit], {})).toBe('');
  });
});
