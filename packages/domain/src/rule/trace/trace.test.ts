import { describe, expect, test } from 'vitest';
import { record, ruleOf } from '../../../test/rule/ask.ts';
import { canonicalJson } from '../../values/index.ts';
import { checkTrace, type Expression, factsOf, interpretRule, Trace, traceJsonSchema } from '../index.ts';

const lowTax: Expression = {
  all: [
    { equal: [{ fact: 'grade' }, 'A'] },
    { everyYear: [0, 1], meets: { atMost: [{ use: 'taxPerMu' }, { value: '5', unit: '万元/亩' }] } },
  ],
};

function traceOf(expression: Expression, ...years: Parameters<typeof record>[0][]): Trace {
  const facts = {
    ...factsOf(...years.map(record)),
    sourceOf: (fact: string, yearsBefore: number) =>
      fact === 'tax' ? { address: `tax-${2022 - yearsBefore}.csv#F7`, label: '税务局' } : undefined,
  };
  return interpretRule(ruleOf(expression), { facts, asOf: '2022-12-31', year: 2022 }).trace;
}

const good = () =>
  traceOf(
    lowTax,
    { tax: '15', land: '3', grade: { text: 'A' } },
    { tax: '4', land: '3', grade: { text: 'A' } },
  );

describe('the trace of a rule', () => {
  test('holds every step with its inputs, units, source and result, and the answer at its end', () => {
    const trace = good();
    expect(trace.steps).toEqual([
      {
        step: 0,
        at: 'all[0].equal[0]',
        operator: 'fact',
        fact: 'grade',
        yearsBefore: 0,
        label: '等级',
        result: { kind: 'text', value: 'A' },
      },
      { step: 1, at: 'all[0].equal[1]', operator: 'literal', result: { kind: 'text', value: 'A' } },
      {
        step: 2,
        at: 'all[0]',
        operator: 'equal',
        inputs: [0, 1],
        result: { kind: 'boolean', value: true },
      },
      {
        step: 3,
        at: 'definitions.taxPerMu.is.divide[0]',
        operator: 'fact',
        fact: 'tax',
        yearsBefore: 0,
        label: '入库税额',
        source: { address: 'tax-2022.csv#F7', label: '税务局' },
        result: { kind: 'number', value: '15', unit: '万元' },
      },
      {
        step: 4,
        at: 'definitions.taxPerMu.is.divide[1]',
        operator: 'fact',
        fact: 'land',
        yearsBefore: 0,
        label: '实际用地',
        result: { kind: 'number', value: '3', unit: '亩' },
      },
      {
        step: 5,
        at: 'definitions.taxPerMu.is',
        operator: 'divide',
        positive: true,
        inputs: [3, 4],
        result: { kind: 'number', value: '5', unit: '万元/亩' },
      },
      {
        step: 6,
        at: 'definitions.taxPerMu.is',
        operator: 'definition',
        definition: 'taxPerMu',
        yearsBefore: 0,
        label: '亩均税收',
        inputs: [5],
        result: { kind: 'number', value: '5', unit: '万元/亩' },
      },
      {
        step: 7,
        at: 'all[1].meets.atMost[1]',
        operator: 'literal',
        result: { kind: 'number', value: '5', unit: '万元/亩' },
      },
      {
        step: 8,
        at: 'all[1].meets',
        operator: 'atMost',
        inputs: [6, 7],
        result: { kind: 'boolean', value: true },
      },
      {
        step: 9,
        at: 'definitions.taxPerMu.is.divide[0]',
        operator: 'fact',
        fact: 'tax',
        yearsBefore: 1,
        label: '入库税额',
        source: { address: 'tax-2021.csv#F7', label: '税务局' },
        result: { kind: 'number', value: '4', unit: '万元' },
      },
      {
        step: 10,
        at: 'definitions.taxPerMu.is.divide[1]',
        operator: 'fact',
        fact: 'land',
        yearsBefore: 1,
        label: '实际用地',
        result: { kind: 'number', value: '3', unit: '亩' },
      },
      {
        step: 11,
        at: 'definitions.taxPerMu.is',
        operator: 'divide',
        positive: true,
        inputs: [9, 10],
        result: { kind: 'number', value: '4/3', unit: '万元/亩' },
      },
      {
        step: 12,
        at: 'definitions.taxPerMu.is',
        operator: 'definition',
        definition: 'taxPerMu',
        yearsBefore: 1,
        label: '亩均税收',
        inputs: [11],
        result: { kind: 'number', value: '4/3', unit: '万元/亩' },
      },
      {
        step: 13,
        at: 'all[1].meets.atMost[1]',
        operator: 'literal',
        result: { kind: 'number', value: '5', unit: '万元/亩' },
      },
      {
        step: 14,
        at: 'all[1].meets',
        operator: 'atMost',
        inputs: [12, 13],
        result: { kind: 'boolean', value: true },
      },
      {
        step: 15,
        at: 'all[1]',
        operator: 'everyYear',
        years: [0, 1],
        inputs: [8, 14],
        result: { kind: 'boolean', value: true },
      },
      { step: 16, at: '', operator: 'all', inputs: [2, 15], result: { kind: 'boolean', value: true } },
    ]);
    expect(trace).toMatchObject({ format: 'tenglong.trace/1', asOf: '2022-12-31', year: 2022, missing: [] });
    expect(trace.answer).toEqual({ kind: 'boolean', value: true });
  });

  test('is the same bytes for the same facts', () => {
    expect(canonicalJson(good())).toBe(canonicalJson(good()));
  });

  test('passes its own schema and names its format in the JSON Schema', () => {
    expect(Trace.parse(JSON.parse(canonicalJson(good())))).toEqual(good());
    const schema = JSON.stringify(traceJsonSchema());
    expect(schema).toContain('"const":"tenglong.trace/1"');
    expect(schema).toContain('"enum":["unreported","unusable","no-record"]');
  });

  test('shows every condition, also those behind the one that decided', () => {
    const trace = traceOf(lowTax, { tax: '15', land: '3', grade: { text: 'B' } });
    expect(trace.answer).toEqual({ kind: 'boolean', value: false });
    expect(trace.steps.filter(({ operator }) => operator === 'atMost')).toHaveLength(2);
  });

  test('says which version of a parameter and which row of a table was taken', () => {
    const rule: Expression = {
      above: [
        {
          multiply: [
            { lookup: 'guide', by: { grade: 'A', industry: '3312' }, column: 'least' },
            { fact: 'land' },
          ],
        },
        { param: 'limit' },
      ],
    };
    const { steps } = traceOf(rule, { land: '2' });
    expect(steps.find(({ operator }) => operator === 'lookup')).toMatchObject({
      table: 'guide',
      row: { index: 1, when: { grade: 'A', industry: '331' } },
      result: { value: '4.5', unit: '万元/亩' },
    });
    expect(steps.find(({ operator }) => operator === 'parameter')).toMatchObject({
      parameter: 'limit',
      label: '限额',
      from: '2022-01-01',
      until: '2022-12-31',
      result: { value: '5', unit: '万元' },
    });
  });
});

/** A deep copy to tamper with. */
const copyOf = (trace: Trace): Record<string, unknown> & { steps: Record<string, unknown>[] } =>
  JSON.parse(JSON.stringify(trace));

describe('checkTrace works a trace out again', () => {
  const rich: Expression = {
    all: [
      {
        atLeast: [
          {
            round: {
              multiply: [
                { param: 'rate' },
                { where: { fact: 'items' }, meet: { item: 'productive' }, sum: { item: 'price' } },
              ],
            },
            places: 0,
          },
          { value: '1', unit: '元' },
        ],
      },
      { below: [{ addDays: [{ fact: 'startedOn' }, { value: '30', unit: '日' }] }, { date: '2023-01-31' }] },
      { oneOf: [{ fact: 'grade' }, ['A', 'B']] },
      {
        between: [{ fact: 'land' }, { value: '3', unit: '亩' }, { value: '3000', unit: '㎡' }],
        include: 'both',
      },
    ],
  };
  const sound = () =>
    traceOf(rich, {
      items: [
        { price: '10.5', productive: true },
        { price: '4', productive: true },
        { price: '9', productive: false },
      ],
      startedOn: { text: '2022-12-31' },
      grade: { text: 'B' },
      land: '3',
    });

  test('a true trace has no fault', () => {
    expect(checkTrace(good())).toEqual([]);
    expect(checkTrace(sound())).toEqual([]);
    expect(sound().answer).toEqual({ kind: 'boolean', value: true });
  });

  test('whatever number, truth value or day of a result is changed, it is found', () => {
    const count = sound().steps.length;
    let tampered = 0;
    for (let index = 0; index < count; index += 1) {
      const trace = copyOf(sound());
      const step = trace.steps[index]!;
      if (!('inputs' in step || 'list' in step)) continue;
      const result = step.result as { kind: string; value?: unknown };
      if (result.kind === 'number') result.value = `${Number(result.value) + 1}`;
      else if (result.kind === 'boolean') result.value = !result.value;
      else if (result.kind === 'date') result.value = '2023-01-29';
      else continue;
      tampered += 1;
      expect(
        checkTrace(trace).map(({ step: at }) => at),
        `step ${index}`,
      ).toContain(index);
    }
    expect(tampered).toBeGreaterThan(8);
  });

  test.each<[string, (trace: ReturnType<typeof copyOf>) => void, string]>([
    [
      'an answer that is not that of the last step',
      (trace) => {
        trace.answer = { kind: 'boolean', value: false };
      },
      '结论与最后一步的结果不同',
    ],
    [
      'a missing fact made up',
      (trace) => {
        trace.missing = [{ fact: 'tax', yearsBefore: 0, reason: 'unreported' }];
      },
      '所列缺项与结论的原因不符',
    ],
    [
      'a step that looks ahead',
      (trace) => {
        trace.steps[2]!.inputs = [0, 9];
      },
      '引用了不在此前的第 9 步',
    ],
    [
      'a step out of order',
      (trace) => {
        trace.steps[3]!.step = 7;
      },
      '步骤序号应为 3',
    ],
    [
      'another unit',
      (trace) => {
        (trace.steps[5]!.result as { unit: string }).unit = '万元';
      },
      '结果应为 {"kind":"number","unit":"万元/亩","value":"5"}，写的是 {"kind":"number","unit":"万元","value":"5"}',
    ],
    [
      'a key too many',
      (trace) => {
        trace.steps[0]!.extra = 1;
      },
      '不符合 tenglong.trace/1 的格式：steps.0 ',
    ],
    [
      'another format',
      (trace) => {
        trace.format = 'tenglong.trace/2';
      },
      '不符合 tenglong.trace/1 的格式：format ',
    ],
  ])('%s is found', (_title, tamper, message) => {
    const trace = copyOf(good());
    tamper(trace);
    expect(
      checkTrace(trace)
        .map((fault) => fault.message)
        .join('\n'),
    ).toContain(message);
  });

  test('a row that does not fit its keys is found', () => {
    const trace = copyOf(
      traceOf({ lookup: 'guide', by: { grade: 'A', industry: '3312' }, column: 'least' }, {}),
    );
    (trace.steps[2]!.row as { when: Record<string, string> }).when.industry = '34';
    expect(checkTrace(trace).map(({ message }) => message)).toEqual(['所取的行与键 industry 不符']);
  });

  test('nonsense is refused, not crashed on', () => {
    for (const raw of [null, 1, 'x', [], {}, { format: 'tenglong.trace/1' }]) {
      expect(checkTrace(raw)).toHaveLength(1);
    }
  });
});
