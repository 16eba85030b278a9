import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { DICTIONARY } from '../../../test/evaluation/counties.ts';
import { aboveScheme, plainScheme, quotas } from '../../../test/evaluation/schemes.ts';
import { checkSchemeRules, SchemeFile } from './index.ts';

/** Messages and places of what is wrong with a scheme. */
function faults(changes: object): string[] {
  const parsed = SchemeFile.safeParse({ ...aboveScheme(), ...changes });
  return (parsed.error?.issues ?? []).map(({ path, message }) => `${path.join('.')} ${message}`);
}

const [first, second] = aboveScheme().indicators;

describe('A scheme file', () => {
  test('is accepted with cap 1.5 and floor 0 where it says nothing of them', () => {
    const { cap, floor, baseline } = aboveScheme();
    expect({ cap, floor, baseline }).toEqual({
      cap: '1.5',
      floor: '0',
      baseline: { origin: 'ratioOfSums', factor: '1', over: 'county', minimumMembers: 1 },
    });
  });

  test.each([
    ['an indicator twice', { indicators: [first, first] }, 'indicators taxPerMu 出现了两次'],
    ['a weight of zero', { indicators: [{ ...first, weight: '0' }] }, 'indicators.0.weight 权重须大于 0'],
    ['a weight that is no text', { indicators: [{ ...first, weight: 30 }] }, '应为带引号的十进制数'],
    ['a weight that is no decimal', { indicators: [{ ...first, weight: '三十' }] }, '应为十进制数'],
    ['ranking by two indicators', { formula: { family: 'rankingOnly' } }, 'rankingOnly 只能有一个指标'],
    [
      'a ratio where less is better',
      { indicators: [{ ...first, direction: 'lowerIsBetter' }] },
      'indicators.0.direction',
    ],
    ['the mean of what should be much', { formula: { family: 'negativeVsMean' } }, 'indicators.0.direction'],
    ['a ratio without baseline', { baseline: undefined }, '需要基准值'],
    [
      'industries nobody defined',
      { baseline: { origin: 'ratioOfSums', over: 'industry' } },
      '请填写 industries',
    ],
    ['full marks at the cap without a cap', { cap: null }, 'indicators.3.zeroDenominator'],
    ['a cap of zero', { cap: '0' }, 'cap 封顶倍数须大于 0'],
    ['grades that end before 100', { quotas: quotas(['A', '20'], ['B', '99']) }, '最后一档须累计到 100'],
    ['shares that fall', { quotas: quotas(['A', '20'], ['B', '10'], ['C', '100']) }, 'quotas.bounds.1'],
    ['grades out of order', { quotas: quotas(['B', '20'], ['A', '100']) }, 'quotas.bounds.1'],
    [
      'a lever no indicator feels',
      { levers: [{ fact: 'profit', direction: 'more' }] },
      'levers.0.fact profit 不在任何指标',
    ],
    ['a key that does not exist', { weights: [] }, 'weights'],
  ])('with %s is refused at its place', (_title, changes, expected) => {
    expect(faults(changes).join('\n')).toContain(expected);
  });

  test('with published baselines needs one for each indicator in each year it names', () => {
    const baseline = { origin: 'fixed', byYear: { '2021': { taxPerMu: '26.01' } } };
    expect(faults({ indicators: [first, second], levers: [], baseline })).toEqual([
      'baseline.byYear.2021 缺少 valueAddedPerMu 的基准值；请补上',
    ]);
    expect(faults({ indicators: [first], levers: [], baseline })).toEqual([]);
  });

  test('has a JSON Schema for editors', () => {
    expect(z.toJSONSchema(SchemeFile, { io: 'input' })).toMatchObject({
      type: 'object',
      required: expect.anything(),
    });
  });
});

describe('The conditions of a scheme', () => {
  const adjusted = (when: unknown) =>
    plainScheme({
      adjustments: [{ id: 'bonus', title: '加分', when, effect: { kind: 'points', points: '1' } }],
    });

  test('are sound where names, types and units fit the fact dictionary', () => {
    const scheme = adjusted({ atLeast: [{ fact: 'tax' }, { value: '100', unit: '万元' }] });
    expect(checkSchemeRules(scheme, DICTIONARY)).toEqual([]);
  });

  test('are refused, with their place, where a fact does not exist or units do not go together', () => {
    const unknown = adjusted({ atLeast: [{ fact: 'profit' }, 1] });
    const otherUnit = adjusted({ atLeast: [{ fact: 'tax' }, { value: '100', unit: '亩' }] });
    for (const scheme of [unknown, otherUnit]) {
      const [problem, ...more] = checkSchemeRules(scheme, DICTIONARY);
      expect(problem?.path).toEqual(['adjustments', 0, 'when']);
      expect(more).toEqual([]);
    }
  });

  test('of an adjustment may not speak of findings, which a what-if does not have', () => {
    const when = { where: { fact: 'violations' }, some: { equal: [{ item: 'severity' }, 'severe'] } };
    expect(checkSchemeRules(adjusted(when), DICTIONARY)).not.toEqual([]);
  });
});
