import { describe, expect, test } from 'vitest';
import { good, lowTax, traceOf } from '../../../test/rule/traces.ts';
import { canonicalJson } from '../../values/index.ts';
import { type Expression, Trace, traceJsonSchema } from '../index.ts';

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
