import { describe, expect, test } from 'vitest';
import { good, traceOf } from '../../../test/rule/traces.ts';
import { checkTrace, type Expression, type Trace } from '../index.ts';

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
