import { type Expression, factsOf, interpretRule, type Trace } from '../../src/rule/index.ts';
import { record, ruleOf } from './ask.ts';

export const lowTax: Expression = {
  all: [
    { equal: [{ fact: 'grade' }, 'A'] },
    { everyYear: [0, 1], meets: { atMost: [{ use: 'taxPerMu' }, { value: '5', unit: '万元/亩' }] } },
  ],
};

export function traceOf(expression: Expression, ...years: Parameters<typeof record>[0][]): Trace {
  const facts = {
    ...factsOf(...years.map(record)),
    sourceOf: (fact: string, yearsBefore: number) =>
      fact === 'tax' ? { address: `tax-${2022 - yearsBefore}.csv#F7`, label: '税务局' } : undefined,
  };
  return interpretRule(ruleOf(expression), { facts, asOf: '2022-12-31', year: 2022 }).trace;
}

export const good = () =>
  traceOf(
    lowTax,
    { tax: '15', land: '3', grade: { text: 'A' } },
    { tax: '4', land: '3', grade: { text: 'A' } },
  );
