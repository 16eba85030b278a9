import { describe, expect, test } from 'vitest';
import { type SmallFiles, smallPlan } from '../../../test/plan/small-county.ts';
import { findContradictions } from './find-contradictions.ts';

const found = (change?: (files: SmallFiles) => void) =>
  findContradictions(smallPlan(change)).map(({ kind, quantity, sources }) => ({
    kind,
    quantity,
    sources: sources.map(({ address, value }) => `${address}=${value}`),
  }));

test('a plan that agrees with itself has no contradiction', () => {
  expect(found()).toEqual([]);
});

describe('figures', () => {
  test('two places with different values of one quantity', () => {
    expect(
      found(({ indicators }) => {
        indicators.quantities[1]!.stated[1] = said('附件1#1', '20');
      }),
    ).toEqual([{ kind: 'value-differs', quantity: '投资完成率', sources: ['1=12', '附件1#1=20'] }]);
  });

  test('the same value once included and once not', () => {
    const strict = { ...said('附件1#1', '12'), strict: true };
    expect(
      found(({ indicators }) => {
        indicators.quantities[1]!.stated[1] = strict;
      }),
    ).toEqual([{ kind: 'strictness-differs', quantity: '投资完成率', sources: ['1=12', '附件1#1=12'] }]);
  });

  test('values that are equal but written differently agree', () => {
    expect(
      found(({ indicators }) => {
        indicators.quantities[1]!.stated[1] = said('附件1#1', '12.0');
      }),
    ).toEqual([]);
  });

  test.each([
    ['1', ['period-differs']],
    ['2', []],
    ['3', ['period-differs']],
  ])('%s a year over three years against six in all', (yearly, kinds) => {
    const change = ({ indicators }: SmallFiles) => {
      indicators.quantities[2]!.stated[1] = said('2', yearly);
    };
    expect(found(change).map(({ kind }) => kind)).toEqual(kinds);
  });

  test.each([
    [9, ['二=30', '附件1#1=30', '附件2#1=29']],
    [11, ['二=30', '附件1#1=30', '附件2#1=31']],
  ])('a target that the list hands out otherwise (%i in the second town)', (value, sources) => {
    const change = ({ lists }: SmallFiles) => {
      lists.lists[0]!.rows[1]!.values = [value];
      lists.lists[0]!.total = [20 + value];
    };
    expect(found(change)).toEqual([{ kind: 'target-vs-allocation', quantity: '整治企业', sources }]);
  });

  test('a yearly target whose list matches neither one year nor all of them', () => {
    const change = ({ indicators }: SmallFiles) => {
      indicators.quantities[0]!.stated = [said('1', '11')];
    };
    expect(found(change)).toEqual([
      { kind: 'per-year-vs-allocation', quantity: '整治企业', sources: ['1=11', '附件2#1=30'] },
    ]);
  });

  test.each([
    ['30', '30 a year and 30 in the list'],
    ['10', '10 a year and 30 in the list over three years'],
  ])('a yearly target of %s agrees: %s', (yearly) => {
    expect(
      found(({ indicators }) => {
        indicators.quantities[0]!.stated = [said('1', yearly)];
      }),
    ).toEqual([]);
  });

  test('a figure for the end is not met by one year of it: 10 in all, 30 in the list', () => {
    const change = ({ indicators }: SmallFiles) => {
      indicators.quantities[0]!.stated = [{ ...said('二', '10'), period: 'byEnd' }];
    };
    expect(found(change).map(({ kind }) => kind)).toEqual(['target-vs-allocation']);
  });

  test('a target for the sum of two columns is compared with both together', () => {
    const change = ({ lists }: SmallFiles) => {
      const [all, province, city] = lists.lists[1]!.columns;
      delete all!.quantity;
      province!.quantity = '品牌企业';
      city!.quantity = '品牌企业';
      lists.lists[1]!.rows[0]!.values = [5, 2, 3, 4];
      lists.lists[1]!.total = [7, 2, 5, 5];
    };
    expect(found(change)).toEqual([
      {
        kind: 'target-vs-allocation',
        quantity: '品牌企业',
        sources: ['二=6', '附件2#2=2', '附件2#2=5'],
      },
    ]);
  });

  test('a range holds what the list hands out inside it, both ends included', () => {
    const kinds = (low: string, high: string) =>
      found(({ indicators }) => {
        indicators.quantities[0]!.stated = [{ ...said('二', low), upTo: high, period: 'byEnd' } as never];
      }).map(({ kind }) => kind);
    expect(kinds('30', '31')).toEqual([]);
    expect(kinds('29', '30')).toEqual([]);
    expect(kinds('31', '32')).toEqual(['target-vs-allocation']);
    expect(kinds('28', '29')).toEqual(['target-vs-allocation']);
  });

  test('a main target that could be divided and is in no list', () => {
    const change = ({ lists }: SmallFiles) => void delete lists.lists[0]!.columns[0]!.quantity;
    expect(found(change)).toEqual([
      { kind: 'target-without-split', quantity: '整治企业', sources: ['二=30', '附件1#1=30'] },
    ]);
  });

  test('a target that stands only in a clause, not among the main targets, need not be divided', () => {
    const change = ({ indicators, lists }: SmallFiles) => {
      delete lists.lists[0]!.columns[0]!.quantity;
      indicators.quantities[0]!.stated = [said('1', '30')];
    };
    expect(found(change)).toEqual([]);
  });

  test('a ratio needs no division among the units', () => {
    const change = ({ indicators, lists }: SmallFiles) => {
      delete lists.lists[0]!.columns[0]!.quantity;
      indicators.quantities[0]!.additive = false;
    };
    expect(found(change)).toEqual([]);
  });

  test('a printed total that is not the sum of its rows', () => {
    expect(
      found(({ lists }) => {
        lists.lists[0]!.total = [31];
      }),
    ).toEqual([
      { kind: 'total-differs', quantity: '附件2#1 整治家数', sources: ['附件2#1/合计=31', '附件2#1=30'] },
    ]);
  });

  test('a whole that is not the sum of its parts, in one row', () => {
    const change = ({ lists }: SmallFiles) => {
      lists.lists[1]!.rows[0]!.values = [4, 2, 3, 4];
      lists.lists[1]!.total = [6, 2, 5, 5];
    };
    expect(found(change).map(({ kind, quantity }) => `${kind} ${quantity}`)).toEqual([
      'total-differs 附件2#2/东山镇 总数',
      'total-differs 附件2#2/合计 总数',
    ]);
  });

  test('a part above its whole', () => {
    const change = ({ lists }: SmallFiles) => {
      lists.lists[1]!.rows[1]!.values = [2, 0, 2, 3];
      lists.lists[1]!.total = [6, 1, 5, 7];
    };
    expect(found(change).map(({ kind, quantity }) => `${kind} ${quantity}`)).toEqual([
      'part-exceeds-whole 附件2#2/西河镇 其中出口',
      'part-exceeds-whole 附件2#2/合计 其中出口',
    ]);
  });
});

function said(at: string, value: string) {
  return { at, value, strict: false, period: 'perYear' };
}
