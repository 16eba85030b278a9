import { expect, test } from 'vitest';
import { decimal, whole } from '../values/index.ts';
import { type HeldValue, type Holdings, heldSources, holdFacts } from './hold-facts.ts';
import { PolicyInputs } from './policy-input.ts';

const inputs = PolicyInputs.parse({
  landSqm: { type: 'number', label: '用地', unit: '㎡', decimals: 2, from: { fact: 'landMu' } },
  grade: { type: 'text', label: '等级', from: { grade: 'before' } },
  total: { type: 'number', label: '总投资', unit: '元', decimals: 2, from: { field: 'investment' } },
  filed: { type: 'boolean', label: '已备案', from: { given: 'filedOn' } },
  key: { type: 'boolean', label: '重点项目', from: { listed: true } },
  building: { type: 'boolean', label: '在建', from: { underway: ['buildFrom', 'finishedOn'] } },
  granted: { type: 'number', label: '已补助', unit: '元', decimals: 2, from: { granted: 'year' } },
  asked: { type: 'boolean', label: '要问的' },
});

const day = (value: string): HeldValue => ({ kind: 'plain', value });
const nothing: Holdings = {
  fact: () => undefined,
  grade: () => undefined,
  field: () => undefined,
  listed: false,
  granted: undefined,
  yearEnd: '2022-12-31',
};
const hold = (held: Partial<Holdings>) => holdFacts(inputs, heldSources(inputs), { ...nothing, ...held });

test('what is not held is left out, not taken for no or zero', () => {
  expect(hold({})).toEqual({ facts: {}, places: [] });
});

test('units are converted exactly and rounded once to the decimals of the input', () => {
  // 1 亩 = 2000/3 ㎡: 10 亩 = 6666.666…; 1,625.18 万元 = 16,251,800 元
  const { facts } = hold({
    fact: () => ({ kind: 'number', value: whole(10), unit: '亩' }),
    field: (name) =>
      name === 'investment' ? { kind: 'number', value: decimal('1625.18'), unit: '万元' } : undefined,
  });
  expect(facts).toEqual({ landSqm: '6666.67', total: '16251800.00' });
});

test('a figure of another kind does not become one of ours', () => {
  expect(hold({ fact: () => ({ kind: 'number', value: whole(10), unit: '吨标准煤' }) }).facts).toEqual({});
});

test('that nothing was granted yet is filled in, but is no fact of the case', () => {
  expect(hold({ granted: whole(0) })).toEqual({ facts: { granted: '0.00' }, places: [] });
});

test.each([
  ['finished on the day before the last is not under construction', '2022-12-30', false],
  ['finished on the last day is not', '2022-12-31', false],
  ['finished on the day after is', '2023-01-01', true],
])('at the end of the year a project %s', (_title, finished, building) => {
  const field = (name: string) =>
    name === 'buildFrom' ? day('2022-03-01') : name === 'finishedOn' ? day(finished) : undefined;
  expect(hold({ field }).facts).toEqual({ building });
});

test.each([
  ['begun on the last day of the year', '2022-12-31', true],
  ['begun on the day after', '2023-01-01', false],
])('%s: %s', (_title, begun, building) => {
  const field = (name: string) => (name === 'buildFrom' ? day(begun) : undefined);
  expect(hold({ field }).facts).toEqual({ building });
});

test('to be on the list, or to have a day of filing, is a yes; not to is no answer', () => {
  const field = (name: string) => (name === 'filedOn' ? day('2022-01-01') : undefined);
  expect(hold({ listed: true, field })).toEqual({
    facts: { filed: true, key: true },
    places: ['filed', 'key'],
  });
});

test('that there is none is said as null where the input knows what it means, and overrides what stands in the field', () => {
  const extension = PolicyInputs.parse({
    extendedTo: {
      type: 'date',
      label: '延长到',
      from: { field: 'extendedTo', none: 'notExtended' },
      none: { reads: '0001-01-01', label: '没有延长' },
    },
  });
  const field = (no: boolean) => (name: string) =>
    name === 'notExtended' ? ({ kind: 'plain', value: no } as const) : day('2023-06-30');
  const held = (no: boolean) =>
    holdFacts(extension, heldSources(extension), { ...nothing, field: field(no) }).facts;
  expect([held(true), held(false)]).toEqual([{ extendedTo: null }, { extendedTo: '2023-06-30' }]);
});
