import { expect, test } from 'vitest';
import { compilePolicy } from './compile-policy.ts';
import { determine } from './determine.ts';
import { PolicyFile } from './policy-file.ts';
import { preparePolicy } from './prepare-policy.ts';
import { readFacts } from './read-facts.ts';

/** Every part has 10 亩 and more. */
const prepared = preparePolicy(
  PolicyFile.parse({
    id: 'split',
    title: '分割',
    clause: '1',
    summary: '每宗 10 亩以上。',
    effective: { from: '2023-01-01', until: '2023-12-31' },
    inputs: {
      parts: { type: 'series', label: '各宗', of: { type: 'number', label: '一宗', unit: '亩', least: '0' } },
    },
    parameters: { least: { label: '每宗最小', value: '10', unit: '亩' } },
    provisions: [
      {
        id: 'size',
        clause: '1',
        says: '每宗 10 亩以上',
        requires: {
          where: { fact: 'parts' },
          every: { atLeast: [{ item: 'value' }, { param: 'least' }] },
        },
      },
    ],
  }),
);
if (prepared.kind !== 'policy') throw new Error(JSON.stringify(prepared.problems));
const { policy } = prepared;

test.each([
  ['the one that was left open, by its place', ['10', null, '12'], ['parts[1]']],
  ['both that were', ['10', null, null], ['parts[1]', 'parts[2]']],
  ['none that could change nothing', ['9.99', null], []],
  ['the list itself where nobody sent it', undefined, ['parts']],
])('of a column of values `missing` names %s', (_title, parts, missing) => {
  const reading = readFacts(policy, parts === undefined ? {} : { parts });
  if (reading.kind !== 'facts') throw new Error(JSON.stringify(reading.problems));
  expect(determine(policy, reading.facts, '2023-06-30').missing).toEqual(missing);
  expect(compilePolicy(policy, '2023-06-30').determine(reading.facts).missing).toEqual(missing);
});
