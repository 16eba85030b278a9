import fc from 'fast-check';
import { expect, test } from 'vitest';
import { smallDocuments, smallPlan } from '../../test/plan/small-county.ts';
import { trials } from '../../test/trials.ts';
import { checkPlan } from './check-plan.ts';
import { reportCoverage } from './coverage.ts';
import { checkTotals } from './totals.ts';

test('the check of a plan has errors, totals, coverage and contradictions, and nothing else', () => {
  const check = checkPlan(smallDocuments());
  expect(Object.keys(check)).toEqual(['errors', 'totals', 'coverage', 'contradictions']);
  expect(check.errors).toEqual([]);
  expect(check.totals!.ok).toBe(true);
  expect(check.contradictions).toEqual([]);
});

test('a folder that is no plan is checked as far as it goes', () => {
  const check = checkPlan([{ path: 'plan.yaml', value: null }]);
  expect(check.errors.length).toBeGreaterThan(4);
  expect(check).toMatchObject({ totals: null, coverage: null, contradictions: [] });
});

test('every column of every list is added up', () => {
  const { columns } = checkTotals(smallPlan());
  expect(columns.map(({ address, title, printed, sum }) => [address, title, printed, sum])).toEqual([
    ['附件2#1', '整治家数', '30', '30'],
    ['附件2#2', '总数', '6', '6'],
    ['附件2#2', '省级', '1', '1'],
    ['附件2#2', '市级', '5', '5'],
    ['附件2#2', '其中出口', '5', '5'],
  ]);
});

test('decimals are added exactly', () => {
  const plan = smallPlan(({ lists }) => {
    Object.assign(lists.lists[0]!.rows[0]!, { values: ['0.1'] });
    Object.assign(lists.lists[0]!.rows[1]!, { values: ['0.2'] });
    Object.assign(lists.lists[0]!, { total: ['0.3'] });
  });
  expect(checkTotals(plan).columns[0]).toMatchObject({ sum: '0.3', ok: true });
});

test('a list without a total line has sums and nothing to compare them with', () => {
  const plan = smallPlan(({ lists }) => void delete (lists.lists[0] as { total?: number[] }).total);
  expect(checkTotals(plan).columns[0]).toMatchObject({ printed: null, sum: '30', ok: true });
});

test('a printed total one too high is an error of the totals with a sentence', () => {
  const { ok, columns } = checkTotals(
    smallPlan(({ lists }) => Object.assign(lists.lists[0]!, { total: [31] })),
  );
  expect(ok).toBe(false);
  expect(columns[0]!.message).toBe('“整治企业清单”的“整治家数”合计印作 31，各行相加得 30。');
});

test('coverage names what stands without its counterpart', () => {
  const coverage = reportCoverage(
    smallPlan(({ clauses, tasks, indicators }) => {
      clauses.clauses[3]!.leads = [];
      tasks.tasks[1]!.clauses = [];
      indicators.quantities[2]!.stated = [{ at: '二', value: '6', strict: false, period: 'byEnd' }];
    }),
  );
  expect(coverage.clauses).toEqual({
    count: 4,
    withoutLead: ['五.1'],
    withoutTask: ['2', '五.1'],
    withoutTarget: ['2', '五.1'],
    withoutRule: ['1', '2', '3', '五.1'],
  });
  expect(coverage.tasks).toEqual({
    count: 3,
    withoutLead: [],
    withoutClause: ['附件1#2'],
    withoutTarget: ['附件1#2'],
  });
  expect(coverage.targets).toEqual({ count: 3, withoutOwner: ['品牌企业'], withoutSplit: [] });
  expect(coverage.units).toEqual({ count: 3, withTargets: ['东山镇', '西河镇'], withoutTargets: ['岛头乡'] });
});

/** Every place in a value, as the keys that lead there. */
function placesIn(value: unknown, path: (string | number)[] = []): (string | number)[][] {
  if (typeof value !== 'object' || value === null) return [path];
  const entries = Array.isArray(value) ? [...value.entries()] : Object.entries(value);
  return [path, ...entries.flatMap(([key, item]) => placesIn(item, [...path, key]))];
}

function put(value: unknown, [key, ...rest]: readonly (string | number)[], replacement: unknown): unknown {
  if (key === undefined) return replacement;
  if (Array.isArray(value))
    return value.map((item, at) => (at === key ? put(item, rest, replacement) : item));
  const map = value as Record<string, unknown>;
  return { ...map, [key]: put(map[String(key)], rest, replacement) };
}

test('whatever stands in one place of a plan, the check ends in errors with a remedy or in a plan', () => {
  const documents = smallDocuments();
  const places = documents.flatMap(({ path, value }, at) =>
    placesIn(value).map((place) => ({ at, path, place })),
  );
  const odd = fc.oneof(
    fc.constantFrom(
      '',
      ' ',
      '-1',
      '1/0',
      '1/3',
      '99999999999999999999',
      '二',
      '附件1#1',
      '附件9#9/甲',
      '县经信局',
      '三.1',
      null,
    ),
    fc.jsonValue({ maxDepth: 2 }),
  );
  fc.assert(
    fc.property(fc.constantFrom(...places), odd, ({ at, place }, replacement) => {
      const changed = documents.map((one, index) =>
        index === at ? { ...one, value: put(one.value, place, replacement) } : one,
      );
      const { errors, totals } = checkPlan(changed);
      expect(totals === null).toBe(errors.length > 0);
      for (const { file, message, remedy } of errors) {
        expect(`${message}${remedy}`, file).toMatch(/[\u4e00-\u9fff]/);
        expect(remedy).not.toBe('');
      }
    }),
    trials,
  );
}, 120_000);
