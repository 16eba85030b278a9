import fc from 'fast-check';
import type { EnterpriseYear, FactsFile, Violation } from '../../src/enterprise/index.ts';
import { decimal, type Exact, whole } from '../../src/values/index.ts';

/** Figures by fact id, as text; `null` is reported and unusable. */
export type Figures = Readonly<Record<string, string | null>>;

/** An enterprise of the test county; its code is its number, so that the canonical order is plain to see. */
export function enterprise(
  number: number,
  figures: Figures,
  more: Partial<EnterpriseYear> = {},
): EnterpriseYear {
  const facts = Object.entries(figures).map(([fact, text]): [string, Exact | null] => [
    fact,
    text === null ? null : decimal(text),
  ]);
  return {
    creditCode: String(number).padStart(18, '0'),
    name: `企业${number}`,
    unit: '玉城街道',
    scale: 'above',
    industry: '3443',
    facts: new Map(facts),
    violations: [],
    ...more,
  } as EnterpriseYear;
}

export const finding = (foundOn: string, severity: Violation['severity']): Violation => ({
  field: '环境保护',
  foundOn,
  severity,
});

const MONEY = '万元';
/** The facts of the tests, with units that go together. */
export const DICTIONARY: FactsFile = {
  facts: (
    [
      ['landMu', '亩'],
      ['tax', MONEY],
      ['valueAdded', MONEY],
      ['revenue', MONEY],
      ['rd', MONEY],
      ['employees', '人'],
      ['energyTce', '吨标准煤'],
      ['electricity10kKwh', '万千瓦时'],
      ['emission', '吨'],
      ['tenants', ''],
      ['top', MONEY],
      ['bottom', '亩'],
    ] as const
  ).map(([id, unit]) => ({
    id,
    title: id,
    unit: unit === '' ? '家' : unit,
    decimals: 2,
    department: 'tongji',
    sensitivity: 'public',
  })),
};

/** A figure in cents, so that decimals come up that float64 cannot hold. */
const hundredths = (min: number, max: number) =>
  fc.integer({ min, max }).map((count): Exact => ({ n: BigInt(count), d: 100n }));
const sometimes = (figure: fc.Arbitrary<Exact>, unknown: number) =>
  fc.option(figure, { freq: unknown, nil: undefined });

const FIGURES = {
  landMu: sometimes(hundredths(-100, 5_000), 30),
  tax: sometimes(hundredths(-5_000, 50_000), 30),
  valueAdded: sometimes(hundredths(-5_000, 500_000), 30),
  revenue: sometimes(hundredths(0, 900_000), 30),
  rd: sometimes(hundredths(0, 30_000), 30),
  employees: sometimes(
    fc.integer({ min: 0, max: 400 }).map((count) => whole(BigInt(count))),
    30,
  ),
  energyTce: sometimes(hundredths(1, 90_000), 30),
  electricity10kKwh: sometimes(hundredths(1, 9_000), 30),
  emission: sometimes(hundredths(0, 300), 3),
};

const VIOLATIONS = fc.oneof(
  { weight: 8, arbitrary: fc.constant<readonly Violation[]>([]) },
  {
    weight: 1,
    arbitrary: fc.constantFrom('severe', 'ordinary').map((s) => [finding('2022-03-01', s as 'severe')]),
  },
);

/** Counties with unknown, zero and negative figures, and many that are alike. */
export function arbitraryCounty(most = 24): fc.Arbitrary<EnterpriseYear[]> {
  const one = fc.record({
    figures: fc.record(FIGURES),
    scale: fc.constantFrom('above' as const, 'above' as const, 'below' as const),
    industry: fc.constantFrom('3443', '3444', '3670', '2650', ''),
    violations: VIOLATIONS,
  });
  return fc.array(one, { minLength: 3, maxLength: most }).map((drafts) =>
    drafts.map(({ figures, ...rest }, at) => ({
      ...enterprise(at + 1, {}),
      ...rest,
      facts: new Map(
        Object.entries(figures).filter((entry): entry is [string, Exact] => entry[1] !== undefined),
      ),
    })),
  );
}

/** Counties whose enterprises are all ranked above scale: no figure is missing or below zero. */
export function arbitraryRankedCounty(least: number, most: number): fc.Arbitrary<EnterpriseYear[]> {
  const figures = fc.record({
    landMu: hundredths(300, 5_000),
    tax: hundredths(100, 50_000),
    valueAdded: hundredths(1_000, 500_000),
    revenue: hundredths(10_000, 900_000),
    rd: hundredths(1, 30_000),
    employees: hundredths(500, 40_000),
    energyTce: hundredths(1_000, 90_000),
    electricity10kKwh: hundredths(100, 9_000),
    emission: hundredths(1, 300),
  });
  return fc
    .array(figures, { minLength: least, maxLength: most })
    .map((all) => all.map((own, at) => ({ ...enterprise(at + 1, {}), facts: new Map(Object.entries(own)) })));
}
