import {
  computeScreening,
  type PreparedScreening,
  prepareScreening,
  ScreeningFile,
  type ScreeningSubject,
  type ScreeningVerdict,
} from '../../src/screening/index.ts';
import { decimal } from '../../src/values/index.ts';

export const facts = {
  facts: [
    ['landMu', '实际用地', '亩'],
    ['tax', '入库税收', '万元'],
    ['revenue', '营业收入', '万元'],
    ['energyTce', '综合能耗', '吨标准煤'],
    ['valueAdded', '工业增加值', '万元'],
  ].map(([id = '', title = '', unit = '']) => ({
    id,
    title,
    unit,
    decimals: 2,
    department: 'x',
    sensitivity: 'public' as const,
  })),
};

export const value = (number: string, unit: string) => ({ value: number, unit });
export const taxPerMu = {
  label: '亩均税收',
  unit: '万元/亩',
  is: { divide: [{ fact: 'tax' }, { fact: 'landMu' }], positive: true },
};
const twoYears = (limit: string) => ({
  everyYear: [0, 1],
  meets: { atMost: [{ use: 'taxPerMu' }, value(limit, '万元/亩')] },
});
export const above = { equal: [{ fact: 'scale' }, 'above'] };
const enoughLand = {
  any: [
    above,
    { all: [{ equal: [{ fact: 'scale' }, 'below'] }, { atLeast: [{ fact: 'landMu' }, value('3', '亩')] }] },
  ],
};
export const rules = [
  {
    id: 'large-low-tax',
    title: '亿元低效企业',
    clause: '二',
    population: above,
    when: { all: [{ atLeast: [{ fact: 'revenue' }, value('10000', '万元')] }, twoYears('10')] },
    figures: ['revenue', 'taxPerMu'],
  },
  {
    id: 'low-tax',
    title: '低效企业',
    clause: '二',
    population: enoughLand,
    when: twoYears('5'),
    figures: ['taxPerMu'],
  },
];

export function prepared(raw: object): PreparedScreening {
  const result = prepareScreening(ScreeningFile.parse(raw), facts);
  if (result.kind === 'problems') throw new Error(JSON.stringify(result.problems));
  return result.screening;
}
export const screening = prepared({ title: '排查', definitions: { taxPerMu }, rules });

type Figures = Readonly<Record<string, string | null>>;
export const firm = (figures: Figures, rest: Partial<ScreeningSubject> = {}): ScreeningSubject => ({
  creditCode: '91331083MA00000001',
  name: '甲厂',
  unit: '清港镇',
  scale: 'above',
  industry: '3312',
  facts: new Map(Object.entries(figures).map(([id, text]) => [id, text === null ? null : decimal(text)])),
  violations: [],
  ...rest,
});

/** The verdict of one rule on one firm; `undefined` is a year without it. */
export function verdict(
  rule: string,
  now: ScreeningSubject | undefined,
  before: ScreeningSubject | undefined,
  with_ = screening,
): ScreeningVerdict | undefined {
  const { rows } = computeScreening(now ? [now] : [], before ? [before] : [], with_, { year: 2022 });
  return rows.find((row) => row.rule === rule)?.verdict;
}
