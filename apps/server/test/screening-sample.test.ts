import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { EnterpriseYear } from '@tenglong/domain/enterprise';
import { enterprisesOf } from '@tenglong/domain/intake';
import { checkTrace } from '@tenglong/domain/rule';
import {
  computeScreening,
  describeScreening,
  explainScreening,
  type PreparedScreening,
  prepareScreening,
  ScreeningFile,
} from '@tenglong/domain/screening';
import { toExactText } from '@tenglong/domain/values';
import { beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { loadCommandPlan } from '../src/cli/evaluate/load-plan.ts';
import { stageFolder } from '../src/modules/intake/stage/index.ts';
import { countyOf, dictionary, expectedRows } from './evaluation-sample.ts';

const root = new URL('../../../', import.meta.url);
const folder = (path: string) => fileURLToPath(new URL(path, root));

function shippedScreening(): PreparedScreening {
  const text = readFileSync(new URL('plans/yuhuan-2021-2023/screening.yaml', root), 'utf8');
  const prepared = prepareScreening(ScreeningFile.parse(parse(text)), dictionary());
  if (prepared.kind === 'problems') throw new Error(JSON.stringify(prepared.problems));
  return prepared.screening;
}

const verdictsOf = (
  enterprises: readonly EnterpriseYear[],
  before: readonly EnterpriseYear[],
  year: number,
) => computeScreening(enterprises, before, shippedScreening(), { year, verdicts: ['yes', 'unknown'] });

const expected = (year: number) =>
  expectedRows(`screening-${year}.csv`)
    .map(({ creditCode, rule, verdict }) => `${creditCode} ${rule} ${verdict}`)
    .sort();

const written = (rows: ReturnType<typeof verdictsOf>['rows']) =>
  rows.map(({ creditCode, rule, verdict }) => `${creditCode} ${rule} ${verdict}`).sort();

describe('高耗低效 screening of the sample county', () => {
  test('from the true figures, 2022 is met to the last enterprise', () => {
    const { rows } = verdictsOf(countyOf(2022), countyOf(2021), 2022);
    expect(written(rows)).toEqual(expected(2022));
  });

  describe('from the workbooks', () => {
    let yearOf: (year: number) => readonly EnterpriseYear[];
    beforeAll(async () => {
      const { plan, datasets } = await loadCommandPlan(folder('plans/yuhuan-2021-2023'));
      const { roster, assembled } = await stageFolder(folder('samples/yuhuan-demo/workbooks'), {
        datasets,
        units: plan.units,
        factTitles: new Map(),
      });
      yearOf = (year) => enterprisesOf(roster, assembled, year).enterprises;
    });

    test.each([2021, 2022])('%i is met to the last enterprise', (year) => {
      const { rows } = verdictsOf(yearOf(year), yearOf(year - 1), year);
      expect(written(rows)).toEqual(expected(year));
    });

    test('the provincial rule is not judged while its table is empty, and says so', () => {
      const { rows, tallies } = verdictsOf(yearOf(2022), yearOf(2021), 2022);
      expect(rows.filter(({ rule }) => rule === 'provincial-guide')).toEqual([]);
      expect(tallies).toMatchObject([
        { rule: 'large-low-tax', yes: 19, unknown: 0, unavailable: undefined },
        { rule: 'low-tax', yes: 528, unknown: 19, unavailable: undefined },
        {
          rule: 'provincial-guide',
          yes: 0,
          no: 0,
          unknown: 0,
          unavailable: '省分区域分行业指南未公开，暂不能判定',
        },
      ]);
    });

    test('every verdict on the list can be explained, and each explanation worked out again', () => {
      const [now, before] = [yearOf(2022), yearOf(2021)].map(
        (records) => new Map(records.map((record) => [record.creditCode, record])),
      );
      const screening = shippedScreening();
      for (const row of verdictsOf(yearOf(2022), yearOf(2021), 2022).rows) {
        const years = [now?.get(row.creditCode), before?.get(row.creditCode)];
        const explained = explainScreening(screening, row.rule, years, { year: 2022 });
        expect(explained && checkTrace(explained.trace)).toEqual([]);
        expect(explained?.answer).toEqual(
          row.verdict === 'yes'
            ? { kind: 'boolean', value: true }
            : expect.objectContaining({ kind: 'unknown' }),
        );
        expect(explained?.missing.map(({ fact, yearsBefore }) => `${fact} ${2022 - yearsBefore}`)).toEqual(
          row.missing.map(({ fact, year }) => `${fact} ${year}`),
        );
      }
    });

    test('a firm that came in 2022 is open for want of the year before, with the figures of both years', () => {
      const { rows } = verdictsOf(yearOf(2022), yearOf(2021), 2022);
      const row = rows.find(({ creditCode }) => creditCode === '91331083MA1R05Y707');
      expect(row).toMatchObject({ rule: 'low-tax', verdict: 'unknown' });
      expect(row?.missing.map(({ label, year }) => `${year} 年${label}`)).toEqual([
        '2021 年实际用地',
        '2021 年入库税收',
      ]);
      expect(
        row?.figures.map(
          ({ name, year, value, unit }) => `${name} ${year} ${value ? toExactText(value) : '—'} ${unit}`,
        ),
      ).toEqual([
        'tax 2022 24.4862 万元',
        'tax 2021 — 万元',
        'landMu 2022 9.31815 亩',
        'landMu 2021 — 亩',
        'taxPerMu 2022 489724/186363 万元/亩',
        'taxPerMu 2021 — 万元/亩',
      ]);
    });
  });

  test('the shipped rules read as the plan says them', () => {
    const texts = describeScreening(shippedScreening(), { year: 2022 });
    expect(texts.map(({ rule, population, condition }) => `${rule}：${population}；${condition}`)).toEqual([
      'large-low-tax：规模为规上；营业收入 ≥ 10,000 万元，且 2022、2021 年亩均税收均 ≤ 10 万元/亩',
      'low-tax：规上企业或实际用地达标的规下企业；2022、2021 年亩均税收均 ≤ 5 万元/亩',
      'provincial-guide：规上企业或实际用地达标的规下企业；（《浙江省制造业高耗低效企业分区域分行业指南》列有亩均税收低效线（按行业代码、玉环市、年份），且亩均税收 < 《浙江省制造业高耗低效企业分区域分行业指南》所列亩均税收低效线（按行业代码、玉环市、年份）），或（《浙江省制造业高耗低效企业分区域分行业指南》列有单位增加值能耗高耗线（按行业代码、玉环市、年份），且单位增加值能耗 > 《浙江省制造业高耗低效企业分区域分行业指南》所列单位增加值能耗高耗线（按行业代码、玉环市、年份））',
    ]);
    expect(texts[1]?.terms.map(({ label, text }) => `${label}：${text}`)).toEqual([
      '规上企业或实际用地达标的规下企业：规模为规上，或（规模为规下，且实际用地 ≥ 3 亩）',
      '亩均税收：入库税收 ÷ 实际用地',
    ]);
  });
});
